package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A hospital declines and another one is asked, the person does not want to, dies on the way, or
 * takes their consent back in the middle.
 */
class TransferGoesOtherwiseJourney extends TransferJourney {

  @Test
  void hospitalDeclinesAndAPersonChoosesTheNextOne() {
    assertRefused(parties.set("surgeon", task, "rejected", "declined"), 422, "ds-task-1");
    Response declined = parties.end("surgeon", task, "rejected", "declined-no-capacity");
    assertThat(declined.statusCode()).as(declined.asString()).isEqualTo(200);
    Response again = parties.end("surgeon", task, "rejected", "declined-no-capacity");
    assertThat(again.asString()).isEqualTo(declined.asString());
    seesOnlyItsAnswer("surgeon");
    assertRefused(parties.set("surgeon", task, "accepted", ""), 409, "transfer-answered");

    parties.as("doctor").get("/ServiceRequest/" + order).then().body("status", equalTo("active"));
    parties
        .as("second")
        .get("/Task?owner=Organization/" + parties.second + "&patient=Patient/" + patient)
        .then()
        .body("entry", nullValue());
    parties
        .as("coordinator")
        .get("/Task/" + task + "/$alternatives")
        .then()
        .statusCode(200)
        .body("entry.resource.id", hasItem(parties.secondPlace))
        .body("entry.resource.id", not(hasItem(parties.firstPlace)))
        .body("entry[0].search.extension[0].valueDistance.unit", equalTo("km"));

    Response asked = redirect("coordinator", task, parties.second, "");
    assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
    String next = asked.path("id");
    assertThat(redirect("coordinator", task, parties.second, "").<String>path("id"))
        .isEqualTo(next);
    parties
        .as("second")
        .get("/Task?owner=Organization/%s&status=requested".formatted(parties.second))
        .then()
        .body("entry.resource.id", hasItem(next));
    Response summary = parties.as("second").get("/ServiceRequest/" + order + "/$transfer-summary");
    assertThat(summary.statusCode()).as(summary.asString()).isEqualTo(200);
    parties.as("surgeon").get("/Task/" + next).then().statusCode(404);
    parties
        .as("doctor")
        .get("/ServiceRequest/" + order)
        .then()
        .body("performer.reference", equalTo(List.of("Organization/" + parties.second)));
    parties.set("cardiologist", next, "accepted", "bed-confirmed").then().statusCode(200);
    seesOnlyItsAnswer("surgeon");
  }

  /** That it arrived, and nothing of the person. */
  private void seesOnlyItsAnswer(String hospital) {
    parties.as(hospital).get("/Task/" + task).then().statusCode(200);
    parties.as(hospital).get("/Task?patient=Patient/" + patient).then().body("entry", nullValue());
    seesNothingOfThePerson(hospital);
  }

  private void seesNothingOfThePerson(String hospital) {
    for (String record : new String[] {"Patient/" + patient, "ServiceRequest/" + order}) {
      parties.as(hospital).get("/" + record).then().statusCode(404);
    }
    parties
        .as(hospital)
        .get("/ServiceRequest/" + order + "/$transfer-summary")
        .then()
        .statusCode(404);
    parties.as(hospital).get("/Patient?_id=" + patient).then().body("entry", nullValue());
  }

  @Test
  void otherHospitalIsChosenBeforeTheFirstOneAnswersAndOnTheWay() {
    assertRefused(redirect("doctor", task, parties.second, ""), 400, "parameter-missing");
    assertRefused(redirect("doctor", task, parties.hospital, "Ближче"), 422, "transfer-asked");
    assertRefused(redirect("surgeon", task, parties.second, "Ближче"), 403, "only-the-sender");
    redirect("stranger", task, parties.second, "Ближче").then().statusCode(404);
    assertThat(parties.as("surgeon").get("/Task/" + task + "/$alternatives").statusCode())
        .isEqualTo(403);

    String next = redirect("doctor", task, parties.second, "Міст зруйновано").path("id");
    parties
        .as("doctor")
        .get("/Task/" + task)
        .then()
        .body("status", equalTo("cancelled"))
        .body("businessStatus.coding[0].code", equalTo("redirected"))
        .body("statusReason.text", equalTo("Міст зруйновано"));
    parties.as("surgeon").get("/Task/" + task).then().statusCode(404);
    seesNothingOfThePerson("surgeon");
    assertRefused(redirect("doctor", task, parties.hospital, "Назад"), 409, "transfer-redirected");

    parties.set("cardiologist", next, "accepted", "").then().statusCode(200);
    parties.set("doctor", next, "in-progress", "on-board").then().statusCode(200);
    String back = redirect("doctor", next, parties.hospital, "Обстріл дороги").path("id");
    parties
        .as("doctor")
        .get("/Task/" + next)
        .then()
        .body("status", equalTo("failed"))
        .body("businessStatus.coding[0].code", equalTo("redirected"));
    parties.as("cardiologist").get("/Task/" + next).then().statusCode(404);
    seesNothingOfThePerson("cardiologist");
    parties.as("surgeon").get("/Task/" + back).then().statusCode(200);
    parties
        .as("surgeon")
        .get("/Task?status=requested&patient=Patient/" + patient)
        .then()
        .body("entry.resource.id", equalTo(List.of(back)));
  }

  @Test
  void twoWhoRedirectAtOnceAskOneHospital() {
    parties.end("surgeon", task, "rejected", "declined").then().statusCode(200);
    String third = parties.world.found("Третя лікарня");
    long chosen =
        Stream.<Supplier<Response>>of(
                () -> redirect("doctor", task, parties.second, ""),
                () -> redirect("coordinator", task, third, ""))
            .parallel()
            .map(Supplier::get)
            .peek(answer -> assertThat(answer.statusCode()).isIn(200, 409, 412))
            .filter(answer -> answer.statusCode() == 200)
            .count();
    assertThat(chosen).isEqualTo(1);
    parties
        .as("doctor")
        .get("/Task?focus=ServiceRequest/" + order + "&status=requested")
        .then()
        .body("entry", hasSize(1));
  }

  @Test
  void acceptedTransferIsNotHandedToAnotherHospitalSilently() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    String owner =
        HomeTeam.set("owner", "{\"reference\": \"Organization/%s\"}".formatted(parties.second));
    Response handed = parties.patch("doctor", task, owner);
    assertThat(assertRefused(handed, 422, "transfer-owner")).contains("$redirect");
    parties.as("second").get("/Patient/" + patient).then().statusCode(404);
  }

  private Response redirect(String by, String from, String to, String reason) {
    String why =
        reason.isEmpty()
            ? ""
            : ", {\"name\": \"reason\", \"valueString\": \"%s\"}".formatted(reason);
    return parties
        .as(by)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "to", "valueReference": {"reference": "Organization/%s"}}%s]}
            """
                .formatted(to, why))
        .post("/Task/" + from + "/$redirect");
  }

  @Test
  void personRefusesToGo() {
    parties.set("surgeon", task, "accepted", "bed-confirmed").then().statusCode(200);
    ends("doctor", "failed", "patient-refused");
    seesOnlyItsAnswer("surgeon");
    assertRefused(redirect("doctor", task, parties.second, ""), 422, "transfer-order-closed");
  }

  @Test
  void personDiesOnTheWay() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    parties.set("doctor", task, "in-progress", "on-board").then().statusCode(200);
    ends("doctor", "failed", "died");
    seesOnlyItsAnswer("surgeon");
    parties
        .as("coordinator")
        .get("/Task?code=first-home-visit&patient=Patient/" + patient)
        .then()
        .body("entry", nullValue());
  }

  /** Sent twice; the order has nobody left to bring. */
  private void ends(String by, String status, String business) {
    Response first = parties.end(by, task, status, business);
    assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
    assertThat(parties.end(by, task, status, business).asString()).isEqualTo(first.asString());
    parties.as("doctor").get("/ServiceRequest/" + order).then().body("status", equalTo("revoked"));
  }

  @Test
  void consentIsWithdrawnInTheMiddle() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    parties.set("doctor", task, "in-progress", "on-board").then().statusCode(200);
    String denial =
        Institutions.create(
            parties.as("clinic"),
            Institutions.consent(patient, "deny", "Organization/" + parties.hospital, ""));
    for (String hospital : new String[] {"hospital", "surgeon"}) {
      parties.as(hospital).get("/Task/" + task).then().statusCode(404);
      parties.set(hospital, task, "in-progress", "arrived").then().statusCode(404);
      seesNothingOfThePerson(hospital);
    }
    parties.as("doctor").get("/Consent/" + denial).then().statusCode(200);
    parties
        .as("doctor")
        .get("/Task/" + task)
        .then()
        .body("businessStatus.coding[0].code", equalTo("on-board"));
    ends("doctor", "failed", "patient-refused");
    parties.as("surgeon").get("/Task/" + task).then().statusCode(404);
  }
}
