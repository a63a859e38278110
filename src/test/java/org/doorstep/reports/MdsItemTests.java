package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.doorstep.reports.MdsItem.Form;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The items of the daily report, and what of ICD-10 counts under them. */
class MdsItemTests {

  @Test
  void itemsAreThoseOfTheCodeSystem() throws IOException {
    CodeSystem codes =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(
                CodeSystem.class,
                Files.readString(
                    Path.of("fhir-profiles/generated/CodeSystem-doorstep-mds-item.json")));
    assertThat(Arrays.stream(MdsItem.values()).map(MdsItemTests::text))
        .containsExactlyElementsOf(codes.getConcept().stream().map(MdsItemTests::text).toList());
  }

  private static String text(MdsItem item) {
    return "%s %d %d %s"
        .formatted(
            item.code(), item.number(Form.OF_46), item.number(Form.OF_65), item.group().code());
  }

  private static String text(ConceptDefinitionComponent concept) {
    return "%s %s %s %s"
        .formatted(
            concept.getCode(),
            concept.getProperty().get(0).getValue().primitiveValue(),
            concept.getProperty().get(1).getValue().primitiveValue(),
            concept.getProperty().get(2).getValue().primitiveValue());
  }

  @Test
  void deathsMalnutritionAmputationsAndProtectionStandOnNoForm() {
    assertThat(Arrays.stream(MdsItem.values()).filter(MdsItem::isRestricted).map(MdsItem::code))
        .containsExactly(
            "severe-acute-malnutrition",
            "limb-amputation",
            "dead-on-arrival",
            "death-within-facility",
            "vulnerable-child",
            "vulnerable-adult",
            "gender-based-violence",
            "other-violence");
  }

  @ParameterizedTest
  @CsvSource({
    "S06.5, major-head-injury",
    "S06.0, moderate-injury",
    "S72.0, major-extremity-injury",
    "S52.5, moderate-injury",
    "S61.0, minor-injury",
    "T31.2, moderate-injury",
    "J18.9, acute-respiratory-infection",
    "J22, acute-respiratory-infection",
    "J44.1, other-diagnosis",
    "A09, acute-watery-diarrhoea",
    "A03.9, acute-bloody-diarrhoea",
    "A04.3, acute-bloody-diarrhoea",
    "A04.9, acute-watery-diarrhoea",
    "B05.9, suspected-measles",
    "A39.0, suspected-meningitis",
    "R50.9, fever-of-unknown-origin",
    "L97, skin-disease",
    "I21.4, medical-emergency",
    "I10, other-diagnosis",
    "K35.8, surgical-emergency",
    "F43.0, acute-mental-health-problem",
    "F43.1, other-diagnosis",
    "O72.1, obstetric-complication",
    "O80, other-diagnosis",
    "E41, severe-acute-malnutrition",
    "Z00.0, other-diagnosis"
  })
  void codeOfIcd10CountsUnderTheFirstLineThatFits(String code, String item) {
    assertThat(MdsDiagnoses.of(code).code()).isEqualTo(item);
  }
}
