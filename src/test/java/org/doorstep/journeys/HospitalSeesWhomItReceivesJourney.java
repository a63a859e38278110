package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital sees a person from the request to bring them until some time after it is over. */
class HospitalSeesWhomItReceivesJourney extends Journey {

  private Institutions world;
  private String team;
  private String hospital;
  private String patient;
  private String pulse;

  @BeforeEach
  void aPersonAndAHospital() {
    fhir();
    world = new Institutions(this::fhirAs);
    String keeper = world.found("Центр");
    team = world.found("Бригада");
    hospital = world.found("Лікарня");
    world.connect("keeper", keeper);
    world.connect("hospital", hospital);
    world.employ("doctor", "doctor", hospital);
    patient = world.enrol("keeper", "TRANSFER-" + UUID.randomUUID());
    pulse = Institutions.create(world.as("keeper"), Institutions.pulse(patient, 77));
  }

  private void sees(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(200);
    world.as(name).get("/Observation/" + pulse).then().statusCode(200);
    world.as(name).get("/Observation?patient=" + patient).then().body("entry", hasSize(1));
  }

  private void seesNothing(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(404);
    world.as(name).get("/Observation/" + pulse).then().statusCode(404);
    world.as(name).get("/Patient?_summary=count").then().body("total", equalTo(0));
  }

  @Test
  void hospitalSeesPersonFromTransferToItsEnd() {
    String order = order();
    String json = Institutions.transfer(order, patient, hospital, "requested");
    String task = Institutions.create(world.as("keeper"), json);

    world
        .as("hospital")
        .get("/Task?owner=Organization/" + hospital)
        .then()
        .body("entry", hasSize(1));
    world.as("hospital").get("/Patient/" + patient).then().statusCode(200);
    world.as("hospital").get("/Observation/" + pulse).then().statusCode(404);
    world.as("hospital").get("/Observation?patient=" + patient).then().body("entry", nullValue());
    Response summary = world.as("hospital").get("/ServiceRequest/" + order + "/$transfer-summary");
    assertThat(summary.statusCode()).as(summary.asString()).isEqualTo(200);
    assertThat(summary.asString()).contains("8867-4");

    answer(task, "accepted").then().statusCode(200);
    sees("hospital");
    sees("doctor");

    answer(task, "rejected").then().statusCode(409);
    withdraw(task).then().statusCode(200);
    seesNothing("hospital");
    seesNothing("doctor");
    withdraw(task).then().statusCode(200);
    answer(task, "accepted").then().statusCode(422);
  }

  @Test
  void whatHospitalMayNotSeeLeavesNoTraceInWhateverItPulls() throws IOException {
    String locked =
        Institutions.create(
            world.as("keeper"), Institutions.locked(patient).replace("Травма", "Канарка"));
    String score = Institutions.create(world.as("keeper"), Institutions.depression(patient, 19));
    String order = order();
    String json = Institutions.transfer(order, patient, hospital, "accepted");
    Institutions.create(world.as("keeper"), json);
    String summary = "/ServiceRequest/" + order + "/$transfer-summary?language=uk";
    String kept =
        world
            .as("hospital")
            .get(summary + "&persist=true")
            .then()
            .statusCode(200)
            .extract()
            .path("id");
    world.as("keeper").get(summary + "&persist=true").then().body(containsString("Канарка"));

    for (String address :
        List.of(
            summary,
            summary + "&form=compact",
            summary + "&_format=html",
            summary + "&_format=xml",
            summary + "&_format=pdf",
            "/Composition/" + kept + "/$document",
            "/Patient/" + patient + "/$summary",
            "/DocumentReference/$docref?patient=" + patient,
            "/DocumentReference?patient=" + patient)) {
      Response pulled = world.as("hospital").get(address);
      assertThat(pulled.statusCode()).as(address).isEqualTo(200);
      assertThat(text(pulled))
          .as(address)
          .doesNotContain("Канарка", "44261-6", "SDV", locked, score);
    }
  }

  private static String text(Response pulled) throws IOException {
    if (!pulled.contentType().startsWith("application/pdf")) {
      return pulled.asString();
    }
    try (PDDocument print = Loader.loadPDF(pulled.asByteArray())) {
      return new PDFTextStripper().getText(print);
    }
  }

  @Test
  @Closes("V-receiver")
  void receiverCannotPassPersonOnOrKeepThemLonger() {
    String json = Institutions.transfer(order(), patient, hospital, "accepted");
    String task = Institutions.create(world.as("keeper"), json);
    String longer =
        """
        [{"op": "add", "path": "/restriction",
          "value": {"period": {"end": "2099-01-01"}}}]
        """;

    patch("hospital", task, longer).then().statusCode(403);
    patch(
            "hospital",
            task,
            """
            [{"op": "replace", "path": "/owner/reference", "value": "Organization/%s"}]
            """
                .formatted(team))
        .then()
        .statusCode(403);
    world
        .as("hospital")
        .body(Institutions.transfer(order(), patient, team, "accepted"))
        .post("/Task")
        .then()
        .statusCode(403);
    patch("hospital", task, "[" + TwoHospitals.to("in-progress", "arrived") + "]")
        .then()
        .statusCode(200);
    patch("hospital", task, "[" + TwoHospitals.to("completed", "admitted") + "]")
        .then()
        .statusCode(200);
    answer(task, "accepted").then().statusCode(422);
  }

  private String order() {
    return Institutions.create(world.as("keeper"), Institutions.transferOrder(patient, hospital));
  }

  private Response answer(String task, String status) {
    return patch(
        "hospital",
        task,
        """
        [{"op": "replace", "path": "/status", "value": "%s"},
         {"op": "add", "path": "/statusReason", "value": {"text": "Відповідь"}}]
        """
            .formatted(status));
  }

  private Response withdraw(String task) {
    return patch(
        "hospital",
        task,
        """
        [%s, {"op": "add", "path": "/statusReason", "value": {"text": "Обстріл"}}]
        """
            .formatted(TwoHospitals.to("failed", "declined")));
  }

  private Response patch(String name, String task, String patch) {
    return world
        .as(name)
        .contentType("application/json-patch+json")
        .body(patch)
        .patch("/Task/" + task);
  }
}
