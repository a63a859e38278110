package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Care goes on: from home to the palliative department, and after it at home again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonComesHomeFromHospitalJourney extends Journey {

  private static final String LOINC = "http://loinc.org";

  private HomeTeam team;
  private String patient;
  private String transfer;

  @BeforeAll
  void aTeam() {
    fhir();
    team = new HomeTeam(this::fhirAs);
  }

  @BeforeEach
  void thePersonIsInTheDepartment() {
    patient = team.visited();
    String order =
        team.create(
            "doctor",
            """
            {"resourceType": "ServiceRequest", "status": "active", "intent": "order", "code": %s,
             "identifier": [{"system": "https://doorstep.health/sid/transfer", "value": "%s"}],
             "priority": "urgent", "authoredOn": "2026-03-02T15:00:00+03:00",
             "requester": {"reference": "%s"}, "reasonCode": [{"text": "Боль"}],
             "performer": [{"reference": "Organization/%s"}],
             "subject": {"reference": "Patient/%s"}}
            """
                .formatted(
                    HomeTeam.coded(HomeTeam.SERVICE, "transfer-hospitalisation"),
                    UUID.randomUUID(),
                    team.person("doctor"),
                    team.department,
                    patient));
    transfer =
        team.create("doctor", Institutions.transfer(order, patient, team.department, "requested"));
    team.patch("head", "Task/" + transfer, HomeTeam.status("accepted")).then().statusCode(200);
  }

  @Test
  @Proves({"a-continuity", "actor-a-palliative-department"})
  void stayEndsAndTheTeamVisitsWithinAWeek() {
    String episode =
        team.create(
            "doctor",
            """
            {"resourceType": "EpisodeOfCare", "status": "active", "type": [%s],
             "patient": {"reference": "Patient/%s"}, "period": {"start": "2026-03-01"}}
            """
                .formatted(
                    HomeTeam.coded(
                        "https://doorstep.health/fhir/CodeSystem/doorstep-episode-type",
                        "palliative"),
                    patient));
    team.as("social worker").get("/EpisodeOfCare/" + episode).then().statusCode(404);
    team.as("head").get("/EpisodeOfCare/" + episode).then().statusCode(200);

    String stay = team.create("head", stay("finished", "home"));
    String document = discharged(stay);
    String number = team.create("head", document);
    team.as("head")
        .header("If-None-Exist", "identifier=urn:department|" + identifier(document))
        .body(document)
        .post("/DocumentReference")
        .then()
        .statusCode(200);
    Response due = due();
    due.then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.status", equalTo("requested"))
        .body("entry[0].resource.owner.reference", equalTo("Organization/" + team.foundation))
        .body("entry[0].resource.restriction.period.start", equalTo("2026-03-20"))
        .body("entry[0].resource.restriction.period.end", equalTo("2026-03-27"))
        .body(
            "entry[0].resource.input.valueReference.reference",
            hasItems("Encounter/" + stay, "DocumentReference/" + number));
    String task = "Task/" + due.path("entry[0].resource.id");
    for (String member : new String[] {"doctor", "nurse", "social worker", "psychologist"}) {
      team.as(member).get("/" + task).then().statusCode(200);
    }
    team.as("social worker").get("/DocumentReference/" + number).then().statusCode(404);
    team.as("driver").get("/" + task).then().statusCode(404);

    String early = team.create("doctor", team.visit(patient, "2026-03-19"));
    due().then().body("entry.resource.status", contains("requested"));
    team.as("coordinator").get("/Encounter/" + early).then().statusCode(200);
    String visit = team.create("doctor", team.visit(patient, "2026-03-22"));
    due()
        .then()
        .body("entry.resource.status", contains("completed"))
        .body("entry[0].resource.output.valueReference.reference", contains("Encounter/" + visit));

    team.patch(
            "head",
            "Encounter/" + stay,
            HomeTeam.set(
                "length",
                "{\"value\": 18, \"system\": \"http://unitsofmeasure.org\", \"code\": \"d\"}"))
        .then()
        .statusCode(200);
    due().then().body("entry.resource.status", contains("completed"));
  }

  @Test
  void stayAndDocumentThatComeAtOnceAreOneVisit() {
    String stay = team.create("head", stay("in-progress", "home"));
    Stream.<Supplier<Response>>of(
            () -> team.patch("head", "Encounter/" + stay, HomeTeam.status("finished")),
            () -> team.post("head", discharged(stay)),
            () -> team.post("head", discharged(stay)))
        .parallel()
        .forEach(sent -> assertThat(sent.get().statusCode()).isIn(200, 201));
    due().then().body("entry", hasSize(1));
  }

  @Test
  void planForTheTimeAfterTreatmentSaysUntilWhen() {
    team.create("head", stay("finished", "home"));
    String plan =
        team.create(
            "doctor",
            """
            {"resourceType": "CarePlan", "status": "active", "intent": "plan", "category": [%s],
             "extension": [{
               "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-next-visit-due",
               "valueDate": "2026-03-23"}],
             "subject": {"reference": "Patient/%s"}, "period": {"start": "2026-03-20"},
             "activity": [{"detail": {"status": "scheduled", "code": %s}}]}
            """
                .formatted(
                    HomeTeam.coded(HomeTeam.SERVICE, "post-treatment-support"),
                    patient,
                    HomeTeam.coded(HomeTeam.SERVICE, "home-visit")));
    due().then().body("entry[0].resource.restriction.period.end", equalTo("2026-03-23"));
    team.as("social worker").get("/CarePlan/" + plan).then().statusCode(404);
  }

  @Test
  void whoDoesNotComeHomeIsNotVisited() {
    team.create("head", stay("finished", "exp"));
    team.create("head", stay("in-progress", "home"));
    due().then().body("entry", nullValue());
  }

  @Test
  void secondStayIsASecondVisit() {
    team.create("head", stay("finished", "home"));
    team.create("doctor", team.visit(patient, "2026-03-21"));
    team.create("head", stay("finished", "home").replace("2026-03-20", "2026-04-20"));
    due().then().body("entry", hasSize(2));
  }

  @Test
  @Proves("a-palliative")
  void suffererIsAssessedAndTheirWishesAreKnownWhereTheyGo() {
    String visit = team.create("doctor", team.visit(patient, "2026-03-02"));
    String karnofsky =
        team.create(
            "doctor",
            HomeTeam.finding(patient, visit, HomeTeam.coded(LOINC, "89243-0"), score("40")));
    String pain =
        team.create(
            "nurse",
            HomeTeam.finding(patient, visit, HomeTeam.coded(LOINC, "72514-3"), score("8")));
    String palliative = team.create("doctor", HomeTeam.diagnosis(patient, "Z51.5", ""));
    String wish =
        team.create(
            "doctor",
            """
            {"resourceType": "DocumentReference", "status": "current", "type": %s,
             "subject": {"reference": "Patient/%s"}, "date": "2026-03-02T15:00:00+03:00",
             "content": [{"attachment": {"contentType": "text/plain",
               "data": "0JTQvtC80LA=", "title": "Хочет быть дома"}}]}
            """
                .formatted(HomeTeam.coded(LOINC, "42348-3"), patient));
    for (String record :
        new String[] {
          "Observation/" + karnofsky,
          "Observation/" + pain,
          "Condition/" + palliative,
          "DocumentReference/" + wish
        }) {
      team.as("head").get("/" + record).then().statusCode(200);
      team.as("nurse").get("/" + record).then().statusCode(200);
      team.as("social worker").get("/" + record).then().statusCode(404);
      team.as("psychologist").get("/" + record).then().statusCode(404);
      team.as("coordinator").get("/" + record).then().statusCode(404);
    }
    team.as("doctor")
        .get("/Observation?patient=%s&code=%s|72514-3&value-quantity=ge7".formatted(patient, LOINC))
        .then()
        .body("entry", hasSize(1));
  }

  private Response due() {
    return team.as("coordinator").get("/Task?code=first-home-visit&patient=Patient/" + patient);
  }

  private static String score(String value) {
    return """
    "valueQuantity": {"value": %s, "unit": "{score}", "system": "http://unitsofmeasure.org",
      "code": "{score}"}
    """
        .formatted(value);
  }

  private String stay(String status, String disposition) {
    return """
    {"resourceType": "Encounter", "status": "%s",
     "identifier": [{"system": "urn:department", "value": "%s"}],
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
     "type": [%s], "subject": {"reference": "Patient/%s"},
     "participant": [{"individual": {"display": "Заведующая отделением"}}],
     "period": {"start": "2026-03-02T18:00:00+03:00", "end": "2026-03-20T11:00:00+03:00"},
     "hospitalization": {"dischargeDisposition": %s},
     "location": [{"location": {"display": "Палата 3"}}],
     "serviceProvider": {"reference": "Organization/%s"}}
    """
        .formatted(
            status,
            UUID.randomUUID(),
            HomeTeam.coded(HomeTeam.SERVICE, "palliative-inpatient"),
            patient,
            HomeTeam.coded(
                "http://terminology.hl7.org/CodeSystem/discharge-disposition", disposition),
            team.department);
  }

  private String discharged(String stay) {
    return """
    {"resourceType": "DocumentReference", "status": "current", "type": %s,
     "identifier": [{"system": "urn:department", "value": "%s"}],
     "subject": {"reference": "Patient/%s"}, "date": "2026-03-21T09:00:00+03:00",
     "custodian": {"reference": "Organization/%s"},
     "context": {"encounter": [{"reference": "Encounter/%s"}]},
     "content": [{"attachment": {"contentType": "text/plain", "data": "0JTQvtC80LA="}}]}
    """
        .formatted(
            HomeTeam.coded(LOINC, "18842-5"), UUID.randomUUID(), patient, team.department, stay);
  }

  private static String identifier(String json) {
    return json.replaceAll("(?s).*\"urn:department\", \"value\": \"([^\"]+)\".*", "$1");
  }
}
