package org.doorstep.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTests {

  @Test
  void regionDoesNotChangeTheLanguage() {
    assertThat(Language.of("uk-UA")).contains(Language.UK);
    assertThat(Language.of("fr")).contains(Language.FR);
  }

  @Test
  void languageThatDoorstepDoesNotSpeakIsNoLanguage() {
    assertThat(Language.of("de")).isEmpty();
    assertThat(Language.of(null)).isEmpty();
    assertThat(Language.of("no such tag!")).isEmpty();
  }

  @Test
  void mostWantedKnownLanguageWins() {
    assertThat(Language.preferred("de, ru;q=0.4, uk-UA;q=0.9, en;q=0.1")).isEqualTo(Language.UK);
  }

  @Test
  void refusedLanguageIsNotChosen() {
    assertThat(Language.preferred("ru;q=0, fr;q=0.2")).isEqualTo(Language.FR);
  }

  @Test
  void everyoneElseIsSpokenToInEnglish() {
    assertThat(Language.preferred(null)).isEqualTo(Language.EN);
    assertThat(Language.preferred("*")).isEqualTo(Language.EN);
    assertThat(Language.preferred(";;q=what")).isEqualTo(Language.EN);
    assertThat(Language.preferred("ja")).isEqualTo(Language.EN);
  }

  @Test
  void tagIsWhatFhirWrites() {
    assertThat(Language.UK.tag()).isEqualTo("uk");
    assertThat(Language.RU.locale().getLanguage()).isEqualTo("ru");
  }
}
