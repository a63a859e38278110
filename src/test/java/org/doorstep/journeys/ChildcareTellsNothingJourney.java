package org.doorstep.journeys;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mother may write who is asked for childcare, and what the records of it never say. */
class ChildcareTellsNothingJourney extends Journey {

  private Mothers mothers;
  private String request;

  @BeforeEach
  void irynaNeedsSomebodyForHerChildren() {
    fhir();
    mothers = new Mothers(this::fhirAs);
    request = Institutions.create(mothers.as("coordinator"), Mothers.request(mothers.iryna, ""));
  }

  @Test
  void motherWritesHerAnswerAndNothingElse() {
    String task = mothers.asks(request, mothers.olha);
    String others = mothers.asks(request, mothers.vira);

    mothers.sets("olha", "Task/" + others, "rejected").then().statusCode(404);
    mothers.sets("olha", "Task/" + task, "ready").then().statusCode(403);
    mothers
        .patch(
            "olha",
            "Task/" + task,
            """
            [{"op": "replace", "path": "/status", "value": "accepted"},
             {"op": "replace", "path": "/executionPeriod/end", "value": "2099-01-01"}]
            """)
        .then()
        .statusCode(403)
        .body("issue[0].details.coding[0].code", equalTo("only-an-answer"));
    mothers
        .as("olha")
        .body(Mothers.question(request, mothers.olha, "ready", 48, ""))
        .post("/Task")
        .then()
        .statusCode(403);
    mothers.as("olha").delete("/Task/" + task).then().statusCode(403);
    mothers
        .patch("olha", "Patient/" + mothers.olha, "[{\"op\": \"remove\", \"path\": \"/telecom\"}]")
        .then()
        .statusCode(403);
    String transfer =
        Institutions.create(
            mothers.as("coordinator"),
            Institutions.appointment(mothers.olha)
                .replace(
                    "\"for\"",
                    "\"owner\": {\"reference\": \"Patient/%s\"}, \"for\"".formatted(mothers.olha)));
    mothers.sets("olha", "Task/" + transfer, "accepted").then().statusCode(403);
    mothers.sets("iryna", "ServiceRequest/" + request, "completed").then().statusCode(403);
  }

  @Test
  void recordsOfChildcareDoNotTellWhyItIsNeeded() {
    String service =
        Institutions.create(
            mothers.as("coordinator"),
            "{\"resourceType\": \"HealthcareService\", \"name\": \"Прийом\"}");
    String trip =
        Institutions.create(
            mothers.as("coordinator"),
            Mothers.appointment(mothers.iryna, "HealthcareService/" + service, ""));
    refused(
        Mothers.request(mothers.iryna, "\"reasonCode\": [{\"text\": \"Аналіз\"}],"), "reasonCode");
    refused(
        Mothers.request(
            mothers.iryna,
            "\"supportingInfo\": [{\"reference\": \"Appointment/%s\"}],".formatted(trip)),
        "supportingInfo");
    refused(
        Mothers.request(
            mothers.iryna,
            "\"performer\": [{\"reference\": \"Organization/%s\"}],".formatted(mothers.centre)),
        "performer");
    refused(
        Mothers.question(
            request, mothers.olha, "requested", 48, "\"reasonCode\": {\"text\": \"Аналіз\"},"),
        "reasonCode");
    refused(
        Mothers.question(
            request,
            mothers.olha,
            "requested",
            48,
            "\"requester\": {\"reference\": \"Organization/%s\"},".formatted(mothers.centre)),
        "requester");
    refused(
        Mothers.question(
            request,
            mothers.olha,
            "requested",
            48,
            "\"requester\": {\"reference\": \"Patient/%s\"},".formatted(mothers.iryna)),
        "requester");
    refused(Mothers.question(request, mothers.iryna, "requested", 48, ""), "owner");
  }

  private void refused(String json, String element) {
    mothers
        .as("coordinator")
        .body(json)
        .post("/" + Institutions.type(json))
        .then()
        .statusCode(422)
        .body(containsString(element));
  }
}
