package org.doorstep.server.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTests {

  private final WordForms forms = new WordForms();

  @ParameterizedTest
  @CsvSource({
    "перев'язка, перев'язки",
    "село, селі",
    "пов'язки, пов'язку",
    "рана, рани",
    "перевязка, перевязки",
    "больница, больнице",
    "желтуха, желтухой",
    "dressing, dressings",
    "wounded, wound",
    "blessure, blessures",
    "l'hôpital, hopital",
    "d'oxygène, oxygène"
  })
  void twoFormsOfOneWordMeet(String indexed, String lookedFor) {
    assertThat(forms.of(indexed)).anyMatch(form -> forms.of(lookedFor).contains(form));
  }

  @ParameterizedTest
  @CsvSource({"рана, рука", "село, сало", "wound, sound", "Марія, Марина"})
  void differentWordsStayApart(String one, String other) {
    Collection<String> formsOfOther = forms.of(other.toLowerCase(java.util.Locale.ROOT));
    Collection<String> formsOfOne = forms.of(one.toLowerCase(java.util.Locale.ROOT));
    assertThat(Collections.disjoint(formsOfOne, formsOfOther)).isTrue();
  }
}
