package org.doorstep.access;

import java.util.Arrays;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Consent;

/** What people agree to take part in; each by a Consent of a category of its own. */
public enum Agreement {
  /** That who looks after one's children, or whose children one looks after, can call one. */
  CHILDCARE_CONTACT("childcare-contact"),
  /** That one is named as a member of a support group. */
  GROUP_MEMBERSHIP("group-membership");

  private static final String CATEGORIES = DoorstepCodes.codeSystem("doorstep-consent-category");

  private final String code;

  Agreement(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  /**
   * What a Consent is about.
   *
   * @param consent any Consent
   * @return the agreement that its category names, if it names one
   */
  public static Optional<Agreement> of(Consent consent) {
    return Arrays.stream(values())
        .filter(
            agreement ->
                consent.getCategory().stream()
                    .anyMatch(category -> category.hasCoding(CATEGORIES, agreement.code)))
        .findFirst();
  }
}
