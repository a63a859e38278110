package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.Test;

/**
 * From the order on the road to the visit after the discharge: the team at home, the hospital, and
 * two who must see nothing of it. Every step is sent twice, as phones do that lose the link.
 */
class PersonIsBroughtToHospitalJourney extends TransferJourney {

  @Test
  @Proves("c-transfer")
  void personIsBroughtAdmittedDischargedAndVisited() {
    parties
        .as("hospital")
        .get("/Task?owner=Organization/%s&status=requested".formatted(parties.hospital))
        .then()
        .body("entry.resource.id", hasItem(task));
    nobodyElseSees();
    parties
        .as("hospital")
        .get("/ServiceRequest/" + order + "/$transfer-summary")
        .then()
        .statusCode(200)
        .body("type", equalTo("document"));

    twice("hospital", "received", "");
    twice("surgeon", "accepted", "");
    twice("surgeon", "accepted", "bed-confirmed");
    twice("doctor", "accepted", "dispatched");
    twice("nurse's doctor", "in-progress", "on-board");
    twice("surgeon", "in-progress", "arrived");
    twice("surgeon", "in-progress", "admitted");
    nobodyElseSees();
    parties.as("doctor").get("/ServiceRequest/" + order).then().body("status", equalTo("active"));

    String document = discharged();
    String home =
        TwoHospitals.to("completed", "returned-home")
            + ", "
            + HomeTeam.set(
                "output",
                """
                [{"type": {"coding": [{"system": "http://loinc.org", "code": "18842-5"}]},
                  "valueReference": {"reference": "DocumentReference/%s"}}]
                """
                    .formatted(document));
    Response completed = parties.patch("surgeon", task, home);
    assertThat(completed.statusCode()).as(completed.asString()).isEqualTo(200);
    parties
        .patch("surgeon", task, home)
        .then()
        .statusCode(200)
        .body("meta.versionId", equalTo(completed.path("meta.versionId")));

    parties
        .as("doctor")
        .get("/Task/" + task)
        .then()
        .body(
            "output.findAll { it.valueDateTime }.type.coding.flatten().code",
            equalTo(List.of("arrived", "admitted")));
    parties
        .as("doctor")
        .get("/ServiceRequest/" + order)
        .then()
        .body("status", equalTo("completed"));
    parties.as("doctor").get("/DocumentReference/" + document).then().statusCode(200);
    visitIsDueOnce("2026-03-20", "2026-03-27");
    nobodyElseSees();
  }

  /** What is sent again changes nothing, and is answered alike. */
  private void twice(String by, String status, String business) {
    String name = by.equals("nurse's doctor") ? "doctor" : by;
    Response first = parties.set(name, task, status, business);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
    Response again = parties.set(name, task, status, business);
    assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  private String discharged() {
    String number = UUID.randomUUID().toString();
    String document =
        """
        {"resourceType": "DocumentReference", "status": "current",
         "type": {"coding": [{"system": "http://loinc.org", "code": "18842-5"}]},
         "identifier": [{"system": "urn:hospital", "value": "%s"}],
         "subject": {"reference": "Patient/%s"}, "date": "2026-03-20T09:00:00+02:00",
         "custodian": {"reference": "Organization/%s"},
         "content": [{"attachment": {"contentType": "text/plain", "data": "0JTQvtC80LA="}}]}
        """
            .formatted(number, patient, parties.hospital);
    Supplier<Response> sent =
        () ->
            parties
                .as("surgeon")
                .header("If-None-Exist", "identifier=urn:hospital|" + number)
                .body(document)
                .post("/DocumentReference");
    Response first = sent.get();
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
    sent.get().then().statusCode(200);
    return first.path("id");
  }

  private void visitIsDueOnce(String from, String until) {
    parties
        .as("coordinator")
        .get("/Task?code=first-home-visit&patient=Patient/" + patient)
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.status", equalTo("requested"))
        .body("entry[0].resource.restriction.period.start", equalTo(from))
        .body("entry[0].resource.restriction.period.end", equalTo(until));
  }

  private void nobodyElseSees() {
    for (String other : new String[] {"second", "cardiologist", "stranger"}) {
      for (String record : new String[] {"Task/" + task, "ServiceRequest/" + order}) {
        parties.as(other).get("/" + record).then().statusCode(404);
      }
      parties.as(other).get("/Task?patient=Patient/" + patient).then().body("entry", nullValue());
      parties
          .as(other)
          .get("/ServiceRequest/" + order + "/$transfer-summary")
          .then()
          .statusCode(404);
      parties.set(other, task, "accepted", "").then().statusCode(404);
    }
  }

  @Test
  void hospitalThatSendsNoDocumentEndsItAndTheVisitIsDueAllTheSame() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    parties.set("surgeon", task, "in-progress", "handed-over").then().statusCode(200);
    String home =
        TwoHospitals.to("completed", "returned-home")
            + ", "
            + HomeTeam.set("executionPeriod", "{\"end\": \"2026-03-05T12:00:00+02:00\"}");
    parties.patch("surgeon", task, home).then().statusCode(200);
    visitIsDueOnce("2026-03-05", "2026-03-12");
  }

  @Test
  void wrongStepIsRefusedWithWhereItStandsAndWhatCanBeNext() {
    String words =
        assertRefused(parties.set("surgeon", task, "completed", ""), 422, "transfer-step");
    assertThat(words)
        .contains(
            "stands at requested", "the receiver cannot", "received", "accepted/bed-confirmed")
        .doesNotContain("cancelled");
    Response sender = parties.set("doctor", task, "accepted", "");
    assertThat(assertRefused(sender, 422, "transfer-step"))
        .contains("the sender cannot", "cancelled");
    sender.then().body("issue[0].expression[0]", equalTo("Task.status"));
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    Response back = parties.set("surgeon", task, "accepted", "arrived");
    assertRefused(back, 422, "transfer-step");
    back.then().body("issue[0].expression[0]", equalTo("Task.businessStatus"));
    assertRefused(parties.set("surgeon", task, "requested", ""), 422, "transfer-step");
    assertRefused(parties.set("surgeon", task, "failed", "declined"), 422, "ds-task-1");
    parties.as("doctor").get("/Task/" + task).then().body("status", equalTo("accepted"));
  }

  @Test
  void tableHoldsForWholeRecordsTransactionsAndBatchesToo() {
    String json = parties.as("doctor").get("/Task/" + task).asString();
    String completed = json.replace("\"requested\"", "\"completed\"");
    assertRefused(parties.as("surgeon").body(completed).put("/Task/" + task), 422, "transfer-step");
    String bundle =
        """
        {"resourceType": "Bundle", "type": "%s", "entry": [{"resource": %s,
         "request": {"method": "PUT", "url": "Task/%s"}}]}
        """;
    Response transaction =
        parties.as("surgeon").body(bundle.formatted("transaction", completed, task)).post("/");
    assertRefused(transaction, 422, "transfer-step");
    parties
        .as("surgeon")
        .body(bundle.formatted("batch", completed, task))
        .post("/")
        .then()
        .statusCode(200)
        .body("entry[0].response.status", equalTo("422 Unprocessable Entity"))
        .body(
            "entry[0].response.outcome.issue[0].details.text",
            startsWith("Task.status cannot become completed"));
    parties
        .as("surgeon")
        .body(bundle.formatted("transaction", json.replace("\"requested\"", "\"accepted\""), task))
        .post("/")
        .then()
        .statusCode(200);
    parties.as("doctor").get("/Task/" + task).then().body("status", equalTo("accepted"));
    String begun = Institutions.transfer(order, patient, parties.hospital, "in-progress");
    assertRefused(parties.as("doctor").body(begun).post("/Task"), 422, "transfer-state");
  }

  @Test
  void ofTwoWhoAnswerAtOnceOneHolds() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    assertRefused(parties.end("physician", task, "rejected", "declined"), 409, "transfer-answered");
    parties
        .as("physician")
        .header("If-Match", "W/\"1\"")
        .contentType("application/json-patch+json")
        .body("[" + TwoHospitals.to("accepted", "bed-confirmed") + "]")
        .patch("/Task/" + task)
        .then()
        .statusCode(anyOf(equalTo(409), equalTo(412)));

    String other = parties.asked(order, patient);
    long held =
        Stream.<Supplier<Response>>of(
                () -> parties.set("surgeon", other, "accepted", ""),
                () -> parties.end("physician", other, "rejected", "declined"))
            .parallel()
            .map(Supplier::get)
            .peek(answer -> assertThat(answer.statusCode()).isIn(200, 409, 412))
            .filter(answer -> answer.statusCode() == 200)
            .count();
    assertThat(held).isEqualTo(1);
  }
}
