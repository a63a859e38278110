package org.doorstep.tables;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether the views are tables of the database.
 *
 * @param every how long to wait before they are filled anew; without it there are none
 */
@ConfigurationProperties("doorstep.tables")
record TableSettings(@Nullable Duration every) {}
