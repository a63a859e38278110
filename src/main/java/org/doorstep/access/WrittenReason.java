package org.doorstep.access;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** The sentence in which somebody says why; it is kept, and others read it. */
final class WrittenReason {

  private static final int SHORTEST = 10;

  private WrittenReason() {}

  /**
   * @param mend what to write instead of too little
   * @return the sentence without the space around it
   * @throws Refusal {@code reason-missing} below ten characters
   */
  static String of(String sentence, String mend) {
    String reason = sentence.strip();
    if (reason.length() < SHORTEST) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "reason-missing",
          "Parameters.parameter.where(name = 'reason')",
          "The reason is missing or too short.",
          mend);
    }
    return reason;
  }
}
