package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person has told one doctor not to see what tells of HIV; no document tells it either. */
class HiddenLeavesNoTraceInDocumentsJourney extends Journey {

  private static final String CANARY = "Kanarejka";

  private Institutions world;
  private String patient;
  private String hidden;

  @BeforeEach
  void aPersonDeniesOneDoctorWhatTellsOfHiv() {
    fhir();
    world = new Institutions(this::fhirAs);
    String clinic = world.found("Клініка");
    world.connect("clinic", clinic);
    String denied = world.employ("denied", "doctor", clinic);
    String trusted = world.employ("trusted", "doctor", clinic);
    patient = world.enrol("clinic", "TRACE-" + UUID.randomUUID());
    world.team("clinic", patient, clinic, "Practitioner/" + denied, "Practitioner/" + trusted);
    hidden =
        Institutions.create(
            world.as("clinic"),
            """
            {"resourceType": "Condition", "subject": {"reference": "Patient/%s"},
             "clinicalStatus": {"coding": [{
               "system": "http://terminology.hl7.org/CodeSystem/condition-clinical",
               "code": "active"}]},
             "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "B24"}],
               "text": "%s"}}
            """
                .formatted(patient, CANARY));
    Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Procedure", "status": "completed",
         "subject": {"reference": "Patient/%s"}, "performedDateTime": "2026-03-02",
         "code": {"text": "Перев'язка"},
         "reasonReference": [{"reference": "Condition/%s", "display": "%s"}]}
        """
            .formatted(patient, hidden, CANARY));
    Institutions.create(world.as("clinic"), Institutions.pulse(patient, 71));
    Institutions.create(
        world.as("clinic"),
        Institutions.consent(
            patient, "deny", "Practitioner/" + denied, Institutions.labels("HIV")));
  }

  @Test
  void noDocumentTellsIt() {
    for (String address :
        List.of(
            "/$summary",
            "/$transfer-summary?language=uk",
            "/$transfer-summary?language=uk&form=compact",
            "/$transfer-summary?language=uk&_format=html")) {
      Response seen = world.as("trusted").get("/Patient/" + patient + address);
      assertThat(seen.statusCode()).as(seen.asString()).isEqualTo(200);
      assertThat(seen.asString()).as("%s of the trusted doctor", address).contains(CANARY);
      Response answer = world.as("denied").get("/Patient/" + patient + address);
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      assertThat(answer.asString())
          .as("%s of the denied doctor", address)
          .contains("Вигадана")
          .doesNotContain(CANARY, hidden, "B24");
    }
  }
}
