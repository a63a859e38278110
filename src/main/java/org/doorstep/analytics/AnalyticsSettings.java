package org.doorstep.analytics;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records come to the analytics node: the main server writes releases into a folder, from which
 * the node takes them.
 *
 * @param folder the folder of the releases; a main server without one releases nothing
 * @param populations a file with a line {@code code,people,latitude,longitude} for each area, by
 *     its P-code; an area that is not in it is never named
 * @param fillEvery how long the main server waits before it releases what has changed
 * @param rebuildEvery how long it waits before it releases everything anew
 * @param reader the user of PostgreSQL that answers queries, on a database that is not embedded;
 *     without one, no query is answered there
 * @param readerPassword its password
 */
@ConfigurationProperties("doorstep.analytics")
record AnalyticsSettings(
    @Nullable Path folder,
    @Nullable Path populations,
    @DefaultValue("1h") Duration fillEvery,
    @DefaultValue("24h") Duration rebuildEvery,
    @Nullable String reader,
    @Nullable String readerPassword) {

  @Override
  public String toString() {
    return "AnalyticsSettings[" + folder + "]";
  }
}
