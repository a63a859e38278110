package org.doorstep.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationTests {

  private static final Path TEXTS = Path.of("src/main/resources/org/doorstep");

  /** The files, each with the texts that are rightly the same as in English. */
  static Stream<Arguments> filesInEveryLanguage() {
    Set<String> ofSheets = Set.of("group.protection");
    Set<String> ofLists =
        Set.of(
            "column.contradicted", "column.position", "column.number", "oxygen", "column.oxygen");
    return Arrays.stream(Language.values())
        .flatMap(
            language ->
                Stream.of(
                    Arguments.of("reports/sheets", ofSheets, language),
                    Arguments.of("evacuation/list", ofLists, language)));
  }

  @ParameterizedTest
  @MethodSource("filesInEveryLanguage")
  void everyLanguageSaysEverythingInItsOwnWords(String file, Set<String> same, Language language) {
    Properties english = texts(file, Language.EN);
    Properties translated = texts(file, language);
    assertThat(translated.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      String text = translated.getProperty(key);
      // In MessageFormat the straight apostrophe quotes; the typographic one does not.
      assertThat(text).as(key).doesNotContain("'");
      if (language != Language.EN && !key.startsWith("format.") && !same.contains(key)) {
        assertThat(text).as(key).isNotEqualTo(english.getProperty(key));
      }
    }
  }

  private static Properties texts(String file, Language language) {
    Properties texts = new Properties();
    try (var reader =
        Files.newBufferedReader(TEXTS.resolve(file + "_" + language.tag() + ".properties"))) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
