package org.doorstep.subscription;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server may send word.
 *
 * @param endpoints schemes, hosts and ports such as {@code https://his.example.org:8443}
 * @param privateNetworks networks that are not public and to which those hosts may lead, such as
 *     {@code 10.20.0.0/16}
 * @param sslBundle the name of the Spring SSL bundle (spring.ssl.bundle) that says whom to trust as
 *     a listener of HL7 v2 and as whom to come; without it Java's own authorities are trusted
 * @param mailDomains what may stand behind the @ of a mail address
 * @param mailFrom from whom mails come; without it there are none
 * @param firstRetry how long to wait after the first failure; twice as long after each further one
 * @param longestRetry how long to wait at most
 * @param giveUpAfter how long something is tried before it becomes a dead letter
 */
@ConfigurationProperties("doorstep.subscriptions")
record SubscriptionSettings(
    @DefaultValue List<String> endpoints,
    @DefaultValue List<String> privateNetworks,
    @Nullable String sslBundle,
    @DefaultValue List<String> mailDomains,
    @Nullable String mailFrom,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("5m") Duration longestRetry,
    @DefaultValue("24h") Duration giveUpAfter) {}
