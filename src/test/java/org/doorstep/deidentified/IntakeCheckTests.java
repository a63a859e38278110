package org.doorstep.deidentified;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The node looks itself at what it is sent, and takes nothing that might name somebody. */
class IntakeCheckTests {

  private static final String ID = "11111111-2222-3333-4444-555555555555";
  private static final String VISIT =
      """
      {"resourceType": "Encounter", "id": "%1$s", "status": "finished",
       "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HH"},
       "subject": {"reference": "Patient/%1$s"}, "period": {"start": "2026-03-02"}}
      """
          .formatted(ID);

  private final IntakeCheck check = new IntakeCheck();

  private static Resource parsed(String json) {
    return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
  }

  @Test
  void whatTellsOfNobodyIsTaken() {
    assertThat(check.fault(parsed(VISIT))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "'status'! 'text': {'status': 'generated', 'div': '<div>Oksana</div>'}, 'status'! Encounter.text",
        "'status'! 'identifier': [{'value': 'Oksana'}], 'status'! Encounter.identifier",
        "'code': 'HH'! 'code': 'HH', 'display': 'Oksana'! Encounter.class.display",
        "{'reference': 'Patient/{id}'}! {'reference': 'Patient/{id}', 'display': 'O'}! Encounter.subject",
        "Patient/{id}! Patient/oksana! Encounter.subject",
        "2026-03-02! 2026-03-02T10:00:00Z! Encounter.period.start",
        "'id': '{id}'! 'id': 'oksana'! Encounter.id",
        "'status'! 'extension': [{'url': 'urn:x', 'valueString': 'O'}], 'status'! Encounter.extension(urn:x)",
        "'status'! 'meta': {'tag': [{'code': 'Oksana'}]}, 'status'! Encounter.meta",
      })
  void whatMayNameSomebodyIsNot(String from, String to, String element) {
    String changed = VISIT.replace(json(from), json(to));
    assertThat(changed).isNotEqualTo(VISIT);
    assertThat(check.fault(parsed(changed))).contains(element);
  }

  @Test
  void documentsAreNot() {
    assertThat(
            check.fault(
                parsed("{\"resourceType\": \"DocumentReference\", \"id\": \"%s\"}".formatted(ID))))
        .contains("DocumentReference.id");
  }

  private static String json(String text) {
    return text.replace('\'', '"').replace("{id}", ID);
  }
}
