package org.doorstep.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages in which Doorstep speaks to people: those of its teams and their patients. */
public enum Language {
  /** Ukrainian. */
  UK,
  /** Russian. */
  RU,
  /** English, also for everyone whose language Doorstep does not speak. */
  EN,
  /** French. */
  FR;

  /**
   * The language as FHIR writes it (BCP 47, https://www.rfc-editor.org/info/bcp47).
   *
   * @return {@code uk}, {@code ru}, {@code en} or {@code fr}
   */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The language for Java's own formats of dates and numbers.
   *
   * @return the locale of this language, without a country
   */
  public Locale locale() {
    return Locale.forLanguageTag(tag());
  }

  /**
   * The language that a BCP 47 tag names, whatever the region or script behind it.
   *
   * @param tag such as {@code uk}, {@code uk-UA} or {@code fr-FR}; null and nonsense are allowed
   * @return the language, or empty where Doorstep does not speak it
   */
  public static Optional<Language> of(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    String primary = Locale.forLanguageTag(tag.strip()).getLanguage();
    return Arrays.stream(values()).filter(language -> language.tag().equals(primary)).findFirst();
  }

  /**
   * The language that suits a person best.
   *
   * @param acceptLanguage an Accept-Language header (RFC 9110, section 12.5.4), a single tag, or
   *     null
   * @return the most wanted language that Doorstep speaks, otherwise English
   */
  public static Language preferred(@Nullable String acceptLanguage) {
    return wishes(acceptLanguage).stream()
        .filter(range -> range.getWeight() > 0)
        .flatMap(range -> of(range.getRange()).stream())
        .findFirst()
        .orElse(EN);
  }

  private static List<LanguageRange> wishes(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return List.of();
    }
    try {
      return LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
