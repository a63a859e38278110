package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The team goes out and visits a person at home: four professions, each writes what is theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamVisitsAtHomeJourney extends Journey {

  private static final String LOINC = "http://loinc.org";
  private static final String OBSERVATIONS = "https://doorstep.health/fhir/CodeSystem/doorstep-obs";
  private static final String DECISIONS =
      "https://doorstep.health/fhir/CodeSystem/doorstep-decision";

  private HomeTeam team;
  private String patient;
  private String visit;

  @BeforeAll
  void aVisitIsMade() {
    fhir();
    team = new HomeTeam(this::fhirAs);
    patient = team.visited();
    visit = team.create("doctor", team.visit(patient, "2026-03-02"));
  }

  @Test
  @Proves({"a-team-at-home", "a-examination", "actor-a-professions"})
  void fourProfessionsWriteIntoOneVisitWhatIsTheirs() {
    for (String member : new String[] {"doctor", "nurse", "social worker", "psychologist"}) {
      team.as(member)
          .get("/Encounter?patient=" + patient + "&type=home-visit")
          .then()
          .body("entry", hasSize(1))
          .body("entry[0].resource.participant", hasSize(4));
    }
    String examination =
        team.create(
            "doctor",
            HomeTeam.finding(
                patient, visit, HomeTeam.coded(LOINC, "8716-3"), "\"valueString\": \"Хрипы\""));
    String pulse =
        team.create(
            "nurse",
            Institutions.pulse(patient, 96)
                .replace(
                    "\"effectiveDateTime\"",
                    "\"encounter\": {\"reference\": \"Encounter/"
                        + visit
                        + "\"}, \"effectiveDateTime\""));
    String need = team.create("social worker", within(Institutions.homeless(patient)));
    String score = team.create("psychologist", within(Institutions.depression(patient, 14)));

    sees("doctor", "Observation/" + examination, "Observation/" + pulse, "Condition/" + need);
    hidden("doctor", "Observation/" + score);
    sees("nurse", "Observation/" + examination, "Observation/" + pulse);
    hidden("nurse", "Condition/" + need, "Observation/" + score);
    sees("social worker", "Condition/" + need);
    hidden(
        "social worker",
        "Observation/" + examination,
        "Observation/" + pulse,
        "Observation/" + score);
    sees("psychologist", "Observation/" + score, "Condition/" + need);
    hidden("psychologist", "Observation/" + examination, "Observation/" + pulse);
    refused("nurse", HomeTeam.diagnosis(patient, "I50", ""));
    refused("social worker", Institutions.pulse(patient, 50));
    refused("psychologist", Institutions.pulse(patient, 50));
    refused("doctor", Institutions.depression(patient, 3));
  }

  @Test
  @Proves("a-decision")
  void doctorDecidesWhetherHospitalIsNecessary() {
    for (String decision : new String[] {"not-needed", "planned", "urgent", "needed-refused"}) {
      team.create("doctor", decision(decision));
    }
    team.as("doctor")
        .get(
            "/Observation?patient=%s&code=%s|hospitalisation-decision&value-concept=%s|urgent"
                .formatted(patient, OBSERVATIONS, DECISIONS))
        .then()
        .body("entry", hasSize(1));
    team.post("doctor", decision("perhaps"))
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", startsWith("Observation.value"));
    refused("social worker", decision("urgent"));
    String decided = team.create("doctor", decision("planned"));
    assertRefused(team.post("nurse", decision("not-needed")), 403, "doctor-decides");
    assertRefused(
        team.patch(
            "nurse",
            "Observation/" + decided,
            HomeTeam.set("valueCodeableConcept", HomeTeam.coded(DECISIONS, "not-needed"))),
        403,
        "doctor-decides");
    assertRefused(team.post("foundation", decision("urgent")), 422, "doctor-decides");
    assertRefused(
        team.post(
            "foundation",
            decision("urgent").replace("{\"display\": \"Врач\"}", reference(team.person("nurse")))),
        422,
        "doctor-decides");
    team.create(
        "foundation",
        decision("urgent").replace("{\"display\": \"Врач\"}", reference(team.person("doctor"))));
    team.as("social worker")
        .get("/Observation?code=" + OBSERVATIONS + "|hospitalisation-decision")
        .then()
        .body("entry", nullValue());
  }

  @Test
  @Proves("a-comorbidity")
  void illnessesThatComeOfEachOtherAreLinked() {
    String cause = team.create("doctor", HomeTeam.diagnosis(patient, "B20.7", ""));
    String tuberculosis =
        team.create(
            "doctor",
            HomeTeam.diagnosis(
                patient,
                "A18.8",
                """
                "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/condition-dueTo",
                  "valueReference": {"reference": "Condition/%s"}}],
                """
                    .formatted(cause)));
    team.as("nurse")
        .get("/Condition/" + tuberculosis)
        .then()
        .body("extension[0].valueReference.reference", equalTo("Condition/" + cause));
    hidden("social worker", "Condition/" + tuberculosis, "Condition/" + cause);
    String denial =
        team.create(
            "centre",
            Institutions.consent(
                patient, "deny", team.person("nurse"), Institutions.labels("HIV")));
    hidden("nurse", "Condition/" + cause);
    sees("nurse", "Condition/" + tuberculosis);
    team.patch("centre", "Consent/" + denial, HomeTeam.status("inactive")).then().statusCode(200);
  }

  @Test
  @Proves("a-social-help")
  void socialWorkerHelpsAndSaysWhatCameOfIt() {
    String need = team.create("social worker", within(Institutions.homeless(patient)));
    String help =
        team.create(
            "social worker",
            """
            {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "code": %s,
             "subject": {"reference": "Patient/%s"},
             "reasonReference": [{"reference": "Condition/%s"}]}
            """
                .formatted(HomeTeam.coded(HomeTeam.SERVICE, "social-help"), patient, need));
    String task =
        team.create(
            "coordinator",
            """
            {"resourceType": "Task", "status": "requested", "intent": "order", "code": %s,
             "focus": {"reference": "ServiceRequest/%s"}, "for": {"reference": "Patient/%s"},
             "owner": {"reference": "%s"}}
            """
                .formatted(
                    HomeTeam.coded(HomeTeam.TASKS, "social-help"),
                    help,
                    patient,
                    team.person("social worker")));
    String outcome =
        HomeTeam.set(
            "output",
            "[{\"type\": {\"text\": \"Итог\"}, \"valueCodeableConcept\": %s}]"
                .formatted(
                    HomeTeam.coded(
                        "https://doorstep.health/fhir/CodeSystem/doorstep-task-outcome",
                        "document-obtained")));
    String done = HomeTeam.status("completed") + ", " + outcome;
    team.patch("psychologist", "Task/" + task, done).then().statusCode(403);
    team.patch(
            "social worker",
            "Task/" + task,
            HomeTeam.set("owner", "{\"reference\": \"" + team.person("nurse") + "\"}"))
        .then()
        .statusCode(403);
    team.patch("social worker", "Task/" + task, done).then().statusCode(200);
    team.as("coordinator")
        .get("/Task?patient=Patient/" + patient + "&outcome=document-obtained")
        .then()
        .body("entry.resource.id", contains(task));
    team.create("social worker", contact("social-help"));
    hidden("nurse", "Condition/" + need, "ServiceRequest/" + help);
    sees("doctor", "Condition/" + need);
  }

  @Test
  @Proves("a-psychological-support")
  void whatIsToldToPsychologistStaysThere() {
    String contact = team.create("psychologist", contact("psychological-support"));
    String notes =
        team.create(
            "psychologist",
            """
            {"resourceType": "DocumentReference", "status": "current",
             "meta": {"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
               "code": "PSYTHPN"}]},
             "subject": {"reference": "Patient/%s"}, "date": "2026-03-02T15:00:00+03:00",
             "description": "Страшная тайна",
             "context": {"encounter": [{"reference": "Encounter/%s"}]},
             "content": [{"attachment": {"contentType": "text/plain", "data": "0KLQsNC50L3QsA=="}}]}
            """
                .formatted(patient, contact));
    sees("psychologist", "Encounter/" + contact, "DocumentReference/" + notes);
    for (String other : new String[] {"doctor", "nurse", "social worker", "coordinator", "head"}) {
      hidden(other, "Encounter/" + contact, "DocumentReference/" + notes);
      team.as(other).get("/DocumentReference?_total=accurate").then().body("total", equalTo(0));
    }
    for (String asking : new String[] {"centre", "doctor"}) {
      Response summary = team.as(asking).get("/Patient/" + patient + "/$transfer-summary");
      assertThat(summary.statusCode()).as(summary.asString()).isEqualTo(200);
      assertThat(summary.asString()).doesNotContain("тайна", "0KLQsNC50L3QsA==", contact);
    }
  }

  private static String reference(String who) {
    return "{\"reference\": \"%s\"}".formatted(who);
  }

  private String decision(String code) {
    return HomeTeam.finding(
        patient,
        visit,
        HomeTeam.coded(OBSERVATIONS, "hospitalisation-decision"),
        "\"valueCodeableConcept\": " + HomeTeam.coded(DECISIONS, code));
  }

  private String contact(String service) {
    return """
    {"resourceType": "Encounter", "status": "in-progress",
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HH"},
     "type": [%s], "subject": {"reference": "Patient/%s"},
     "period": {"start": "2026-03-02T14:00:00+03:00"}, "location": [{"location": {"display": "На дому"}}],
     "serviceProvider": {"reference": "Organization/%s"}}
    """
        .formatted(HomeTeam.coded(HomeTeam.SERVICE, service), patient, team.foundation);
  }

  private String within(String json) {
    return json.replaceFirst(
        "\"subject\"", "\"encounter\": {\"reference\": \"Encounter/" + visit + "\"}, \"subject\"");
  }

  private void sees(String name, String... records) {
    for (String record : records) {
      Response answer = team.as(name).get("/" + record);
      assertThat(answer.statusCode()).as(name + " " + answer.asString()).isEqualTo(200);
    }
  }

  private void hidden(String name, String... records) {
    for (String record : records) {
      Response answer = team.as(name).get("/" + record);
      assertThat(answer.statusCode()).as(name + " " + answer.asString()).isEqualTo(404);
    }
  }

  private void refused(String name, String json) {
    team.post(name, json).then().statusCode(403);
  }
}
