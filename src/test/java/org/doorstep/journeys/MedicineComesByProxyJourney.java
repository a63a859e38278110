package org.doorstep.journeys;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Antiretroviral medicine that a social worker collects for a person and brings home. She knows
 * that there is something to bring and to whom, and never what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MedicineComesByProxyJourney extends Journey {

  private static final String EXTENSIONS = "https://doorstep.health/fhir/StructureDefinition/";

  private HomeTeam team;
  private String patient;
  private String prescription;
  private String consent;

  @BeforeAll
  void aTeam() {
    fhir();
    team = new HomeTeam(this::fhirAs);
  }

  @BeforeEach
  void thePersonHasAPrescriptionAndAuthorisesTheSocialWorker() {
    patient = team.visited();
    prescription =
        team.create(
            "doctor",
            """
            {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
             "medicationCodeableConcept": %s, "subject": {"reference": "Patient/%s"},
             "authoredOn": "2026-03-01", "requester": {"reference": "%s"}}
            """
                .formatted(medicine(), patient, team.person("doctor")));
    consent = team.create("centre", consent("social worker"));
  }

  @Test
  @Proves({"a-art-by-proxy", "actor-a-proxy"})
  void medicineIsPrescribedCollectedBroughtAndLasts() {
    String dispense = team.create("centre", collected(consent));

    Response errands =
        team.as("social worker")
            .get(
                "/Task?code=medicine-delivery&status=requested&owner=%s&patient=Patient/%s"
                    .formatted(team.person("social worker"), patient));
    errands.then().body("entry", hasSize(1));
    team.as("social worker").get("/Patient/" + patient).then().body("address", hasSize(1));
    for (String hidden :
        new String[] {"MedicationDispense/" + dispense, "MedicationRequest/" + prescription}) {
      team.as("social worker").get("/" + hidden).then().statusCode(404);
      team.as("coordinator").get("/" + hidden).then().statusCode(404);
    }
    team.as("social worker").get("/MedicationDispense").then().body("entry", nullValue());

    String task = "Task/" + errands.path("entry[0].resource.id");
    String handed =
        HomeTeam.status("completed")
            + ", "
            + HomeTeam.set("executionPeriod", "{\"end\": \"2026-03-03T15:00:00+03:00\"}");
    team.patch("psychologist", task, handed).then().statusCode(403);
    team.patch("social worker", task, handed).then().statusCode(200);
    Response dispensed = team.as("doctor").get("/MedicationDispense/" + dispense);
    dispensed
        .then()
        .body("status", equalTo("completed"))
        .body("whenPrepared", startsWith("2026-03-02T16:00:00"))
        .body("whenHandedOver", startsWith("2026-03-03T"))
        .body("receiver.reference", contains("Patient/" + patient))
        .body("extension.find { it.url.endsWith('supply-end') }.valueDate", equalTo("2026-06-01"))
        .body("meta.security.code", hasItem("HIV"));
    team.as("doctor")
        .get("/MedicationDispense?supply-end=lt2026-06-10&patient=Patient/" + patient)
        .then()
        .body("entry", hasSize(1));
    team.as("doctor")
        .get(
            "/MedicationDispense?collected-by="
                + team.person("social worker")
                + "&patient=Patient/"
                + patient)
        .then()
        .body("entry", hasSize(1));
    reviews().then().body("entry", nullValue());
  }

  @Test
  void doctorWhoHandsItOverEndsTheErrand() {
    String dispense = team.create("centre", collected(consent));
    team.patch(
            "doctor",
            "MedicationDispense/" + dispense,
            HomeTeam.status("completed")
                + ", "
                + HomeTeam.set("whenHandedOver", "\"2026-03-03T15:00:00+03:00\"")
                + ", "
                + HomeTeam.set("receiver", "[{\"reference\": \"Patient/" + patient + "\"}]"))
        .then()
        .statusCode(200);
    errand().then().body("entry.resource.status", contains("completed"));
  }

  @Test
  void nobodyCollectsWithoutTheWillOfThePerson() {
    String forOther = team.create("centre", consent("nurse"));
    for (String none : new String[] {forOther, other()}) {
      team.post("centre", collected(none))
          .then()
          .statusCode(422)
          .body("issue[0].details.coding[0].code", equalTo("not-authorised"))
          .body("issue[0].expression", contains("MedicationDispense.extension"));
    }
    team.patch("centre", "Consent/" + consent, HomeTeam.status("inactive")).then().statusCode(200);
    team.post("centre", collected(consent).replace("2026-03-02T16", "2099-03-02T16"))
        .then()
        .statusCode(422);
    errand().then().body("entry", nullValue());
  }

  @Test
  void willThatIsTakenBackOnTheWayIsToldAndWhatWasHandedOverIsKept() {
    String dispense = team.create("centre", collected(consent));
    team.patch("centre", "Consent/" + consent, HomeTeam.status("inactive")).then().statusCode(200);
    errand()
        .then()
        .body("entry.resource.status", contains("on-hold"))
        .body(
            "entry[0].resource.statusReason.text", startsWith("The authorisation was taken back"));

    String task = "Task/" + errand().path("entry[0].resource.id");
    String late =
        HomeTeam.status("completed")
            + ", "
            + HomeTeam.set("executionPeriod", "{\"end\": \"2099-03-03T15:00:00+03:00\"}");
    team.patch("social worker", task, late).then().statusCode(200);
    team.as("doctor")
        .get("/MedicationDispense/" + dispense)
        .then()
        .body("status", equalTo("completed"));
    reviews()
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.priority", equalTo("urgent"));
    team.patch(
            "doctor",
            "MedicationDispense/" + dispense,
            HomeTeam.set("note", "[{\"text\": \"Отдано\"}]"))
        .then()
        .statusCode(200);
    reviews().then().body("entry", hasSize(1));
  }

  @Test
  void taskOfSomebodyElseHandsNothingOver() {
    String dispense = team.create("centre", collected(consent));
    team.create(
        "coordinator",
        """
        {"resourceType": "Task", "status": "completed", "intent": "order", "code": %s,
         "for": {"reference": "Patient/%s"}}
        """
            .formatted(HomeTeam.coded(HomeTeam.TASKS, "medicine-delivery"), team.visited()));
    team.create(
        "doctor",
        """
        {"resourceType": "Task", "status": "completed", "intent": "order", "code": %s,
         "focus": {"reference": "MedicationDispense/%s"}, "for": {"reference": "Patient/%s"}}
        """
            .formatted(
                HomeTeam.coded(HomeTeam.TASKS, "medicine-delivery"), dispense, team.visited()));
    team.as("doctor")
        .get("/MedicationDispense/" + dispense)
        .then()
        .body("status", equalTo("in-progress"));
  }

  private Response errand() {
    return team.as("social worker").get("/Task?code=medicine-delivery&patient=Patient/" + patient);
  }

  private Response reviews() {
    return team.as("coordinator").get("/Task?code=handover-review&patient=Patient/" + patient);
  }

  private static String medicine() {
    return HomeTeam.coded("http://www.whocc.no/atc", "J05AR27");
  }

  /** The authorisation of somebody else. */
  private String other() {
    String mine = patient;
    patient = team.visited();
    String theirs = team.create("centre", consent("social worker"));
    patient = mine;
    return theirs;
  }

  private String consent(String collector) {
    return """
    {"resourceType": "Consent", "status": "active", "dateTime": "2026-02-01",
     "scope": %s, "category": [%s], "patient": {"reference": "Patient/%s"},
     "policyRule": {"text": "Доверенность"},
     "provision": {"type": "permit", "period": {"start": "2026-02-01"},
       "actor": [{"role": %s, "reference": {"reference": "%s"}}]}}
    """
        .formatted(
            HomeTeam.coded("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"),
            HomeTeam.coded(
                "https://doorstep.health/fhir/CodeSystem/doorstep-consent-category",
                "medicine-by-proxy"),
            patient,
            HomeTeam.coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "POWATT"),
            team.person(collector));
  }

  private String collected(String authorisation) {
    return """
    {"resourceType": "MedicationDispense", "status": "in-progress",
     "identifier": [{"system": "https://doorstep.health/sid/dispense", "value": "%s"}],
     "extension": [
       {"url": "%sdoorstep-collected-by", "valueReference": {"reference": "%s"}},
       {"url": "%sdoorstep-proxy-authorisation",
         "valueReference": {"reference": "Consent/%s"}}],
     "medicationCodeableConcept": %s, "subject": {"reference": "Patient/%s"},
     "authorizingPrescription": [{"reference": "MedicationRequest/%s"}],
     "quantity": {"value": 90}, "whenPrepared": "2026-03-02T16:00:00+03:00",
     "daysSupply": {"value": 90, "unit": "days", "system": "http://unitsofmeasure.org",
       "code": "d"}}
    """
        .formatted(
            UUID.randomUUID(),
            EXTENSIONS,
            team.person("social worker"),
            EXTENSIONS,
            authorisation,
            medicine(),
            patient,
            prescription);
  }
}
