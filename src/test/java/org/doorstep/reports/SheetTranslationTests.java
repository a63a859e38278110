package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.doorstep.fhir.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTranslationTests {

  private static final Path TEXTS = Path.of("src/main/resources/org/doorstep/reports");

  /** Texts that are rightly the same as in English. */
  private static final Set<String> SAME = Set.of("group.protection");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageSaysEverythingInItsOwnWords(Language language) {
    Properties english = texts(Language.EN);
    Properties translated = texts(language);
    assertThat(translated.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      String text = translated.getProperty(key);
      // In MessageFormat the straight apostrophe quotes; the typographic one does not.
      assertThat(text).as(key).doesNotContain("'");
      if (language != Language.EN && !SAME.contains(key)) {
        assertThat(text).as(key).isNotEqualTo(english.getProperty(key));
      }
    }
  }

  private static Properties texts(Language language) {
    Properties texts = new Properties();
    try (var reader =
        Files.newBufferedReader(TEXTS.resolve("sheets_" + language.tag() + ".properties"))) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
