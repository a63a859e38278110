package org.doorstep.evacuation;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Messages;
import org.doorstep.profiles.Terms;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** How the list speaks in one language. */
final class ListWords {

  private final Language language;
  private final Terms terms;
  private final Messages messages;

  ListWords(Language language, Terms terms) {
    this.language = language;
    this.terms = terms;
    this.messages = new Messages("org.doorstep.evacuation.list", language);
  }

  String language() {
    return language.tag();
  }

  /** The label or sentence with this key. */
  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** What a code of Doorstep means. */
  String term(String system, String code) {
    return terms.name(system, code, language).orElse(code);
  }

  /** What a concept means: the sender's own words first, which say more than a code. */
  String name(CodeableConcept concept) {
    if (concept.hasText()) {
      return concept.getText();
    }
    for (Coding coding : concept.getCoding()) {
      if (coding.hasSystem() && coding.hasCode()) {
        return terms
            .name(coding.getSystem(), coding.getCode(), language)
            .orElse(coding.hasDisplay() ? coding.getDisplay() : coding.getCode());
      }
    }
    return "";
  }

  String day(Date day) {
    return at(day, "format.date");
  }

  String time(Date time) {
    return at(time, "format.time");
  }

  private String at(Date time, String format) {
    return DateTimeFormatter.ofPattern(messages.text(format), language.locale())
        .format(ZonedDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault()));
  }
}
