package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody calls and asks the team to come: no call is forgotten, and each gets an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotlineCallBecomesVisitJourney extends Journey {

  private HomeTeam team;

  @BeforeAll
  void aTeamWithAHotline() {
    fhir();
    team = new HomeTeam(this::fhirAs);
  }

  @Test
  @Proves({"a-call", "actor-a-hotline"})
  void callForSomebodyNobodyKnowsIsAssessedAndVisited() {
    team.create(
        "coordinator",
        """
        {"resourceType": "HealthcareService", "active": true, "name": "Горячая линия",
         "providedBy": {"reference": "Organization/%s"}, "type": [%s],
         "telecom": [{"system": "phone", "value": "+999 000 000100"}],
         "availableTime": [{"daysOfWeek": ["mon", "thu"], "availableStartTime": "09:00:00"}]}
        """
            .formatted(team.foundation, HomeTeam.coded(HomeTeam.SERVICE, "hotline-call")));
    String anonymous = team.create("coordinator", Calls.anonymous());
    String call = team.create("coordinator", Calls.call(anonymous, "", Calls.CALLER));

    Response waiting =
        team.as("coordinator")
            .get(
                "/Task?code=hotline-triage&status=requested&patient=Patient/%s&_include=Task:focus"
                    .formatted(anonymous));
    waiting
        .then()
        .body("entry", hasSize(2))
        .body("entry.resource.contained.telecom.flatten().value", hasItem("+999 000 000777"));
    String task = "Task/" + waiting.path("entry[0].resource.id");
    for (String stranger : new String[] {"social worker", "centre", "head", "driver"}) {
      team.as(stranger).get("/" + task).then().statusCode(404);
      team.as(stranger).get("/ServiceRequest/" + call).then().statusCode(404);
      team.as(stranger).get("/Patient/" + anonymous).then().statusCode(404);
    }

    String assessment =
        team.create("doctor", Calls.eligibility(anonymous, call, "eligible", "reduced-mobility"));
    team.as("coordinator")
        .get("/" + task)
        .then()
        .body("status", equalTo("completed"))
        .body("output.valueCodeableConcept.coding.flatten().code", hasItem("eligible"));
    team.as("coordinator").get("/Observation/" + assessment).then().statusCode(404);

    team.team("coordinator", anonymous);
    team.as("social worker").get("/Patient/" + anonymous).then().statusCode(200);
    team.create("doctor", Calls.basedOn(team.visit(anonymous, "2026-03-05"), call));
    team.as("coordinator")
        .get("/ServiceRequest/" + call)
        .then()
        .body("status", equalTo("completed"));
  }

  @Test
  @Proves({"a-eligibility", "actor-a-people"})
  void advancedHivMakesEligibleAndIsSeenWhereTreatmentIs() {
    String patient = team.visited();
    team.create("doctor", HomeTeam.diagnosis(patient, "B22.0", ""));
    String call = team.create("coordinator", Calls.call(patient, "", Calls.CALLER));
    String assessment =
        team.create("doctor", Calls.eligibility(patient, call, "needs-review", "advanced-hiv"));
    String task = "Task/" + task(patient);
    team.as("coordinator")
        .get("/" + task)
        .then()
        .body("status", equalTo("in-progress"))
        .body("output.valueCodeableConcept.coding.flatten().code", hasItem("needs-review"));

    String decided =
        team.create("doctor", Calls.eligibility(patient, call, "eligible", "advanced-hiv"));
    team.as("coordinator").get("/" + task).then().body("status", equalTo("completed"));
    team.as("doctor")
        .get("/Observation/" + decided)
        .then()
        .body("meta.security.code", hasItems("HIV", "R"));
    team.as("nurse").get("/Observation/" + assessment).then().statusCode(200);
    for (String other : new String[] {"social worker", "psychologist", "coordinator"}) {
      team.as(other).get("/Observation/" + assessment).then().statusCode(404);
      team.as(other)
          .get("/Condition?patient=" + patient + "&_total=accurate")
          .then()
          .body("total", equalTo(0));
    }
  }

  @Test
  @Proves("actor-a-callers")
  void motherWithYoungChildrenCallsForHerself() {
    String mother = team.world.enrol("coordinator", "CALL-" + UUID.randomUUID());
    String child =
        team.create(
            "coordinator",
            """
            {"resourceType": "RelatedPerson", "patient": {"reference": "Patient/%s"},
             "birthDate": "2024", "relationship": [%s]}
            """
                .formatted(
                    mother,
                    HomeTeam.coded("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "CHILD")));
    String call =
        team.create(
            "coordinator",
            Calls.call(mother, "", "\"requester\": {\"reference\": \"Patient/" + mother + "\"},"));
    team.create(
        "doctor",
        Calls.eligibility(
            mother,
            call,
            "eligible",
            "single-parent-young-children",
            "underprivileged",
            "disability"));
    team.as("coordinator").get("/Task/" + task(mother)).then().body("status", equalTo("completed"));
    team.as("centre").get("/RelatedPerson/" + child).then().statusCode(404);
  }

  @Test
  void callThatComesWithItsCallerIsATaskToo() {
    String caller = UUID.randomUUID().toString();
    String call = Calls.call("x", "", Calls.CALLER).replace("Patient/x", "urn:uuid:" + caller);
    Response stored =
        team.as("foundation")
            .body(
                """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"fullUrl": "urn:uuid:%s", "resource": %s,
                   "request": {"method": "POST", "url": "ServiceRequest"}},
                  {"fullUrl": "urn:uuid:%s", "resource": %s,
                   "request": {"method": "POST", "url": "Patient"}}]}
                """
                    .formatted(UUID.randomUUID(), call, caller, Calls.anonymous()))
            .post("/");
    assertThat(stored.statusCode()).as(stored.asString()).isEqualTo(200);
    String patient = stored.<String>path("entry[1].response.location").split("/")[1];
    tasks(patient).then().body("entry.resource.status", contains("requested"));
  }

  @Test
  void callSentAgainIsOneCallAndOneTask() {
    String patient = team.visited();
    String json = Calls.call(patient, "", Calls.CALLER);
    String number = json.replaceAll("(?s).*sid/order\", \"value\": \"([^\"]+)\".*", "$1");
    for (int time = 0; time < 3; time++) {
      team.as("foundation")
          .header("If-None-Exist", "identifier=https://doorstep.health/sid/order|" + number)
          .body(json)
          .post("/ServiceRequest")
          .then()
          .statusCode(time == 0 ? 201 : 200);
    }
    tasks(patient).then().body("entry", hasSize(1));
  }

  @Test
  void callIsNotClosedWithoutAnAnswer() {
    String patient = team.visited();
    String call = team.create("coordinator", Calls.call(patient, "", Calls.CALLER));
    String task = "Task/" + task(patient);

    team.patch("coordinator", task, HomeTeam.status("completed"))
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("triage-without-outcome"))
        .body("issue[0].expression", contains("Task.output"));
    String no = HomeTeam.status("completed") + ", " + Calls.outcome("not-eligible");
    team.patch("coordinator", task, no)
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("refused-without-reason"));
    team.patch(
            "coordinator",
            task,
            no + ", " + HomeTeam.set("statusReason", "{\"text\": \"Может прийти сам\"}"))
        .then()
        .statusCode(200);
    team.as("coordinator").get("/ServiceRequest/" + call).then().body("status", equalTo("revoked"));
    tasks(patient).then().body("entry.resource.status", contains("completed"));
  }

  @Test
  void callThatIsTakenBackNeedsNoAnswer() {
    String patient = team.visited();
    String call = team.create("coordinator", Calls.call(patient, "", Calls.CALLER));
    team.patch("coordinator", "ServiceRequest/" + call, HomeTeam.status("revoked"))
        .then()
        .statusCode(200);
    tasks(patient).then().body("entry.resource.status", contains("cancelled"));
  }

  @Test
  @Proves({"actor-a-aids-centre", "actor-a-foundation"})
  void centreAsksTheFoundationAndIsNamedNowhere() {
    String patient = team.world.enrol("centre", "CALL-" + UUID.randomUUID());
    String pulse = team.create("centre", Institutions.pulse(patient, 88));
    team.as("coordinator").get("/Patient/" + patient).then().statusCode(404);

    String performer =
        "\"performer\": [{\"reference\": \"Organization/%s\"}],".formatted(team.foundation);
    team.create("centre", Calls.call(patient, performer, ""));
    Response waiting =
        team.as("coordinator")
            .get(
                "/Task?code=hotline-triage&owner=Organization/%s&patient=Patient/%s"
                    .formatted(team.foundation, patient));
    waiting.then().body("entry", hasSize(1));
    String task = "Task/" + waiting.path("entry[0].resource.id");
    team.as("coordinator").get("/Patient/" + patient).then().statusCode(200);
    team.as("coordinator").get("/Observation/" + pulse).then().statusCode(404);
    team.as("doctor").get("/Observation/" + pulse).then().statusCode(404);
    team.as("social worker").get("/Patient/" + patient).then().statusCode(404);
    team.patch("coordinator", task, HomeTeam.set("description", "\"Другое\""))
        .then()
        .statusCode(403);
    team.patch("coordinator", task, HomeTeam.status("completed") + ", " + Calls.outcome("eligible"))
        .then()
        .statusCode(200);
    team.as("coordinator").get("/Patient/" + patient).then().statusCode(404);

    team.team("centre", patient);
    team.as("doctor").get("/Observation/" + pulse).then().statusCode(200);
    for (String record : new String[] {"Patient/" + patient, task}) {
      assertThat(team.as("doctor").get("/" + record).asString()).doesNotContain(team.centre);
    }
    team.as("head").get("/Task?patient=" + patient).then().body("entry", nullValue());
  }

  private Response tasks(String patient) {
    return team.as("coordinator").get("/Task?code=hotline-triage&patient=Patient/" + patient);
  }

  private String task(String patient) {
    return tasks(patient).path("entry[0].resource.id");
  }
}
