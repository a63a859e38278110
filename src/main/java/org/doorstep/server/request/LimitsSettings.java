package org.doorstep.server.request;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much requests may ask of the server.
 *
 * @param maxBody the largest body of a request, counted before and after inflating
 * @param maxBundleBody the same for a batch or transaction posted to the base of the endpoint
 * @param maxBundleEntries the largest number of entries of a Bundle in a request
 * @param requestsPerSecond how many requests a second one account may go on sending to the endpoint
 * @param requestsAtOnce how many it may send at once after a pause
 * @param tokensPerSecond how many times a second one address may go on asking for tokens or trying
 *     passwords
 * @param tokensAtOnce how many times at once after a pause
 * @param heavyAtOnce how many requests that read very much are worked on at the same time
 */
@Validated
@ConfigurationProperties("doorstep.limits")
record LimitsSettings(
    @DefaultValue("10MB") DataSize maxBody,
    @DefaultValue("20MB") DataSize maxBundleBody,
    @DefaultValue("500") @Positive int maxBundleEntries,
    @DefaultValue("20") @Positive int requestsPerSecond,
    @DefaultValue("60") @Positive int requestsAtOnce,
    @DefaultValue("5") @Positive int tokensPerSecond,
    @DefaultValue("60") @Positive int tokensAtOnce,
    @DefaultValue("8") @Positive int heavyAtOnce) {}
