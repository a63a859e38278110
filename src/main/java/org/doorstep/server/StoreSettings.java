package org.doorstep.server;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server is for and where it keeps what it stores.
 *
 * @param dataFolder the folder of the embedded database, the full-text index and the secrets
 * @param node what the server is for
 */
@ConfigurationProperties("doorstep")
public record StoreSettings(
    @DefaultValue("data") Path dataFolder, @DefaultValue("main") Node node) {

  /** Whether the server is the analytics node. */
  public boolean isAnalytics() {
    return node == Node.ANALYTICS;
  }
}
