package org.doorstep.server.request;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Texts that callers send: whether they can be stored, and how they are cited back. */
final class Words {

  private static final int LONGEST_CITATION = 40;

  private Words() {}

  /**
   * A short citation of what a caller sent, without anything that a terminal or a page would obey.
   *
   * @param text what the caller sent
   * @return at most 40 characters of it
   */
  static String quote(String text) {
    StringBuilder citation = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_CITATION)
        .map(letter -> isHarmless(letter) ? letter : '?')
        .forEach(citation::appendCodePoint);
    return text.codePointCount(0, text.length()) > LONGEST_CITATION
        ? citation + "..."
        : citation.toString();
  }

  private static boolean isHarmless(int letter) {
    return letter >= ' '
        && letter != '<'
        && letter != '>'
        && letter != 0x7f
        && Character.getType(letter) != Character.SURROGATE;
  }

  /**
   * Refuses what PostgreSQL and XML cannot hold: half of a surrogate pair, and control characters
   * other than tab and line ends (https://hl7.org/fhir/R4/datatypes.html#string).
   *
   * @param text what the caller sent
   * @param expression where it stands, or null for a parameter of the address
   */
  static void requireStorable(String text, @Nullable String expression) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r') {
        throw unstorable(expression, "control character U+%04X".formatted((int) letter));
      }
      if (Character.isHighSurrogate(letter)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(letter)) {
        throw unstorable(expression, "half of a character, U+%04X".formatted((int) letter));
      }
    }
  }

  private static Refusal unstorable(@Nullable String expression, String what) {
    return new Refusal(
        Reason.MALFORMED,
        "unstorable-text",
        expression,
        "A text holds the " + what + ", which FHIR does not allow.",
        "Send whole Unicode characters without control characters.");
  }
}
