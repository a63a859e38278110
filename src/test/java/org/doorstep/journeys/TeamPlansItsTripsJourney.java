package org.doorstep.journeys;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twice a week the team goes out: who goes where is planned, and whom they visit stays theirs. */
class TeamPlansItsTripsJourney extends Journey {

  private HomeTeam team;
  private String patient;

  @BeforeEach
  void aTeamAndAPerson() {
    fhir();
    team = new HomeTeam(this::fhirAs);
    patient = team.visited();
  }

  @Test
  @Proves("a-trips")
  void tripIsPlannedForTheTeamAndNamesNobody() {
    String outings =
        team.create(
            "coordinator",
            """
            {"resourceType": "HealthcareService", "active": true, "name": "Выезды",
             "providedBy": {"reference": "Organization/%s"}}
            """
                .formatted(team.foundation));
    String schedule = schedule("HealthcareService/" + outings);
    String plan = team.create("coordinator", schedule);
    for (String day : new String[] {"2026-11-24", "2026-11-26"}) {
      team.create(
          "coordinator",
          """
          {"resourceType": "Slot", "schedule": {"reference": "Schedule/%1$s"}, "status": "busy",
           "start": "%2$sT09:00:00+03:00", "end": "%2$sT17:00:00+03:00"}
          """
              .formatted(plan, day));
    }
    team.as("head").get("/Slot?schedule=Schedule/" + plan).then().body("entry", hasSize(2));
    team.post("coordinator", schedule("Patient/" + patient))
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("schedule-names-person"))
        .body("issue[0].expression", contains("Schedule.actor"));

    String trip = team.create("coordinator", trip("2026-11-26", ""));
    String stop = team.create("coordinator", stop(trip));
    for (String member : new String[] {"doctor", "nurse", "social worker", "psychologist"}) {
      team.as(member).get("/Task/" + trip).then().statusCode(200);
      team.as(member)
          .get("/Appointment?patient=Patient/" + patient)
          .then()
          .body("entry.resource.id", contains(stop));
    }
    team.as("driver").get("/Task?code=trip&_id=" + trip).then().body("entry", hasSize(1));
    team.as("driver").get("/Appointment/" + stop).then().statusCode(404);
    for (String stranger : new String[] {"head", "department"}) {
      team.as(stranger).get("/Task/" + trip).then().statusCode(404);
      team.as(stranger).get("/Appointment/" + stop).then().statusCode(404);
    }
    team.post("coordinator", trip("2026-11-26", focus()))
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("trip-names-person"));

    team.patch(
            "coordinator",
            "Task/" + trip,
            HomeTeam.status("cancelled")
                + ", "
                + HomeTeam.set("statusReason", "{\"text\": \"Гололёд\"}"))
        .then()
        .statusCode(200);
    team.patch(
            "coordinator",
            "Appointment/" + stop,
            HomeTeam.status("cancelled")
                + ", "
                + HomeTeam.set("cancelationReason", "{\"text\": \"Гололёд\"}"))
        .then()
        .statusCode(200);
    String done = team.create("coordinator", trip("2026-11-24", ""));
    team.patch("coordinator", "Task/" + done, HomeTeam.status("completed")).then().statusCode(200);
    Response year = team.as("coordinator").get("/Task?code=trip&period=ge2026-01-01");
    year.then()
        .body("entry.resource.status", containsInAnyOrder("cancelled", "completed"))
        .body(
            "entry.resource.findAll { it.status == 'cancelled' }.statusReason.text",
            contains("Гололёд"));
  }

  private static String schedule(String actor) {
    return """
    {"resourceType": "Schedule", "active": true, "actor": [{"reference": "%s"}],
     "planningHorizon": {"start": "2026-11-01", "end": "2026-11-30"}}
    """
        .formatted(actor);
  }

  private String trip(String day, String more) {
    return """
    {"resourceType": "Task", "status": "requested", "intent": "plan", "code": %1$s, %5$s
     "groupIdentifier": {"system": "https://doorstep.health/sid/trip", "value": "%2$s"},
     "executionPeriod": {"start": "%3$sT09:00:00+03:00", "end": "%3$sT17:00:00+03:00"},
     "authoredOn": "2026-11-20", "requester": {"display": "Координатор"},
     "owner": {"reference": "Organization/%4$s"}}
    """
        .formatted(
            HomeTeam.coded(HomeTeam.TASKS, "trip"), UUID.randomUUID(), day, team.foundation, more);
  }

  private String focus() {
    return "\"focus\": {\"reference\": \"Patient/" + patient + "\"},";
  }

  private String stop(String trip) {
    return """
    {"resourceType": "Appointment", "status": "booked", "serviceType": [%s],
     "start": "2026-11-26T10:00:00+03:00", "end": "2026-11-26T11:00:00+03:00",
     "supportingInformation": [{"reference": "Task/%s"}],
     "participant": [
       {"actor": {"reference": "Patient/%s"}, "status": "accepted"},
       {"actor": {"reference": "%s"}, "status": "accepted"}]}
    """
        .formatted(
            HomeTeam.coded(HomeTeam.SERVICE, "home-visit"), trip, patient, team.person("doctor"));
  }
}
