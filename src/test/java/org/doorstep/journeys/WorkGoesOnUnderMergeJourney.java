package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * While a person is brought, tested and helped, a registrar finds that they were enrolled twice.
 */
class WorkGoesOnUnderMergeJourney extends EnrolledTwice {

  private static final int PHONES = 6;
  private static final int UPLOADS = 20;

  @Test
  void nothingThatWasOnItsWayIsLost() throws Exception {
    ExecutorService phones = Executors.newFixedThreadPool(PHONES);
    List<Callable<List<String>>> uploads = new ArrayList<>();
    for (int phone = 0; phone < PHONES; phone++) {
      uploads.add(this::upload);
    }
    List<Future<List<String>>> sent = new ArrayList<>();
    uploads.forEach(upload -> sent.add(phones.submit(upload)));
    await().atMost(Duration.ofSeconds(30)).until(() -> observations("centre", source) > PHONES);
    ok(merge("registrar"));
    List<String> acknowledged = new ArrayList<>(List.of(pulse, ownPulse));
    for (Future<List<String>> phone : sent) {
      acknowledged.addAll(phone.get());
    }
    phones.shutdown();

    assertThat(acknowledged).hasSize(PHONES * UPLOADS + 2);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(ofTarget()).containsAll(acknowledged));
    assertThat(ofTarget()).doesNotHaveDuplicates().hasSize(acknowledged.size());
  }

  private List<String> upload() {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < UPLOADS; i++) {
      written.add(Institutions.create(world.as("centre"), Institutions.pulse(source, 60 + i)));
    }
    return written;
  }

  private List<String> ofTarget() {
    Response page = world.as("centre").get("/Observation?_count=500&patient=" + target);
    ok(page);
    return page.path(
        "entry.resource.findAll { it.subject.reference == 'Patient/" + target + "' }.id");
  }

  @Test
  void hospitalThatReceivesThePersonSeesAllOfThem() {
    String hospital = world.found("Лікарня");
    world.connect("hospital", hospital);
    String order =
        Institutions.create(world.as("centre"), Institutions.transferOrder(source, hospital));
    String json = Institutions.transfer(order, source, hospital, "accepted");
    String task = Institutions.create(world.as("centre"), json);
    assertThat(status("hospital", "Observation/" + pulse)).isEqualTo(200);
    assertThat(status("hospital", "Observation/" + ownPulse)).isEqualTo(404);

    ok(merge("registrar"));
    assertThat(status("hospital", "Patient/" + target)).isEqualTo(200);
    assertThat(status("hospital", "Observation/" + pulse)).isEqualTo(200);
    assertThat(status("hospital", "Observation/" + ownPulse)).isEqualTo(200);
    Response summary = world.as("hospital").get("/ServiceRequest/" + order + "/$transfer-summary");
    ok(summary);
    assertThat(summary.asString()).contains("71", "72");
    moves(task, "in-progress", "arrived");

    ok(unmerge("registrar"));
    assertThat(status("hospital", "Observation/" + pulse)).isEqualTo(200);
    assertThat(status("hospital", "Observation/" + ownPulse)).isEqualTo(404);
    moves(task, "failed", "declined");
    assertThat(status("hospital", "Observation/" + pulse)).isEqualTo(404);
  }

  @Test
  void laboratoryReportsForTheOrderThatItWasSent() {
    String laboratory = world.found("Лабораторія");
    world.connect("laboratory", laboratory);
    String order =
        Institutions.create(
            world.as("doctor"),
            Institutions.laboratoryOrder(source, laboratory, BloodSamples.VIRAL_LOAD));
    ok(merge("registrar"));

    Response sent =
        world
            .as("laboratory")
            .body(
                BloodSamples.report(
                    UUID.randomUUID().toString(), "final", order, source, laboratory, "20"))
            .post("/");
    ok(sent);
    world
        .as("centre")
        .get("/DiagnosticReport?patient=" + target)
        .then()
        .body("entry.size()", equalTo(1))
        .body("entry[0].resource.subject.reference", equalTo("Patient/" + target));
    assertThat(status("laboratory", "Observation/" + ownPulse)).isEqualTo(404);
  }

  @Test
  void motherWhoLooksAfterTheChildrenStillKnowsWhomToCall() {
    Mothers mothers = new Mothers(this::fhirAs);
    mothers.world.employ("registrar", "registrar", mothers.association);
    mothers.agrees(mothers.iryna, "childcare-contact");
    String twin =
        Institutions.create(
            mothers.as("app"),
            Institutions.person("TWIN-" + UUID.randomUUID()).replace("Ганна", "Ірина"));
    String request =
        Institutions.create(mothers.as("coordinator"), Mothers.request(mothers.iryna, ""));
    String task = mothers.asks(request, mothers.olha);
    mothers.sets("olha", "Task/" + task, "accepted").then().statusCode(200);
    mothers
        .patch(
            "coordinator",
            "Task/" + task,
            """
            [{"op": "replace", "path": "/status", "value": "ready"},
             {"op": "add", "path": "/requester", "value": {"reference": "Patient/%s"}}]
            """
                .formatted(mothers.iryna))
        .then()
        .statusCode(200);
    mothers.as("olha").get("/Patient/" + mothers.iryna).then().statusCode(200);

    ok(
        mothers
            .as("registrar")
            .body(
                "{\"resourceType\": \"Parameters\", \"parameter\": [%s, %s]}"
                    .formatted(
                        reference("source-patient", mothers.iryna),
                        reference("target-patient", twin)))
            .post("/Patient/$merge"));
    mothers
        .as("olha")
        .get("/Task/" + task)
        .then()
        .statusCode(200)
        .body("requester.reference", equalTo("Patient/" + twin));
    mothers
        .as("olha")
        .get("/Patient/" + twin)
        .then()
        .statusCode(200)
        .body("name[0].given[0]", equalTo("Ірина"));
    mothers
        .as("coordinator")
        .get("/ServiceRequest/" + request)
        .then()
        .body("subject.reference", equalTo("Patient/" + twin));
    mothers.sets("olha", "Task/" + task, "in-progress").then().statusCode(200);
    assertThat(mothers.as("vira").get("/Patient/" + twin).statusCode()).isEqualTo(404);
  }

  private int status(String name, String record) {
    return world.as(name).get("/" + record).statusCode();
  }

  /** The hospital says how far the person is. */
  private void moves(String task, String status, String stage) {
    Response moved =
        world
            .as("hospital")
            .contentType("application/json-patch+json")
            .body(
                """
                [{"op": "replace", "path": "/status", "value": "%s"},
                 {"op": "add", "path": "/statusReason", "value": {"text": "Відповідь"}},
                 {"op": "add", "path": "/businessStatus", "value": {"coding": [{
                   "system": "https://doorstep.health/fhir/CodeSystem/doorstep-business-status",
                   "code": "%s"}]}}]
                """
                    .formatted(status, stage))
            .patch("/Task/" + task);
    ok(moved);
  }
}
