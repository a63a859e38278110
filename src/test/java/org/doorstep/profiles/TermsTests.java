package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

class TermsTests {

  private final Terms terms = new Terms(Room.VALIDATOR);

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
    String english = terms.display(system.getUrl(), concept.getCode(), Language.EN);
    String ukrainian = terms.display(system.getUrl(), concept.getCode(), Language.UK);
    assertThat(english).isEqualTo(concept.getDisplay());
    assertThat(ukrainian).matches(".*\\p{IsCyrillic}.*");
    assertThat(terms.display(system.getUrl(), concept.getCode(), Language.RU))
        .matches(".*\\p{IsCyrillic}.*");
    assertThat(terms.display(system.getUrl(), concept.getCode(), Language.FR)).isNotBlank();
  }

  @Test
  void codeOfFhirItselfIsNamedInEnglish() {
    assertThat(terms.display("http://hl7.org/fhir/administrative-gender", "female", Language.UK))
        .isEqualTo("Female");
  }

  @Test
  void unknownCodeStandsForItself() {
    assertThat(terms.display("http://example.org/no-system", "xyz", Language.FR)).isEqualTo("xyz");
  }
}
