package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityLabelsTests {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
  private static final String ATC = "http://www.whocc.no/atc";

  @ParameterizedTest
  @ValueSource(strings = {"B20", "B24", "B20.1", "Z21", "R75", "Z71.7", "O98.7"})
  void diagnosisThatTellsOfHivIsLabelled(String code) {
    assertThat(labels(diagnosis(code))).containsExactly("HIV", "R");
  }

  @ParameterizedTest
  @ValueSource(strings = {"B19", "B25", "Z22", "I10"})
  void otherDiagnosisIsNot(String code) {
    assertThat(labels(diagnosis(code))).isEmpty();
  }

  @Test
  void nationalEditionOfIcdCounts() {
    Condition condition = new Condition();
    condition.setCode(concept(ICD_10 + "-ua", "B20"));
    assertThat(labels(condition)).contains("HIV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doorstep-antiretroviral-vs", "doorstep-hiv-observation-vs"})
  void everythingThatIsPublishedAsTellingOfHivIsLabelled(String valueSet) throws IOException {
    for (Coding code : codes(valueSet)) {
      MedicationDispense dispense = new MedicationDispense();
      dispense.setMedication(new CodeableConcept(code));
      Observation result = new Observation();
      result.setCode(new CodeableConcept(code));
      assertThat(List.of(labels(dispense), labels(result)))
          .as(code.getCode())
          .allMatch(labels -> labels.contains("HIV"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"J05AF08", "J05AF10", "J05AE14", "J05AE30", "J01CA04"})
  void medicineAgainstSomethingElseIsNot(String code) {
    MedicationDispense dispense = new MedicationDispense();
    dispense.setMedication(concept(ATC, code));
    assertThat(labels(dispense)).isEmpty();
  }

  @Test
  void criterionInAPartOfAnAssessmentTells() {
    Observation assessment = new Observation();
    assessment
        .addComponent()
        .setCode(concept(DoorstepCodes.codeSystem("doorstep-criterion"), "advanced-hiv"));
    assertThat(labels(assessment)).contains("HIV");
  }

  @Test
  void psychologyAndSubstanceUseAreLabelled() {
    Observation score = new Observation();
    score.setCode(concept("http://loinc.org", "44261-6"));
    assertThat(labels(score)).containsExactly("MH", "V");
    assertThat(labels(diagnosis("F11.2"))).containsExactly("SUD", "R");
  }

  @Test
  void violenceIsLabelledAndMayBeLocked() {
    assertThat(labels(diagnosis("T74.1"))).containsExactly("VIO", "V");
    Condition locked = diagnosis("T74.2");
    locked.getMeta().addSecurity("http://terminology.hl7.org/CodeSystem/v3-ActCode", "SDV", null);
    assertThat(labels(locked)).containsExactly("SDV", "V");
  }

  @Test
  void placeWherePeopleWhoFledAreTogetherIsLabelled() {
    Location centre = new Location();
    centre.addType(concept(DoorstepCodes.codeSystem("doorstep-site-type"), "collective-centre"));
    assertThat(labels(centre)).containsExactly("LOCIS", "R");
  }

  @Test
  void personIsNeverLabelled() {
    Patient patient = new Patient();
    patient.addIdentifier().setType(concept(ICD_10, "B20"));
    assertThat(labels(patient)).isEmpty();
  }

  @Test
  void labelsAreAddedOnceAndNoneIsTakenAway() {
    Condition condition = diagnosis("B20");
    condition
        .getMeta()
        .addSecurity("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "V", null);
    SecurityLabels.label(condition);
    assertThat(labels(condition)).containsExactly("V", "HIV");
  }

  private static List<String> labels(Resource record) {
    SecurityLabels.label(record);
    return record.getMeta().getSecurity().stream().map(Coding::getCode).toList();
  }

  private static Condition diagnosis(String code) {
    return new Condition().setCode(concept(ICD_10, code));
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static List<Coding> codes(String valueSet) throws IOException {
    try (InputStream in =
        SecurityLabelsTests.class.getResourceAsStream(
            "/fhir-profiles/ValueSet-%s.json".formatted(valueSet))) {
      ValueSet published =
          FhirContext.forR4Cached().newJsonParser().parseResource(ValueSet.class, in);
      List<Coding> codes =
          published.getCompose().getInclude().stream()
              .flatMap(
                  include ->
                      include.getConcept().stream()
                          .map(code -> new Coding(include.getSystem(), code.getCode(), null)))
              .toList();
      assertThat(codes).isNotEmpty();
      return codes;
    }
  }
}
