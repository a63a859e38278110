package org.doorstep.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the first person comes into an empty system; everybody else is let in by them, over FHIR.
 *
 * @param firstOrganization the name of the organisation that runs the server
 * @param firstAdministrator the account of its administrator; nothing happens once there is one
 */
@ConfigurationProperties("doorstep.access")
record AccessSettings(@Nullable String firstOrganization, @Nullable String firstAdministrator) {}
