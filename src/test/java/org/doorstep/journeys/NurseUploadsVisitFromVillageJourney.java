package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.doorstep.coverage.Proves;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.junit.jupiter.api.Test;

class NurseUploadsVisitFromVillageJourney extends Journey {

  private static final String SERVICE = "https://doorstep.health/fhir/CodeSystem/doorstep-service";

  private final String number = UUID.randomUUID().toString();

  @Test
  @Proves("use-posting")
  void visitGoesInIsReadBackAndIsFoundByAnAnalyst() {
    ValidatableResponse answer = post(VillageVisit.of(number)).statusCode(200);
    answer
        .body("entry.response.status", everyItem(equalTo("201 Created")))
        .body(
            "entry.response.location",
            everyItem(matchesPattern("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+/_history/1")))
        .body("entry.response.etag", everyItem(equalTo("W/\"1\"")))
        .body("entry.response.lastModified", everyItem(notNullValue()));
    String visit = "/" + answer.extract().path("entry[1].response.location");
    fhir().get(visit).then().statusCode(200).body("status", equalTo("finished"));
    count(
        "/Encounter?type="
            + SERVICE
            + "|monthly-home-care&date=ge2025-08-12&date=lt2025-08-13"
            + "&identifier="
            + number,
        1);
    count("/MedicationDispense?supply-end=2025-09-11&subject.identifier=" + number, 1);
    count("/CarePlan?next-visit-due=2025-09-12&subject.identifier=" + number, 1);
  }

  @Test
  void fiftyPhonesAtOnceAndOneLaterMakeOneVisit() throws Exception {
    postAtOnce(50, VillageVisit.of(number));
    post(VillageVisit.of(number))
        .statusCode(200)
        .body("entry.response.status", everyItem(equalTo("200 OK")))
        .body("entry.response.lastModified", everyItem(notNullValue()))
        .body("entry.response.location", everyItem(endsWith("/_history/1")));
    oneOfEverything();
    count("/CarePlan?subject.identifier=" + number, 1);
  }

  @Test
  void applicationThatMakesEveryEntryConditionalGetsTheSame() throws Exception {
    Bundle visit = VillageVisit.conditional(number);
    postAtOnce(20, visit);
    oneOfEverything();
  }

  @Test
  void entryThatWasForgottenIsAddedAndACorrectionSurvivesTheNextUpload() {
    Bundle visit = VillageVisit.of(number);
    String heartRate =
        post(visit).statusCode(200).extract().path("entry[2].response.location").toString();
    String id = heartRate.replaceAll("/_history.*", "");
    fhir()
        .body(fhir().get("/" + id).asString().replace("\"value\":78", "\"value\":87"))
        .put("/" + id)
        .then()
        .statusCode(200);
    Bundle completed = VillageVisit.of(number);
    VillageVisit.addTemperature(completed);
    post(completed).statusCode(200).body("entry.response.status", hasItem(equalTo("201 Created")));
    fhir().get("/" + id).then().body("valueQuantity.value", equalTo(87));
    count("/Observation?subject.identifier=" + number, 3);
  }

  @Test
  void laterVisitMovesThePlanOnAndAnEarlierOneDoesNot() {
    post(VillageVisit.of(number)).statusCode(200);
    post(VillageVisit.on(number, number + "-9", "2025-09-10")).statusCode(200);
    nextVisitIsDue("2025-10-10");
    post(VillageVisit.on(number, number + "-7", "2025-07-09")).statusCode(200);
    nextVisitIsDue("2025-10-10");
    count("/Encounter?subject.identifier=" + number, 3);
  }

  @Test
  void twoTeamsSendVisitsOfOnePersonAtOnceAndThePlanFollowsTheLast() throws Exception {
    post(VillageVisit.of(number)).statusCode(200);
    atOnce(
        IntStream.rangeClosed(1, 9)
            .mapToObj(day -> VillageVisit.on(number, number + "-" + day, "2025-09-0" + day))
            .toList());
    nextVisitIsDue("2025-10-09");
    count("/Encounter?subject.identifier=" + number, 10);
    fhir()
        .get("/Encounter?subject.identifier=" + number)
        .then()
        .body("entry.resource.id", everyItem(matchesPattern(".{8}-.{4}-.{4}-.{4}-.{12}")));
  }

  @Test
  void planThatArrivesAfterTheVisitsKnowsThem() {
    Bundle visit = VillageVisit.of(number);
    visit.getEntry().removeIf(entry -> entry.getResource() instanceof CarePlan);
    String patient =
        post(visit).statusCode(200).extract().path("entry[0].response.location").toString();
    CarePlan plan = VillageVisit.plan(patient.replaceAll("/_history.*", ""));
    fhir()
        .body(json(plan))
        .post("/CarePlan")
        .then()
        .statusCode(201)
        .body("extension[0].valueDate", equalTo("2025-09-12"));
  }

  @Test
  void phoneThatPutsResourcesUnderItsOwnIdsMayRepeatItself() {
    Bundle visit = VillageVisit.withLocalIds(number);
    post(visit).statusCode(200);
    post(VillageVisit.withLocalIds(number)).statusCode(200);
    oneOfEverything();
    fhir()
        .get("/Observation?subject.identifier=" + number + "&_include=Observation:encounter")
        .then()
        .body("entry.resource.resourceType", hasItem("Encounter"));
  }

  @Test
  void bodyThatBreaksOffInTheMiddleStoresNothing() throws IOException {
    byte[] body = json(VillageVisit.of(number)).getBytes(StandardCharsets.UTF_8);
    URI base = URI.create(base());
    try (Socket phone = new Socket(base.getHost(), base.getPort())) {
      String head =
          "POST /fhir/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
              + "Authorization: Bearer "
              + tokens().of("journeys")
              + "\r\n"
              + "Content-Length: "
              + body.length
              + "\r\n\r\n";
      phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      phone.getOutputStream().write(body, 0, body.length - 40);
      phone.shutdownOutput();
      phone.getInputStream().readAllBytes();
    }
    count("/Patient?identifier=" + number, 0);
    count("/Encounter?identifier=" + number, 0);
  }

  private void nextVisitIsDue(String day) {
    fhir()
        .get("/CarePlan?subject.identifier=" + number)
        .then()
        .body("entry.resource.extension.flatten().valueDate", equalTo(List.of(day)));
  }

  private void oneOfEverything() {
    count("/Patient?identifier=" + number, 1);
    count("/Encounter?identifier=" + number, 1);
    count("/Observation?subject.identifier=" + number, 2);
    count("/MedicationDispense?subject.identifier=" + number, 1);
  }

  private void count(String search, int expected) {
    fhir()
        .urlEncodingEnabled(true)
        .get(search + "&_summary=count")
        .then()
        .statusCode(200)
        .body("total", equalTo(expected));
  }

  private ValidatableResponse post(Bundle visit) {
    return fhir().body(json(visit)).post("/").then();
  }

  private void postAtOnce(int phones, Bundle visit) throws Exception {
    atOnce(IntStream.range(0, phones).mapToObj(phone -> visit).toList());
  }

  private void atOnce(List<Bundle> visits) throws Exception {
    List<Callable<Map.Entry<Integer, String>>> calls =
        visits.stream()
            .map(this::json)
            .<Callable<Map.Entry<Integer, String>>>map(
                body ->
                    () -> {
                      var response = fhir().body(body).post("/");
                      return Map.entry(response.statusCode(), response.asString());
                    })
            .toList();
    ExecutorService phones = Executors.newFixedThreadPool(visits.size());
    try {
      for (Future<Map.Entry<Integer, String>> answer : phones.invokeAll(calls)) {
        assertThat(answer.get().getKey()).as(answer.get().getValue()).isEqualTo(200);
      }
    } finally {
      phones.shutdown();
    }
  }

  private String json(org.hl7.fhir.r4.model.Resource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }
}
