package org.doorstep.reports;

import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Messages;
import org.doorstep.profiles.Terms;

/** How sheets speak in one language. */
final class SheetWords {

  private final Language language;
  private final Terms terms;
  private final Messages messages;

  SheetWords(Language language, Terms terms) {
    this.language = language;
    this.terms = terms;
    this.messages = new Messages("org.doorstep.reports.sheets", language);
  }

  /** The label with this key. */
  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** What a code of one of Doorstep's own systems means. */
  String term(String system, String code) {
    return terms.name(DoorstepCodes.codeSystem(system), code, language).orElse(code);
  }
}
