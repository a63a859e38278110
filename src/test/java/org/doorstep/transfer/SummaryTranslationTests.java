package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.fhir.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryTranslationTests {

  /** Texts that are rightly the same as in English: names, numbers and symbols. */
  private static final Set<String> SAME =
      Set.of(
          "section.vaccinations", "section.plan", "plan.detail", "interpretation.N", "unit.{tbl}");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageHasTheSameTexts(Language language) {
    assertThat(texts(language).stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(texts(Language.EN).stringPropertyNames());
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "EN")
  void nothingIsLeftUntranslated(Language language) {
    Properties english = texts(Language.EN);
    Properties translated = texts(language);
    boolean cyrillic = language != Language.FR;
    for (String key : english.stringPropertyNames()) {
      String text = translated.getProperty(key);
      boolean symbol = key.startsWith("unit.") || key.startsWith("format.");
      if (!symbol && !SAME.contains(key)) {
        assertThat(text).as(key).isNotEqualTo(english.getProperty(key));
      }
      // In MessageFormat the straight apostrophe quotes; the typographic one does not.
      assertThat(text).as(key).doesNotContain("'");
      if (cyrillic && !symbol) {
        assertThat(text).as(key).matches("(?s).*[а-яіїєґ].*");
      }
    }
  }

  @Test
  void everyTextThatTheCodeNamesExists() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/doorstep/transfer"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // What an operation is asked for is no text of a summary.
        String code = Files.readString(file).replaceAll("(asked|sent)\\.text\\(", "");
        Matcher key = Pattern.compile("\\.text\\(\\s*\"([a-z.]+[a-z])\"").matcher(code);
        while (key.find()) {
          named.add(key.group(1));
        }
      }
    }
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(texts(Language.EN).stringPropertyNames()).containsAll(named);
    for (SectionKind kind : SectionKind.values()) {
      assertThat(texts(Language.EN)).containsKey("section." + kind.id());
      if (kind.required()) {
        assertThat(texts(Language.EN)).containsKey("empty." + kind.id());
      }
    }
  }

  @Test
  void theSentenceAboutConsentIsTheOneThatWasAgreed() {
    assertThat(Map.of("en", SummaryTestCase.wording(Language.EN).text("footer")))
        .containsEntry(
            "en",
            "This summary contains the information the patient agreed to share; contact the"
                + " sender for more.");
  }

  private static Properties texts(Language language) {
    String file = "/org/doorstep/transfer/summary_" + language.tag() + ".properties";
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            SummaryTranslationTests.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return texts;
  }
}
