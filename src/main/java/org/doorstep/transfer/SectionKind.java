package org.doorstep.transfer;

import java.util.Locale;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Coding;

/**
 * The sections of a transfer summary in the order in which they are read; the codes are those of
 * the International Patient Summary where it has them.
 */
enum SectionKind {
  CHANGES("changes", false),
  REASON("42349-1", true),
  ALERTS("104605-1", false),
  PRESENT("10164-2", false),
  VITALS("8716-3", true),
  FINDINGS("29545-1", false),
  RESULTS("30954-2", true),
  ECG("11524-6", false),
  PROBLEMS("11450-4", true),
  MEDICINES("10160-0", true),
  ALLERGIES("48765-2", true),
  PROCEDURES("47519-4", false),
  FUNCTION("47420-5", true),
  PAST("11348-0", false),
  SOCIAL("29762-2", false),
  PREGNANCY("10162-6", false),
  IMMUNISATIONS("11369-6", false),
  WISHES("42348-3", false),
  PLAN("18776-5", true),
  TRANSPORT("transport", false),
  TEAM("85847-2", false);

  private final String code;
  private final boolean required;

  SectionKind(String code, boolean required) {
    this.code = code;
    this.required = required;
  }

  boolean required() {
    return required;
  }

  Coding coding() {
    return this == TRANSPORT || this == CHANGES
        ? new Coding(DoorstepCodes.codeSystem("doorstep-section"), code, null)
        : new Coding("http://loinc.org", code, null);
  }

  /** The name of the section in message bundles and page addresses. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
