package org.doorstep.server.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may ask of the server.
 *
 * @param maxBody the largest body of a request, counted before and after inflating
 * @param maxBundleBody the same for a batch or transaction posted to the base of the endpoint
 * @param maxBundleEntries the largest number of entries of a Bundle in a request
 */
@ConfigurationProperties("doorstep.limits")
record LimitsSettings(
    @DefaultValue("10MB") DataSize maxBody,
    @DefaultValue("20MB") DataSize maxBundleBody,
    @DefaultValue("500") int maxBundleEntries) {}
