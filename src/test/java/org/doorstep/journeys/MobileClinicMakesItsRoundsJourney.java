package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A mobile clinic visits people in villages and centres every month, with what its van holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MobileClinicMakesItsRoundsJourney extends Journey {

  private Institutions world;
  private String cluster;

  @BeforeAll
  void aClinicAndItsNeighbours() {
    fhir();
    world = new Institutions(this::fhirAs);
    cluster = world.found("Кластер охорони здоров’я");
    world.employ("cluster", "coordinator", cluster);
    world.connect("other", world.found("Інша установа"));
  }

  private ClinicRound round() {
    return new ClinicRound(new Institutions(this::fhirAs)).founded();
  }

  private Response post(ClinicRound round, String visit) {
    Response answer = round.world.as("app").body(visit).post("/");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  @Test
  @Proves({
    "c-monthly-care",
    "c-consultation",
    "c-ecg",
    "c-dressing",
    "c-medication",
    "c-measurements",
    "actor-c-mobile-units",
    "actor-c-displaced"
  })
  void visitIsRecordedOnceAndTakesFromTheVanOnce() {
    ClinicRound round = round();
    Institutions.create(round.world.as("coordinator"), round.loading(300, "2026-03-01T08:00:00Z"));
    assertThat(round.amount()).isEqualTo(300);
    String person = "ROUND-" + UUID.randomUUID();
    String visit = round.visit("V-" + person, person, "2026-03-02", 30);
    post(round, visit);
    post(round, visit);

    assertThat(round.amount()).isEqualTo(270);
    String patient =
        round
            .world
            .as("doctor")
            .queryParam("identifier", "https://doorstep.health/sid/client|" + person)
            .get("/Patient?displaced=true&residence=Location/" + round.village)
            .path("entry[0].resource.id");
    finds(round, "Observation?code=11524-6&patient=" + patient, 1);
    finds(round, "Observation?code=39123-5,45780-4&patient=" + patient, 2);
    finds(round, "Observation?code=14743-9,2708-6&patient=" + patient, 2);
    finds(round, "Procedure?code=dressing&patient=" + patient, 1);
    finds(round, "MedicationDispense?supply-end=2026-04-01&patient=" + patient, 1);
    finds(round, "CarePlan?status=active&next-visit-due=lt2026-04-05&patient=" + patient, 1);
    finds(round, "CarePlan?status=active&next-visit-due=lt2026-04-02&patient=" + patient, 0);
    world.as("other").get("/Patient/" + patient).then().statusCode(404);
  }

  private void finds(ClinicRound round, String search, int number) {
    Response found = round.world.as("doctor").get("/" + search + "&_total=accurate");
    assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
    assertThat(found.<Integer>path("total")).as(search).isEqualTo(number);
  }

  @Test
  @Proves({"c-medication", "actor-c-organisations"})
  void correctionsGiveBackAndPhonesAtOnceTakeWhatEachTook() throws Exception {
    ClinicRound round = round();
    Institutions.create(round.world.as("coordinator"), round.loading(300, "2026-03-01T08:00:00Z"));
    ExecutorService phones = Executors.newFixedThreadPool(8);
    List<Callable<Response>> visits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String person = "PHONE-" + UUID.randomUUID();
      String visit = round.visit("V-" + person, person, "2026-03-02", 10);
      visits.add(() -> post(round, visit));
    }
    for (Future<Response> visit : phones.invokeAll(visits)) {
      visit.get();
    }
    phones.shutdown();
    assertThat(round.amount()).isEqualTo(220);

    String patient = round.world.enrol("app", "ERR-" + UUID.randomUUID());
    String json =
        round
            .dispense("Patient/" + patient, "", "2026-03-02", 20)
            .replace("\"context\": {\"reference\": \"\"},", "");
    String dispense = Institutions.create(round.world.as("doctor"), json);
    assertThat(round.amount()).isEqualTo(200);
    change(round, dispense, json.replace("\"value\": 20", "\"value\": 25"));
    assertThat(round.amount()).isEqualTo(195);
    change(round, dispense, json.replace("\"completed\"", "\"entered-in-error\""));
    assertThat(round.amount()).isEqualTo(220);
  }

  private void change(ClinicRound round, String dispense, String json) {
    Response answer =
        round
            .world
            .as("doctor")
            .body(json.replaceFirst("\\{", "{\"id\": \"" + dispense + "\","))
            .put("/MedicationDispense/" + dispense);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  @Test
  @Proves("c-medication")
  void whatAnOfflineVanHandsOutIsNeverRefusedAndIsCountedAgain() {
    ClinicRound round = round();
    String person = "BELOW-" + UUID.randomUUID();
    post(round, round.visit("V-" + person, person, "2026-03-02", 30));
    assertThat(round.amount()).isEqualTo(-30);
    String tasks = "/Task?code=stock-recount&location=Location/" + round.van;
    round
        .world
        .as("coordinator")
        .get(tasks + "&status=requested")
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.owner.reference", equalTo("Organization/" + round.clinic));
    world.as("other").get(tasks).then().body("entry", nullValue());
    round.level(world.as("other")).then().statusCode(200).body("entry", nullValue());

    count(round, 100, "2026-03-03T08:00:00Z").then().statusCode(200);
    assertThat(round.amount()).isEqualTo(100);
    round
        .world
        .as("coordinator")
        .get(tasks + "&status=requested")
        .then()
        .body("entry", nullValue());
    String late = "LATE-" + UUID.randomUUID();
    post(round, round.visit("V-" + late, late, "2026-03-02", 30));
    assertThat(round.amount()).isEqualTo(100);
    String next = "NEXT-" + UUID.randomUUID();
    post(round, round.visit("V-" + next, next, "2026-03-04", 30));
    assertThat(round.amount()).isEqualTo(70);
  }

  @Test
  void batchThatTheServerDoesNotKnowYetComesWithWhatIsHandedOutOfIt() {
    ClinicRound round = round();
    String patient = round.world.enrol("app", "NEW-" + UUID.randomUUID());
    Response sent = post(round, round.newBatch(patient, 100, 30));
    String medicine = sent.path("entry[2].response.location");
    round.batch = medicine.replaceFirst("Medication/([^/]*).*", "$1");
    assertThat(round.amount()).isEqualTo(70);
  }

  private Response count(ClinicRound round, int number, String at) {
    String level = round.level(round.world.as("nurse")).path("entry[0].resource.id");
    return round
        .world
        .as("nurse")
        .body(level(round, number, at).replaceFirst("\\{", "{\"id\": \"" + level + "\","))
        .put("/Observation/" + level);
  }

  private static String level(ClinicRound round, int number, String at) {
    return """
    {"resourceType": "Observation", "status": "final",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
       "code": "stock-level"}]},
     "subject": {"reference": "Location/%s"}, "focus": [{"reference": "Medication/%s"}],
     "effectiveDateTime": "%s", "valueQuantity": {"value": %d, "unit": "tablets"}}
    """
        .formatted(round.van, round.batch, at, number);
  }

  @Test
  void oneBatchHasOneLevelAndOnlyItsOwnOrganisationMovesIt() {
    ClinicRound round = round();
    Institutions.create(round.world.as("nurse"), level(round, 50, "2026-03-01T08:00:00Z"));
    Response second =
        round.world.as("nurse").body(level(round, 60, "2026-03-01T09:00:00Z")).post("/Observation");
    assertThat(assertRefused(second, 409, "stock-level-exists")).contains("PUT");
    Response stranger =
        world.as("other").body(round.loading(5, "2026-03-01T08:00:00Z")).post("/SupplyDelivery");
    assertThat(assertRefused(stranger, 422, "not-your-unit")).contains("managingOrganization");
    assertThat(round.amount()).isEqualTo(50);
    round
        .world
        .as("nurse")
        .get("/Medication?expiration-date=lt2027-03-01&_id=" + round.batch)
        .then()
        .body("entry", hasSize(1));
  }

  @Test
  @Proves({"c-reach", "c-growth", "actor-c-health-cluster"})
  void whoWasReachedIsCountedByPlaceAndTheClusterSeesNobody() {
    ClinicRound round = round();
    for (int i = 0; i < 3; i++) {
      String person = "REACH-" + UUID.randomUUID();
      post(round, round.visit("V-" + person, person, "2026-03-02", 1));
    }
    String visits =
        "Encounter?status=finished&date=ge2026-03-01&date=lt2026-04-01&location=Location/";
    finds(round, visits + round.village, 3);
    finds(round, "Patient?residence=Location/" + round.village, 3);
    String centre =
        Institutions.create(round.world.as("coordinator"), ClinicRound.place("collective-centre"));
    finds(round, visits + centre, 0);
    String second =
        Institutions.create(round.world.as("coordinator"), ClinicRound.vehicle(round.clinic));
    finds(round, "Location?type=MOBL&organization=Organization/" + round.clinic, 2);
    finds(round, visits + second, 0);

    for (String type :
        List.of("Patient", "Encounter", "Observation", "Task", "MedicationDispense")) {
      world
          .as("cluster")
          .get("/" + type + "?_total=accurate")
          .then()
          .statusCode(200)
          .body("total", equalTo(0));
    }
  }
}
