package org.doorstep.server.request;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** How many entries a Bundle in a request may have; counted while it is read. */
final class BundleSize {

  private BundleSize() {}

  static void require(int entries, int maxEntries) {
    if (entries > maxEntries) {
      throw new Refusal(
          Reason.TOO_LARGE,
          "too-many-entries",
          "Bundle.entry",
          "The Bundle has more than %d entries.".formatted(maxEntries),
          "Send it as several Bundles; what belongs to one visit belongs into one of them.");
    }
  }
}
