package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One mother looks after the other's children while she is at the doctor's: she learns when, where
 * and how many, by what name to call the other, and never why.
 */
class MotherStandsInForMotherJourney extends Journey {

  private Mothers mothers;
  private String request;

  @BeforeEach
  void irynaNeedsSomebodyForHerChildren() {
    fhir();
    mothers = new Mothers(this::fhirAs);
    request = Institutions.create(mothers.as("coordinator"), Mothers.request(mothers.iryna, ""));
  }

  @Test
  @Proves({"b-trip", "actor-b-mothers"})
  void tripToTheCentreIsSeenByTheMotherAndHerTeamAndNotByWhoLooksAfterHerChildren() {
    String peer = mothers.world.employ("peer", "peer-counsellor", mothers.association);
    mothers.world.team("coordinator", mothers.iryna, mothers.association, "Practitioner/" + peer);
    String trip =
        Institutions.create(
            mothers.as("coordinator"),
            Mothers.appointment(
                mothers.iryna,
                "HealthcareService/" + consultations(),
                "\"basedOn\": [{\"reference\": \"ServiceRequest/%s\"}],".formatted(request)));
    mothers.agrees(mothers.iryna, "childcare-contact");
    String task = mothers.asks(request, mothers.olha);
    mothers.sets("olha", "Task/" + task, "accepted").then().statusCode(200);
    mothers.sets("coordinator", "Task/" + task, "ready").then().statusCode(200);

    for (String name : List.of("iryna", "peer")) {
      mothers.as(name).get("/Appointment/" + trip).then().statusCode(200);
      mothers.as(name).get("/Appointment").then().body("entry", hasSize(1));
    }
    mothers.as("olha").get("/Appointment/" + trip).then().statusCode(404);
    mothers.as("olha").get("/Appointment?_total=accurate").then().body("total", equalTo(0));
    mothers
        .as("olha")
        .get("/Appointment?based-on=ServiceRequest/" + request)
        .then()
        .body("entry", nullValue());
    mothers.as("olha").get("/ServiceRequest/" + request).then().statusCode(404);
    mothers
        .as("olha")
        .get("/Task?_include=Task:focus&_include=Task:requester")
        .then()
        .body("entry", hasSize(1))
        .body("entry.resource.resourceType", equalTo(List.of("Task")));

    mothers.sets("coordinator", "Appointment/" + trip, "fulfilled").then().statusCode(200);
    mothers
        .as("coordinator")
        .get("/Appointment?status=fulfilled&based-on=ServiceRequest/" + request)
        .then()
        .body("entry", hasSize(1));
  }

  private String consultations() {
    return Institutions.create(
        fhir(),
        """
        {"resourceType": "HealthcareService", "name": "Прийом",
         "providedBy": {"reference": "Organization/%s"}}
        """
            .formatted(mothers.centre));
  }

  @Test
  @Proves("b-babysitting")
  void whoIsAskedSeesWhenWhereAndHowManyAndWhoIsChosenWhomToCall() {
    mothers.agrees(mothers.iryna, "childcare-contact");
    mothers.agrees(mothers.olha, "childcare-contact");
    String task = mothers.asks(request, mothers.olha);

    mothers
        .as("olha")
        .get("/Task/" + task)
        .then()
        .statusCode(200)
        .body("location.display", containsString("Дитяча кімната"))
        .body("extension[0].extension.find { it.url == 'count' }.valuePositiveInt", equalTo(2));
    assertThat(mothers.as("olha").get("/Task/" + task).asString()).doesNotContain(mothers.iryna);
    seesOnlyThemselves("olha", mothers.olha);
    seesOnlyThemselves("iryna", mothers.iryna);
    mothers.as("iryna").get("/Task/" + task).then().statusCode(404);
    mothers.as("vira").get("/Task/" + task).then().statusCode(404);

    mothers.sets("olha", "Task/" + task, "accepted").then().statusCode(200);
    seesOnlyThemselves("olha", mothers.olha);
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

    seesFirstNameOf(mothers.iryna, "olha", "Ірина", "+999 000 000011");
    seesFirstNameOf(mothers.olha, "iryna", "Ольга", "+999 000 000012");
    mothers
        .as("iryna")
        .get("/ServiceRequest/" + request)
        .then()
        .body("performer.reference", hasItem("Patient/" + mothers.olha));
    mothers.as("olha").get("/Patient?birthdate=1961-04-12").then().statusCode(403);
    mothers.as("olha").get("/ServiceRequest?_total=accurate").then().body("total", equalTo(0));

    assertThat(mothers.as("iryna").get("/Patient/" + mothers.iryna + "/$access-log").asString())
        .contains("Ольга")
        .doesNotContain("Ольга Вигадана", mothers.olha);
    mothers.sets("olha", "Task/" + task, "in-progress").then().statusCode(200);
    mothers.sets("olha", "Task/" + task, "completed").then().statusCode(200);
    mothers.sets("olha", "Task/" + task, "accepted").then().statusCode(403);
  }

  @Test
  void numberIsShownAsLongAsItsOwnerAgreesAndNoLongerThanADayAfterwards() {
    String task =
        Institutions.create(
            mothers.as("coordinator"), Mothers.question(request, mothers.olha, "ready", 48, ""));
    seesOnlyThemselves("olha", mothers.olha);
    String consent = mothers.agrees(mothers.iryna, "childcare-contact");
    seesFirstNameOf(mothers.iryna, "olha", "Ірина", "+999 000 000011");
    seesOnlyThemselves("iryna", mothers.iryna);

    mothers.sets("coordinator", "Consent/" + consent, "inactive").then().statusCode(200);
    seesOnlyThemselves("olha", mothers.olha);

    mothers.agrees(mothers.iryna, "childcare-contact");
    seesFirstNameOf(mothers.iryna, "olha", "Ірина", "+999 000 000011");
    mothers
        .as("coordinator")
        .body(
            Mothers.question(request, mothers.olha, "completed", -29, "\"id\": \"" + task + "\","))
        .put("/Task/" + task)
        .then()
        .statusCode(200);
    seesOnlyThemselves("olha", mothers.olha);
  }

  @Test
  void ofTwoOffersOneIsChosenAndWhenItIsWithdrawnTheOtherCanBe() throws Exception {
    mothers.agrees(mothers.iryna, "childcare-contact");
    String first = mothers.asks(request, mothers.olha);
    String second = mothers.asks(request, mothers.vira);
    mothers.sets("olha", "Task/" + first, "accepted").then().statusCode(200);
    mothers.sets("vira", "Task/" + second, "accepted").then().statusCode(200);

    List<Response> answers = atOnce(first, second);
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    answers.stream()
        .filter(it -> it.statusCode() == 409)
        .forEach(
            it ->
                it.then()
                    .body("issue[0].details.coding[0].code", equalTo("carer-chosen"))
                    .body("issue[0].expression[0]", equalTo("Task.status")));
    boolean olhaIsChosen = answers.get(0).statusCode() == 200;
    String chosen = olhaIsChosen ? "olha" : "vira";
    String other = olhaIsChosen ? "vira" : "olha";
    mothers.as(chosen).get("/Patient/" + mothers.iryna).then().statusCode(200);
    mothers.as(other).get("/Patient/" + mothers.iryna).then().statusCode(404);

    mothers
        .sets(chosen, "Task/" + (olhaIsChosen ? first : second), "rejected")
        .then()
        .statusCode(200);
    mothers.as(chosen).get("/Patient/" + mothers.iryna).then().statusCode(404);
    mothers.as("iryna").get("/ServiceRequest/" + request).then().body("performer", nullValue());
    mothers
        .sets("coordinator", "Task/" + (olhaIsChosen ? second : first), "ready")
        .then()
        .statusCode(200);
    mothers.as(other).get("/Patient/" + mothers.iryna).then().statusCode(200);
  }

  private List<Response> atOnce(String first, String second)
      throws ExecutionException, InterruptedException {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Response>> started = new ArrayList<>();
      for (String task : List.of(first, second)) {
        started.add(two.submit(() -> mothers.sets("coordinator", "Task/" + task, "ready")));
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> answer : started) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      two.shutdown();
    }
  }

  private void seesOnlyThemselves(String name, String patient) {
    mothers
        .as(name)
        .get("/Patient")
        .then()
        .statusCode(200)
        .body("entry.resource.id", equalTo(List.of(patient)));
  }

  private void seesFirstNameOf(String patient, String name, String given, String phone) {
    mothers
        .as(name)
        .get("/Patient/" + patient)
        .then()
        .statusCode(200)
        .body("name.given.flatten()", equalTo(List.of(given)))
        .body("name.family", not(hasItem("Вигадана")))
        .body("telecom.value", equalTo(List.of(phone)))
        .body("identifier", nullValue())
        .body("birthDate", nullValue())
        .body("address", nullValue());
  }
}
