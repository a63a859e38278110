package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.MorningListsJourney.matches;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What waits for a team in the morning: calls, results, the trips of the day, and certificates that
 * end.
 */
class MorningTasksJourney extends Journey {

  private static final String OPEN = "requested,received,accepted,ready,in-progress,on-hold";

  private Institutions world;
  private String team;
  private String doctor;

  @BeforeEach
  void aTeamAndSomebodyElse() {
    fhir();
    world = new Institutions(this::fhirAs);
    team = world.found("Бригада");
    String other = world.found("Інша бригада");
    world.connect("app", team);
    world.employ("coordinator", "coordinator", team);
    doctor = world.employ("doctor", "doctor", team);
    world.employ("registrar elsewhere", "registrar", other);
  }

  private Response list(String name, String address) {
    return world.as(name).urlEncodingEnabled(false).get("/" + address.replace("|", "%7C"));
  }

  private String task(String code, String status, String owner, String more) {
    return Institutions.create(
        world.as("app"),
        """
        {"resourceType": "Task", "status": "%s", "intent": "order", %s
         "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-task",
           "code": "%s"}]},
         "owner": {"reference": "%s"}, "lastModified": "2026-03-05T10:00:00Z"}
        """
            .formatted(status, more, code, owner));
  }

  private String about(String patient, String priority, String authored) {
    return """
    "for": {"reference": "Patient/%s"}, "priority": "%s", "authoredOn": "%s",
    """
        .formatted(patient, priority, authored);
  }

  private static String code(String code) {
    return "code=https://doorstep.health/fhir/CodeSystem/doorstep-task|" + code;
  }

  @Test
  void callsAndResultsWaitInTheOrderOfTheirUrgency() {
    String patient = world.enrol("app", "MORNING-" + UUID.randomUUID());
    String owner = "Organization/" + team;
    for (String kind : new String[] {"hotline-triage", "result-review"}) {
      String list =
          kind.equals("hotline-triage") ? "Task/$hotline-waiting" : "Task/$results-waiting";
      String routine = task(kind, "requested", owner, about(patient, "routine", "2026-03-01"));
      String soon = task(kind, "in-progress", owner, about(patient, "asap", "2026-03-01"));
      String urgent = task(kind, "requested", owner, about(patient, "urgent", "2026-03-02"));
      String overdue =
          task(
              kind,
              "requested",
              owner,
              about(patient, "routine", "2026-03-02")
                  + "\"restriction\": {\"period\": {\"end\": \"2026-03-03\"}},");
      task(
          kind,
          "cancelled",
          owner,
          about(patient, "stat", "2026-03-01") + "\"statusReason\": {\"text\": \"Відкликано\"},");

      Response waiting = list("coordinator", list + "?date=2026-03-05");
      assertThat(matches(waiting)).containsExactly(overdue, urgent, soon, routine);
      waiting.then().body("entry.resource.id", hasItem(patient));
      assertThat(matches(list("coordinator", "Task?" + code(kind) + "&status=" + OPEN)))
          .containsExactlyInAnyOrder(overdue, urgent, soon, routine);
      assertThat(matches(list("coordinator", list + "?date=2026-03-02")))
          .containsExactly(urgent, soon, routine, overdue);
      list("registrar elsewhere", list).then().body("total", equalTo(0));
      list("coordinator", list + "?organization=Organization/none")
          .then()
          .body("total", equalTo(0));
    }
  }

  @Test
  void tripsOfTheDayAreThereInTheOrderInWhichTheyLeave() {
    String owner = "Organization/" + team;
    String afternoon = trip("ready", owner, "2026-03-02T13:00:00Z", "2026-03-02T16:00:00Z");
    String morning = trip("completed", owner, "2026-03-02T07:00:00Z", "2026-03-02T11:00:00Z");
    trip("ready", owner, "2026-03-03T07:00:00Z", "2026-03-03T11:00:00Z");

    assertThat(matches(list("coordinator", "Task/$todays-trips?date=2026-03-02")))
        .containsExactly(morning, afternoon);
    assertThat(
            matches(
                list(
                    "coordinator",
                    "Task?"
                        + code("trip")
                        + "&status="
                        + OPEN
                        + ",completed&period=ge2026-03-02&period=le2026-03-02")))
        .containsExactlyInAnyOrder(morning, afternoon);
    list("coordinator", "Task/$todays-trips?date=2026-03-02&unit=Location/none")
        .then()
        .body("total", equalTo(0));
    list("registrar elsewhere", "Task/$todays-trips?date=2026-03-02")
        .then()
        .body("total", equalTo(0));
    list("coordinator", "Task/$todays-trips?unit=van")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("parameter-unit"));
  }

  private String trip(String status, String owner, String start, String end) {
    return task(
        "trip",
        status,
        owner,
        """
        "groupIdentifier": {"system": "https://doorstep.health/sid/trip", "value": "%s"},
        "authoredOn": "2026-03-01", "executionPeriod": {"start": "%s", "end": "%s"},
        """
            .formatted(UUID.randomUUID(), start, end));
  }

  @Test
  void certificateThatEndsIsListedUntilItIsRenewed() {
    String nurse = world.employ("nurse", "nurse", team);
    qualify(nurse, "2026-04-20", null);
    qualify(doctor, "2026-03-01", "2028-03-01");
    String driver = world.employ("driver", "driver", team);
    qualify(driver, "2026-02-20", null);
    String elsewhere = world.employ("elsewhere", "nurse", world.found("Далека бригада"));
    qualify(elsewhere, "2026-03-05", null);

    assertThat(
            matches(list("coordinator", "Practitioner/$qualifications-expiring?date=2026-03-02")))
        .containsExactly(driver, nurse);
    assertThat(
            matches(
                list(
                    "coordinator", "Practitioner/$qualifications-expiring?date=2026-03-02&days=0")))
        .containsExactly(driver);
    assertThat(
            matches(
                list(
                    "coordinator",
                    "Practitioner?qualification-expires=le2026-05-01&_id="
                        + String.join(",", nurse, doctor, driver))))
        .containsExactlyInAnyOrder(nurse, doctor, driver);
    String mother = world.account("mother");
    Institutions.create(world.as("app"), Institutions.person("M-" + UUID.randomUUID(), mother));
    list("mother", "Practitioner/$qualifications-expiring").then().body("total", equalTo(0));
  }

  @Test
  void medicineIsLowByItsLastCountAndABatchExpiresAsLongAsSomethingIsLeftOfIt() {
    String van =
        Institutions.create(
            world.as("coordinator"),
            """
            {"resourceType": "Location", "status": "active", "name": "Машина",
             "managingOrganization": {"reference": "Organization/%s"}}
            """
                .formatted(team));
    String amlodipine = batch("C08CA01", "2026-03-20");
    String fresh = batch("C08CA01", "2027-03-20");
    String enalapril = batch("C09AA02", "2026-04-01");
    String used = batch("N02BE01", "2026-03-10");
    String few = count(van, amlodipine, 500, "2026-02-20");
    world
        .as("doctor")
        .body(
            level(van, amlodipine, 10, "2026-03-01")
                .replace("\"status\"", "\"id\": \"%s\", \"status\"".formatted(few)))
        .put("/Observation/" + few)
        .then()
        .statusCode(200);
    String rest = count(van, fresh, 15, "2026-03-01");
    count(van, enalapril, 200, "2026-03-01");
    String none = count(van, used, 0, "2026-03-01");

    assertThat(matches(list("doctor", "Observation/$stock-low?date=2026-03-02")))
        .containsExactlyInAnyOrder(none, few, rest)
        .startsWith(none);
    assertThat(matches(list("doctor", "Observation/$stock-low?date=2026-03-02&below=20")))
        .containsExactly(none);
    assertThat(matches(list("doctor", "Medication/$stock-expiring?date=2026-03-02")))
        .containsExactly(amlodipine, enalapril);
    assertThat(
            matches(
                list(
                    "doctor",
                    "Medication/$stock-expiring?date=2026-03-02&days=20&unit=Location/" + van)))
        .containsExactly(amlodipine);
    list("doctor", "Observation/$stock-low?date=2026-03-02&unit=Location/none")
        .then()
        .body("total", equalTo(0));
    list("registrar elsewhere", "Observation/$stock-low?date=2026-03-02")
        .then()
        .body("total", equalTo(0));
    list("registrar elsewhere", "Medication/$stock-expiring?date=2026-03-02")
        .then()
        .body("total", equalTo(0));
  }

  private String batch(String medicine, String expiry) {
    return Institutions.create(
        world.as("doctor"),
        """
        {"resourceType": "Medication", "status": "active",
         "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": "%s"}]},
         "batch": {"lotNumber": "%s", "expirationDate": "%s"}}
        """
            .formatted(medicine, UUID.randomUUID(), expiry));
  }

  private String count(String place, String batch, int amount, String day) {
    return Institutions.create(world.as("doctor"), level(place, batch, amount, day));
  }

  private static String level(String place, String batch, int amount, String day) {
    return """
    {"resourceType": "Observation", "status": "final",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
       "code": "stock-level"}]},
     "subject": {"reference": "Location/%s"}, "focus": [{"reference": "Medication/%s"}],
     "effectiveDateTime": "%sT08:00:00Z", "valueQuantity": {"value": %d, "unit": "tablet"}}
    """
        .formatted(place, batch, day, amount);
  }

  private void qualify(String person, String end, String renewed) {
    String kind =
        """
        "code": {"coding": [{
          "system": "https://doorstep.health/fhir/CodeSystem/doorstep-qualification",
          "code": "first-aid"}]}
        """;
    String first = "{%s, \"period\": {\"end\": \"%s\"}}".formatted(kind, end);
    String second =
        renewed == null ? "" : ", {%s, \"period\": {\"end\": \"%s\"}}".formatted(kind, renewed);
    world
        .as(Tokens.ACCOUNT)
        .contentType("application/json-patch+json")
        .body(
            "[{\"op\": \"add\", \"path\": \"/qualification\", \"value\": [%s]}]"
                .formatted(first + second))
        .patch("/Practitioner/" + person)
        .then()
        .statusCode(200);
  }
}
