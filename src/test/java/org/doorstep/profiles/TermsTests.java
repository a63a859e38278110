package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

class TermsTests {

  private final Terms terms = Room.terms();

  @Test
  void everyCodeOfDoorstepHasANameInEveryLanguage() {
    assertThat(Room.LIBRARY.definitions())
        .filteredOn(CodeSystem.class::isInstance)
        .map(CodeSystem.class::cast)
        .filteredOn(system -> system.getUrl().startsWith(DoorstepCodes.CANONICAL))
        .hasSizeGreaterThan(10)
        .allSatisfy(system -> system.getConcept().forEach(concept -> isNamed(system, concept)));
  }

  private void isNamed(CodeSystem system, ConceptDefinitionComponent concept) {
    String url = system.getUrl();
    String code = concept.getCode();
    assertThat(terms.name(url, code, Language.EN)).contains(concept.getDisplay());
    assertThat(terms.name(url, code, Language.UK)).get().asString().matches(".*\\p{IsCyrillic}.*");
    assertThat(terms.name(url, code, Language.RU)).get().asString().matches(".*\\p{IsCyrillic}.*");
    assertThat(terms.name(url, code, Language.FR)).get().asString().isNotBlank();
  }

  @Test
  void measurementHasTheNameThatItsValueSetGivesIt() {
    assertThat(terms.name("http://loinc.org", "8867-4", Language.UK))
        .get()
        .asString()
        .matches(".*\\p{IsCyrillic}.*");
  }

  @Test
  void whatNobodyPublishedHasNoName() {
    assertThat(terms.name("http://example.org/no-system", "xyz", Language.FR)).isEmpty();
  }
}
