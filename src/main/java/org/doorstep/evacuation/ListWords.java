package org.doorstep.evacuation;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.ResourceBundle;
import org.doorstep.fhir.Language;
import org.doorstep.profiles.Terms;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** How the list speaks in one language. */
final class ListWords {

  private final Language language;
  private final Terms terms;
  private final ResourceBundle messages;

  ListWords(Language language, Terms terms) {
    this.language = language;
    this.terms = terms;
    this.messages =
        ResourceBundle.getBundle(
            "org.doorstep.evacuation.list",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String language() {
    return language.tag();
  }

  /** The label or sentence with this key. */
  String text(String key, Object... arguments) {
    String pattern = messages.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
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
    return DateTimeFormatter.ofPattern(messages.getString(format), language.locale())
        .format(ZonedDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault()));
  }
}
