package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Blood that a nurse takes on a doctor's order, from the order to the result that the doctor has
 * seen. The laboratory knows the tube, and never whose it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BloodSampleFindsItsWayJourney extends Journey {

  private Institutions world;
  private String foundation;
  private String laboratory;
  private String doctor;
  private String nurse;
  private String[] members;
  private String patient;
  private String pulse;
  private String order;
  private String barcode;

  @BeforeAll
  void aTeamAndALaboratory() {
    fhir();
    world = new Institutions(this::fhirAs);
    String centre = world.found("Центр СПИД");
    foundation = world.found("Фонд");
    laboratory = world.found("Лаборатория");
    world.connect("centre", centre);
    world.connect("laboratory", laboratory);
    world.connect("other laboratory", world.found("Другая лаборатория"));
    doctor = world.employ("doctor", "infectious-disease-doctor", foundation);
    nurse = world.employ("nurse", "nurse", foundation);
    world.employ("coordinator", "coordinator", foundation);
    String socialWorker = world.employ("social worker", "social-worker", foundation);
    members =
        Stream.of(doctor, nurse, socialWorker).map("Practitioner/"::concat).toArray(String[]::new);
  }

  @BeforeEach
  void theNurseHasTakenBloodOnTheDoctorsOrder() {
    patient = world.enrol("centre", "BLOOD-" + UUID.randomUUID());
    world.team("centre", patient, foundation, members);
    pulse = Institutions.create(world.as("centre"), Institutions.pulse(patient, 77));
    order = order(BloodSamples.VIRAL_LOAD);
    barcode = UUID.randomUUID().toString();
    Institutions.create(world.as("nurse"), BloodSamples.specimen(patient, order, barcode, nurse));
  }

  private String order(String test) {
    String json =
        Institutions.laboratoryOrder(patient, laboratory, test)
            .replace(
                "\"performer\"",
                "\"requester\": {\"reference\": \"Practitioner/%s\"}, \"performer\""
                    .formatted(doctor));
    return Institutions.create(world.as("doctor"), json);
  }

  @Test
  @Proves("a-blood")
  void bloodIsTakenExaminedAndTheResultIsSeenOnce() {
    world.as("nurse").get("/ServiceRequest/" + order).then().statusCode(200);
    world.as("social worker").get("/ServiceRequest/" + order).then().statusCode(404);
    world.as("coordinator").get("/Specimen?patient=" + patient).then().body("entry", nullValue());

    world
        .as("laboratory")
        .get(tube() + "&_include=Specimen:request")
        .then()
        .body("entry.resource.resourceType", containsInAnyOrder("Specimen", "ServiceRequest"))
        .body("entry.resource.id", hasItem(order))
        .body("entry.resource.subject.display", not(hasItem(notNullValue())));
    world.as("other laboratory").get(tube()).then().body("entry", nullValue());
    world
        .as("laboratory")
        .get("/Patient/" + patient)
        .then()
        .statusCode(200)
        .body("gender", equalTo("female"))
        .body("birthDate", equalTo("1961"))
        .body("name", nullValue())
        .body("identifier", nullValue())
        .body("telecom", nullValue())
        .body("address", nullValue());

    String report = UUID.randomUUID().toString();
    send(report, "final", "42").then().statusCode(200);
    send(report, "final", "42").then().statusCode(200);

    world.as("doctor").get("/ServiceRequest/" + order).then().body("status", equalTo("completed"));
    Response waiting = world.as("doctor").get(waiting());
    waiting
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.status", equalTo("requested"))
        .body("entry[0].resource.for.reference", equalTo("Patient/" + patient));
    String seen = waiting.path("entry[0].resource.focus.reference");
    world.as("doctor").get("/" + seen + "?_elements=result").then().body("result", hasSize(1));
    world.as("nurse").get("/" + seen).then().statusCode(200);
    world.as("social worker").get("/" + seen).then().statusCode(404);
    world.as("coordinator").get("/" + seen).then().statusCode(404);
    world.as("laboratory").get("/Task").then().body("entry", nullValue());

    String task = waiting.path("entry[0].resource.id");
    patch("doctor", "Task/" + task, "completed").then().statusCode(200);
    send(report, "final", "42").then().statusCode(200);
    world.as("doctor").get(waiting()).then().body("entry.resource.status", contains("completed"));
  }

  @Test
  void reportThatComesManyTimesAtOnceIsSeenOnce() {
    String report = UUID.randomUUID().toString();
    IntStream.range(0, 8)
        .parallel()
        .forEach(time -> assertThat(send(report, "final", "42").statusCode()).isEqualTo(200));
    world.as("doctor").get(waiting()).then().body("entry", hasSize(1));
  }

  @Test
  void orderAndTubeOfOneVisitAreFoundByTheBarcode() {
    barcode = UUID.randomUUID().toString();
    String asked = Institutions.laboratoryOrder(patient, laboratory, BloodSamples.VIRAL_LOAD);
    String both = BloodSamples.taken(asked, BloodSamples.specimen(patient, "x", barcode, nurse));
    world.as("centre").body(both).post("/").then().statusCode(200);
    world
        .as("laboratory")
        .get(tube() + "&_include=Specimen:request")
        .then()
        .body("entry", hasSize(2));
  }

  @Test
  void correctedReportHasToBeSeenAgain() {
    String report = UUID.randomUUID().toString();
    send(report, "final", "42").then().statusCode(200);
    String task = world.as("doctor").get(waiting()).path("entry[0].resource.id");
    patch("doctor", "Task/" + task, "completed").then().statusCode(200);

    send(report, "corrected", "4200").then().statusCode(200);
    world
        .as("doctor")
        .get(waiting())
        .then()
        .body("entry.resource.status", contains("requested"))
        .body(
            "entry[0].resource.statusReason.text",
            equalTo("The report was changed after it was seen"));
  }

  @Test
  void specimenThatCouldNotBeExaminedIsToldAndTheOrderStaysOpen() {
    send(UUID.randomUUID().toString(), "cancelled", "0").then().statusCode(200);
    world.as("doctor").get(waiting()).then().body("entry", hasSize(1));
    world.as("doctor").get("/ServiceRequest/" + order).then().body("status", equalTo("active"));
  }

  @Test
  void laboratoryLearnsNothingElse() {
    String other = order("718-7");
    String elsewhere = world.enrol("centre", "BLOOD-" + UUID.randomUUID());

    world.as("laboratory").get("/Observation/" + pulse).then().statusCode(404);
    for (String nothing :
        new String[] {
          "/Observation?patient=" + patient + "&_total=accurate",
          "/Patient?_summary=count",
          "/Patient?name=Вигадана&_total=accurate",
          "/Patient?_id=" + patient + "&_total=accurate",
          "/Condition?patient=" + patient + "&_total=accurate",
          "/CareTeam?patient=" + patient + "&_total=accurate"
        }) {
      world.as("laboratory").get(nothing).then().body("total", equalTo(0));
    }
    world
        .as("laboratory")
        .get("/ServiceRequest?subject:Patient.name=Вигадана")
        .then()
        .statusCode(403);
    world.as("laboratory").get("/Patient/$my-caseload").then().body("parameter", nullValue());
    world
        .as("laboratory")
        .get("/Patient/" + patient + "/$everything")
        .then()
        .body("entry.resource.findAll { it.resourceType == 'Observation' }", hasSize(0));
    patch("laboratory", "ServiceRequest/" + other, "revoked").then().statusCode(403);
    world
        .as("laboratory")
        .body(Institutions.pulse(patient, 60))
        .post("/Observation")
        .then()
        .statusCode(403);
    world
        .as("laboratory")
        .body(result(elsewhere, "12"))
        .post("/Observation")
        .then()
        .statusCode(422);
  }

  @Test
  void resultOfSomebodyElseIsRefused() {
    String elsewhere = world.enrol("centre", "BLOOD-" + UUID.randomUUID());
    world
        .as("centre")
        .body(result(elsewhere, "12"))
        .post("/Observation")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("order-of-another"))
        .body("issue[0].expression", contains("Observation.subject"));
  }

  @Test
  void orderThatIsTakenBackClosesWhatItOpened() {
    patch("doctor", "ServiceRequest/" + order, "revoked").then().statusCode(200);
    world.as("laboratory").get("/ServiceRequest/" + order).then().statusCode(404);
    world.as("laboratory").get(tube()).then().body("entry", nullValue());
    send(UUID.randomUUID().toString(), "final", "42").then().statusCode(422);
  }

  @Test
  void completedOrderIsOpenForCorrectionsTwoWeeks() {
    send(UUID.randomUUID().toString(), "final", "42").then().statusCode(200);
    String days =
        stored(
            "SELECT round(extract(epoch FROM upper(valid) - now()) / 86400) FROM access.permission"
                + " WHERE source = 'ServiceRequest/%s'".formatted(order));
    assertThat(days).isEqualTo("14");
  }

  @Test
  void whatPersonDeniesNoLaboratorySees() {
    String denial =
        Institutions.create(
            world.as("centre"),
            Institutions.consent(
                patient, "deny", "Organization/" + laboratory, Institutions.labels("HIV")));
    world.as("laboratory").get("/ServiceRequest/" + order).then().statusCode(404);
    patch("centre", "Consent/" + denial, "inactive").then().statusCode(200);
    world.as("laboratory").get("/ServiceRequest/" + order).then().statusCode(200);
  }

  private String tube() {
    return "/Specimen?accession=https://doorstep.health/sid/specimen|" + barcode;
  }

  private String waiting() {
    return "/Task?code=result-review&based-on=ServiceRequest/%s&owner=Organization/%s"
        .formatted(order, foundation);
  }

  /** What the laboratory's program sends, again and again until it hears an answer. */
  private Response send(String report, String status, String copies) {
    return world
        .as("laboratory")
        .body(BloodSamples.report(report, status, order, patient, laboratory, copies))
        .post("/");
  }

  private String result(String whose, String copies) {
    return BloodSamples.viralLoad(order, whose, copies);
  }

  private Response patch(String name, String record, String status) {
    return world
        .as(name)
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"" + status + "\"}]")
        .patch("/" + record);
  }
}
