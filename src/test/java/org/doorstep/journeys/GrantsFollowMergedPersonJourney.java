package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was given beside records, or names both people, follows a merge and comes back with it. */
class GrantsFollowMergedPersonJourney extends EnrolledTwice {

  private Response glass(String number) {
    return world
        .as("stranger")
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "identifier", "valueIdentifier": {
                "system": "https://doorstep.health/sid/client", "value": "%s"}},
              {"name": "birthDate", "valueDate": "1961-04-12"},
              {"name": "reason", "valueString": "Людина без свідомості, потрібен анамнез"}]}
            """
                .formatted(number))
        .post("/Patient/$break-glass");
  }

  private int reads(String observation) {
    return world.as("stranger").get("/Observation/" + observation).statusCode();
  }

  @Test
  void emergencyAccessFollowsAndComesBack() {
    world.employ("stranger", "doctor", world.found("Лікарня"));
    ok(glass(oldNumber));
    String until = emergency(source);
    assertThat(reads(pulse)).isEqualTo(200);
    assertThat(reads(ownPulse)).isEqualTo(404);

    ok(merge("registrar"));
    assertThat(reads(pulse)).isEqualTo(200);
    assertThat(reads(ownPulse)).isEqualTo(200);
    assertThat(emergency(target)).isEqualTo(until);
    assertThat(emergency(source)).isEmpty();
    assertThat(glass(oldNumber).<String>path("parameter[0].valueReference.reference"))
        .isEqualTo("Patient/" + target);

    ok(unmerge("registrar"));
    assertThat(emergency(source)).isEqualTo(until);
    assertThat(reads(pulse)).isEqualTo(200);
  }

  private String emergency(String patient) {
    return stored(
        "SELECT min(valid::text) FROM access.permission WHERE basis = 'EMERGENCY' AND patient = '%s'"
                .formatted(patient)
            + " HAVING count(*) > 0");
  }

  @Test
  void recordThatNamesBothIsAsItWas() {
    String group =
        Institutions.create(
            world.as("centre"),
            """
            {"resourceType": "Group", "type": "person", "actual": true, "member": [
              {"entity": {"reference": "Patient/%s"}}, {"entity": {"reference": "Patient/%s"}}]}
            """
                .formatted(source, target));
    ok(merge("registrar"));
    members(group, target, target);
    ok(unmerge("registrar"));
    members(group, source, target);
  }

  private void members(String group, String first, String second) {
    world
        .as("centre")
        .get("/Group/" + group)
        .then()
        .body("member[0].entity.reference", equalTo("Patient/" + first))
        .body("member[1].entity.reference", equalTo("Patient/" + second));
  }

  @Test
  void questionWhetherTheyAreOneIsAnswered() {
    await().atMost(Duration.ofMinutes(1)).until(() -> asked("requested") == 1);
    ok(merge("registrar"));
    assertThat(asked("requested")).isZero();
    assertThat(asked("completed")).isEqualTo(1);
  }

  private int asked(String status) {
    return world
        .as("registrar")
        .get("/Task?code=possible-duplicate&_summary=count&status=" + status)
        .<Integer>path("total");
  }

  @Test
  void whoTakesThePersonOverTakesTheOldRecordToo() {
    String clinic = world.found("Клініка");
    world.employ("officer", "data-protection-officer", centre);
    world.employ("clinic officer", "data-protection-officer", clinic);
    world.employ("clinic registrar", "registrar", clinic);
    ok(merge("registrar"));
    Response offer =
        world
            .as("officer")
            .body(
                """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "to", "valueReference": {"reference": "Organization/%s"}},
                  {"name": "reason", "valueString": "Людина переїхала до іншого міста"}]}
                """
                    .formatted(clinic))
            .post("/Patient/" + target + "/$transfer-custody");
    ok(offer);
    ok(
        world
            .as("clinic officer")
            .body(
                """
                {"resourceType": "Parameters",
                 "parameter": [{"name": "offer", "valueString": "%s"}]}
                """
                    .formatted(offer.<String>path("parameter[0].valueString")))
            .post("/Patient/$accept-custody"));

    world.as("registrar").get("/Patient/" + source).then().statusCode(404);
    world.as("registrar").get("/Patient/" + source + "/_history/1").then().statusCode(404);
    assertThat(unmerge("registrar").statusCode()).isEqualTo(404);
    world.as("clinic registrar").get("/Patient/" + source).then().statusCode(200);
    ok(unmerge("clinic registrar"));
    world.as("clinic registrar").get("/Patient/" + source).then().body("id", equalTo(source));
    world.as("registrar").get("/Patient/" + source).then().statusCode(404);
  }
}
