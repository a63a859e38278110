package org.doorstep.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.doorstep.server.NameAnalysis;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;

/**
 * A name in one spelling, in its three parts.
 *
 * @param family the family name, parts of a double one separated by a space; empty if unknown
 * @param given the first given name; empty if unknown
 * @param patronymic the name after the father; empty if unknown
 */
record NameKey(String family, String given, String patronymic) {

  /** -ович, -евич, -ич, -івна, -овна, -евна, -ична, as {@link NameAnalysis} spells them. */
  private static final Pattern PATRONYMIC =
      Pattern.compile("\\w{2,}(ovix|evix|ivix|[lmk]ix|ivna|ovna|evna|ixna)");

  static NameKey of(HumanName name, NameAnalysis analysis) {
    List<String> given = new ArrayList<>();
    for (StringType part : name.getGiven()) {
      given.addAll(analysis.words(String.valueOf(part.getValue())));
    }
    String family = String.join(" ", analysis.words(name.hasFamily() ? name.getFamily() : ""));
    if (given.isEmpty() && name.hasText()) {
      return ofText(analysis.words(name.getText()), family);
    }
    return of(family, given, analysis);
  }

  private static NameKey of(String family, List<String> given, NameAnalysis analysis) {
    String patronymic =
        given.stream().skip(1).filter(word -> isPatronymic(word)).findFirst().orElse("");
    return new NameKey(family, given.isEmpty() ? "" : given.get(0), patronymic);
  }

  /** Written in one piece, the order is unknown: the last word is taken for the family name. */
  private static NameKey ofText(List<String> text, String known) {
    List<String> words = new ArrayList<>(text);
    words.removeAll(List.of(known.split(" ")));
    String patronymic =
        words.size() < 2
            ? ""
            : words.stream().skip(1).filter(NameKey::isPatronymic).findFirst().orElse("");
    words.remove(patronymic);
    if (!known.isEmpty()) {
      return new NameKey(known, words.isEmpty() ? "" : words.get(0), patronymic);
    }
    if (words.size() < 2) {
      return new NameKey(words.isEmpty() ? "" : words.get(0), "", patronymic);
    }
    return new NameKey(words.get(words.size() - 1), words.get(0), patronymic);
  }

  private static boolean isPatronymic(String word) {
    return PATRONYMIC.matcher(word).matches();
  }

  boolean isEmpty() {
    return family.isEmpty() && given.isEmpty();
  }

  /** Family and given name in each other's place. */
  NameKey swapped() {
    return new NameKey(given, family, patronymic);
  }

  /** Given name and patronymic in each other's place. */
  NameKey fatherFirst() {
    return new NameKey(family, patronymic, given);
  }
}
