package org.doorstep.reports;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.doorstep.profiles.Terms;

/** How sheets speak in one language. */
final class SheetWords {

  private final Language language;
  private final Terms terms;
  private final ResourceBundle messages;

  SheetWords(Language language, Terms terms) {
    this.language = language;
    this.terms = terms;
    this.messages =
        ResourceBundle.getBundle(
            "org.doorstep.reports.sheets",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The label with this key. */
  String text(String key, Object... arguments) {
    String pattern = messages.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** What a code of one of Doorstep's own systems means. */
  String term(String system, String code) {
    return terms.name(DoorstepCodes.codeSystem(system), code, language).orElse(code);
  }
}
