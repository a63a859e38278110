package org.doorstep.transfer;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.fhir.Language;

/**
 * What is asked of the operation $transfer-summary.
 *
 * @param recipient the organisation that will read it, such as {@code Organization/1}
 * @param purpose why it is read
 * @param language the language of the texts
 * @param persist whether the document is kept, so that what was sent stays provable
 * @param since only observations, visits, procedures and dispenses from then on
 * @param form how much is sent
 */
record SummaryRequest(
    Optional<String> recipient,
    Purpose purpose,
    Language language,
    boolean persist,
    Optional<Instant> since,
    Form form) {

  /** How much is sent. */
  enum Form {
    /** Everything, with pictures. */
    FULL,
    /** For thin links: no pictures, and the electrocardiogram in coarser steps. */
    COMPACT;

    /** As it is written in requests. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Purposes of use of HL7 v3 ActReason. */
  enum Purpose {
    /** Treatment. */
    TREAT,
    /** Emergency treatment. */
    ETREAT,
    /** Break the glass. */
    BTG
  }
}
