package org.doorstep.profiles;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words what the validator says tersely, with what to do about it. What has no entry
 * here keeps the validator's own words.
 */
final class PlainWords {

  /**
   * What is wrong and how to mend it.
   *
   * @param element the child that is missing or superfluous, where the message tells only its
   *     parent
   * @param text whole sentences
   */
  record Sentence(@Nullable String element, String text) {
    static Sentence of(String text) {
      return new Sentence(null, text);
    }
  }

  private record Translation(Pattern message, BiFunction<PlainWords, Matcher, Sentence> sentence) {}

  private static final String DATES =
      " Write a date as 2025, 2025-08 or 2025-08-31, and a time as 2025-08-31T14:05:00+03:00.";

  private static final List<Translation> TRANSLATIONS =
      List.of(
          when(
              "^Constraint failed: \\S+ '(.*)' \\(defined in .*\\)$",
              (words, found) -> Sentence.of(found.group(1))),
          when(
              "^Slice '(.*?):([^':]*)' for extension '(.*?)': .*",
              (words, found) ->
                  new Sentence(
                      "extension",
                      "The extension "
                          + found.group(3)
                          + " is missing. Add it to "
                          + parent(found.group(1))
                          + ".")),
          when(
              "^Slice '(.*?):([^':]*)': .*\\(from (.*?)\\).*",
              (words, found) ->
                  new Sentence(
                      leaf(found.group(1)),
                      "The part '"
                          + found.group(2)
                          + "' of "
                          + found.group(1)
                          + " is missing. Add it as the profile "
                          + name(found.group(3))
                          + " describes it.")),
          when(
              "^(\\S+): minimum required = (\\d+), but only found (\\d+) \\(from (.*?)\\)$",
              (words, found) ->
                  new Sentence(
                      leaf(found.group(1)),
                      found.group(1)
                          + " is required by "
                          + name(found.group(4))
                          + " at least "
                          + times(found.group(2))
                          + " but is there "
                          + times(found.group(3))
                          + ". Add it.")),
          when(
              "^(\\S+): max allowed = (\\d+), but found (\\d+) \\(from (.*?)\\)$",
              (words, found) ->
                  new Sentence(
                      null,
                      found.group(1)
                          + " is allowed by "
                          + name(found.group(4))
                          + " at most "
                          + times(found.group(2))
                          + " but is there "
                          + times(found.group(3))
                          + ". Remove what is too much.")),
          when(
              "^(?:The Coding provided \\((.*?)\\)|The value provided \\('(.*?)'\\)) was not found"
                  + " in the value set .*?\\((http[^)|]*).*",
              (words, found) ->
                  Sentence.of(
                      "The code '"
                          + (found.group(1) == null ? found.group(2) : found.group(1))
                          + "' is not allowed here. "
                          + words.valueSets.useOneOf(found.group(3)))),
          when(
              "^None of the codings provided are in the (?:maximum )?value set"
                  + " .*?\\((http[^)|]*).*?\\(codes? = (.*)\\)$",
              (words, found) ->
                  Sentence.of(
                      "No code among "
                          + found.group(2)
                          + " is one of those meant for this element. "
                          + words.valueSets.useOneOf(found.group(1)))),
          when(
              "^No code provided, and a code .*?\\((http[^)|]*).*",
              (words, found) ->
                  Sentence.of("A code is missing. " + words.valueSets.useOneOf(found.group(1)))),
          when(
              "^Unknown code '(.*?)#(.*?)'.*",
              (words, found) ->
                  Sentence.of(
                      "The code system "
                          + found.group(1)
                          + " has no code '"
                          + found.group(2)
                          + "'. "
                          + words.valueSets.useOneOfSystem(found.group(1)))),
          when(
              "^CodeSystem is unknown and can't be validated: (\\S+) for .*",
              (words, found) ->
                  Sentence.of(
                      "The code system "
                          + found.group(1)
                          + " is not known here, so the code is"
                          + " not checked. Check the system if you did not expect this.")),
          when(
              "^(?:Unrecognized property|Undefined element) '(.*?)'.*",
              (words, found) ->
                  new Sentence(
                      found.group(1),
                      "FHIR R4 has no element '"
                          + found.group(1)
                          + "' here. Check the spelling or remove it; what FHIR has no element for"
                          + " belongs into an extension.")),
          when(
              "^This property must be an? simple value, not (.*?) \\(.*",
              (words, found) ->
                  Sentence.of(
                      "This element is a single value, but "
                          + found.group(1)
                          + " was sent. Send one plain value.")),
          when(
              "^The property (\\S+) must be an? JSON Array, not (.*?) \\(.*",
              (words, found) ->
                  Sentence.of(
                      "The element "
                          + found.group(1)
                          + " may repeat, but "
                          + found.group(2)
                          + " was sent. Put it into a list: [ ... ].")),
          when(
              "^The property (\\S+) must be (.*?), not (.*?) \\(.*",
              (words, found) ->
                  Sentence.of(
                      "The element "
                          + found.group(1)
                          + " must be "
                          + found.group(2)
                          + ", but "
                          + found.group(3)
                          + " was sent. Send it in the form that FHIR R4 gives"
                          + " it.")),
          when(
              "^(?:The type '(.*?)' implied by the reference URL .*? is not a valid Target"
                  + " .*?\\(must be one of (.*)\\)|Invalid Resource target type. Found (.*?), but"
                  + " expected one of \\((.*)\\))$",
              (words, found) ->
                  Sentence.of(
                      "This reference may not lead to a "
                          + (found.group(1) == null ? found.group(3) : found.group(1))
                          + ". Let it lead to one of "
                          + (found.group(2) == null ? found.group(4) : found.group(2))
                          + ".")),
          when(
              "^Value is '(.*?)' but is fixed to '(.*?)' in the profile (.*)$",
              (words, found) ->
                  Sentence.of(
                      "The value is '"
                          + found.group(1)
                          + "', but "
                          + name(found.group(3))
                          + " allows only '"
                          + found.group(2)
                          + "' here. Send that.")),
          when(
              "^The pattern \\[system (.*?), code (.*?), and display .*?] defined in the profile"
                  + " (\\S+) not found.*",
              (words, found) ->
                  Sentence.of(
                      name(found.group(3))
                          + " requires the code "
                          + found.group(2)
                          + " of "
                          + found.group(1)
                          + " here. Add that coding.")),
          when(
              "^(Not a valid (?:date|date/time|instant)(?: format)?[: ].*|If a date has a time.*)$",
              (words, found) -> Sentence.of(found.group(1) + "." + DATES)),
          when(
              "^The value '(.*?)' is not a valid (decimal|integer).*",
              (words, found) ->
                  Sentence.of(
                      "'"
                          + found.group(1)
                          + "' is not a number. Write digits with a point, such as"
                          + " 36.6, without quotation marks and without a unit.")),
          when(
              "^(.*must be an absolute reference, not a local reference)$",
              (words, found) ->
                  Sentence.of(
                      found.group(1)
                          + ". Send the whole URI of the system, such as http://loinc.org.")),
          when(
              "^Profile reference '(.*?)' has not been checked because it could not be found.*",
              (words, found) ->
                  Sentence.of(
                      isDoorsteps(found.group(1))
                          ? "Doorstep has no profile "
                              + found.group(1)
                              + ". Check its name in docs/profiles/, or leave meta.profile out."
                          : "The profile "
                              + found.group(1)
                              + " is not known here; the resource was not held to it.")));

  private final AllowedCodes valueSets;

  PlainWords(AllowedCodes valueSets) {
    this.valueSets = valueSets;
  }

  Sentence about(ValidationMessage message) {
    String said = String.valueOf(message.getMessage());
    for (Translation translation : TRANSLATIONS) {
      Matcher matcher = translation.message().matcher(said);
      if (matcher.matches()) {
        return translation.sentence().apply(this, matcher);
      }
    }
    return Sentence.of(said);
  }

  boolean isUnknownDoorstepProfile(ValidationMessage message) {
    String said = String.valueOf(message.getMessage());
    return said.startsWith("Profile reference '" + DoorstepCodes.CANONICAL + "/");
  }

  private static Translation when(
      String message, BiFunction<PlainWords, Matcher, Sentence> sentence) {
    return new Translation(Pattern.compile(message, Pattern.DOTALL), sentence);
  }

  private static boolean isDoorsteps(String url) {
    return url.startsWith(DoorstepCodes.CANONICAL + "/");
  }

  /** {@code https://doorstep.health/fhir/StructureDefinition/doorstep-ecg|0.1.0} by its id. */
  private static String name(String profile) {
    String bare = profile.replaceAll("[|#].*", "");
    return bare.substring(bare.lastIndexOf('/') + 1);
  }

  private static String leaf(String path) {
    return path.substring(path.lastIndexOf('.') + 1).replaceAll(":.*|\\[x]", "");
  }

  private static String parent(String path) {
    int end = path.lastIndexOf('.');
    return end < 0 ? path : path.substring(0, end);
  }

  private static String times(String number) {
    return switch (number) {
      case "0" -> "not at all";
      case "1" -> "once";
      default -> number + " times";
    };
  }
}
