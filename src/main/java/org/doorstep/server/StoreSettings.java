package org.doorstep.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server keeps what it stores.
 *
 * @param dataFolder the folder of the embedded database, the full-text index and the secrets
 */
@ConfigurationProperties("doorstep")
public record StoreSettings(@DefaultValue("data") Path dataFolder) {}
