package org.doorstep.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the first person comes into an empty system; everybody else is let in by them, over FHIR. On
 * the analytics node nobody writes, and so the setting names who is let in.
 *
 * @param firstOrganization the name of the organisation that runs the server
 * @param firstAdministrator the account of its administrator; nothing happens once there is one
 * @param analysts the accounts that may ask the analytics node
 */
@ConfigurationProperties("doorstep.access")
record AccessSettings(
    @Nullable String firstOrganization,
    @Nullable String firstAdministrator,
    @DefaultValue List<String> analysts) {}
