package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The children's room of the AIDS centre has few places, and each is given once. */
class ChildrensRoomJourney extends Journey {

  private Mothers mothers;
  private String room;
  private String schedule;

  @BeforeEach
  void aRoomWithAPlace() {
    fhir();
    mothers = new Mothers(this::fhirAs);
    room =
        Institutions.create(
            fhir(),
            """
            {"resourceType": "HealthcareService", "name": "Дитяча кімната",
             "providedBy": {"reference": "Organization/%s"},
             "type": [{"coding": [{"system": "%s", "code": "childcare"}]}]}
            """
                .formatted(mothers.centre, Mothers.SERVICES));
    schedule =
        Institutions.create(
            mothers.as("coordinator"),
            """
            {"resourceType": "Schedule", "active": true,
             "serviceType": [{"coding": [{"system": "%s", "code": "childcare"}]}],
             "actor": [{"reference": "HealthcareService/%s"}]}
            """
                .formatted(Mothers.SERVICES, room));
  }

  private String place(String status) {
    return Institutions.create(
        mothers.as("coordinator"),
        """
        {"resourceType": "Slot", "status": "%s", "schedule": {"reference": "Schedule/%s"},
         "start": "%s", "end": "%s"}
        """
            .formatted(status, schedule, Mothers.inHours(49), Mothers.inHours(51)));
  }

  private Response books(String patient, String... places) {
    List<String> slots = new ArrayList<>();
    for (String place : places) {
      slots.add("{\"reference\": \"Slot/" + place + "\"}");
    }
    return mothers
        .as("coordinator")
        .body(
            Mothers.appointment(
                patient,
                "HealthcareService/" + room,
                "\"slot\": [" + String.join(", ", slots) + "],"))
        .post("/Appointment");
  }

  private void free(int places) {
    mothers
        .as("coordinator")
        .get("/Slot?status=free&_total=accurate&schedule=Schedule/" + schedule)
        .then()
        .body("total", equalTo(places));
  }

  @Test
  @Proves("actor-b-childrens-room")
  void lastPlaceIsGivenToOneOfTwoWhoAskAtOnce() throws Exception {
    String place = place("free");
    List<Response> answers = new ArrayList<>();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Response>> started = new ArrayList<>();
      for (String mother : List.of(mothers.iryna, mothers.olha)) {
        started.add(two.submit(() -> books(mother, place)));
      }
      for (Future<Response> answer : started) {
        answers.add(answer.get());
      }
    } finally {
      two.shutdown();
    }

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
    answers.stream()
        .filter(it -> it.statusCode() == 409)
        .forEach(
            it ->
                it.then()
                    .body("issue[0].details.coding[0].code", equalTo("place-taken"))
                    .body("issue[0].expression[0]", equalTo("Appointment.slot[0]"))
                    .body("issue[0].details.text", containsString("status=free")));
    free(0);
    boolean iryna = answers.get(0).statusCode() == 201;
    String booked = answers.get(iryna ? 0 : 1).path("id");
    mothers.as(iryna ? "iryna" : "olha").get("/Appointment/" + booked).then().statusCode(200);
    mothers.as(iryna ? "olha" : "iryna").get("/Appointment/" + booked).then().statusCode(404);

    mothers.sets("coordinator", "Appointment/" + booked, "cancelled").then().statusCode(200);
    free(1);
    books(iryna ? mothers.olha : mothers.iryna, place).then().statusCode(201);
    mothers.sets("coordinator", "Appointment/" + booked, "booked").then().statusCode(409);
  }

  @Test
  void twoChildrenNeedTwoPlacesOrNone() {
    String first = place("free");
    String second = place("free");
    books(mothers.olha, second).then().statusCode(201);

    books(mothers.iryna, first, second)
        .then()
        .statusCode(409)
        .body("issue[0].expression[0]", equalTo("Appointment.slot[1]"));
    free(1);
    books(mothers.iryna, place("busy-unavailable"))
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("place-closed"));
    String third = place("free");
    String booked = books(mothers.iryna, first, third).then().statusCode(201).extract().path("id");
    free(0);
    mothers
        .as("iryna")
        .get("/Appointment/" + booked)
        .then()
        .body("slot.reference", hasItems("Slot/" + first, "Slot/" + third));
    mothers.as("coordinator").delete("/Appointment/" + booked).then().statusCode(200);
    free(2);
  }

  @Test
  @Proves("actor-b-eva")
  void servicesOfTheAssociationAreInTheDirectory() {
    for (String service : List.of("peer-counselling", "childcare", "support-group")) {
      Institutions.create(
          mothers.as("coordinator"),
          """
          {"resourceType": "HealthcareService", "name": "Послуга",
           "providedBy": {"reference": "Organization/%s"},
           "type": [{"coding": [{"system": "%s", "code": "%s"}]}]}
          """
              .formatted(mothers.association, Mothers.SERVICES, service));
    }
    mothers
        .as("iryna")
        .get("/HealthcareService?organization=Organization/" + mothers.association)
        .then()
        .body("entry", hasSize(3));
    mothers
        .patch(
            "iryna",
            "Organization/" + mothers.association,
            "[{\"op\": \"remove\", \"path\": \"/name\"}]")
        .then()
        .statusCode(403);
  }
}
