package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A coordinator's morning: which visits are overdue, whose medicines run out, which transfers wait
 * for an answer; each list as far as the one who opens it may see.
 */
class MorningListsJourney extends Journey {

  private static final String MONTHLY =
      "https://doorstep.health/fhir/CodeSystem/doorstep-service|monthly-home-care";
  private static final String TRANSFERS =
      "https://doorstep.health/fhir/CodeSystem/doorstep-task|transfer";

  private Institutions world;
  private String team;
  private String hospital;

  @BeforeEach
  void aTeamAndSomebodyElse() {
    fhir();
    world = new Institutions(this::fhirAs);
    team = world.found("Бригада");
    hospital = world.found("Лікарня");
    world.connect("app", team);
    world.employ("coordinator", "coordinator", team);
    world.employ("doctor", "doctor", team);
    world.connect("hospital", hospital);
  }

  private String person() {
    return world.enrol("app", "MORNING-" + UUID.randomUUID());
  }

  @Test
  void coordinatorSeesOverdueVisitsFromTheOldestOn() {
    String third = plan(person(), "2026-03-09");
    String first = plan(person(), "2026-03-01");
    String second = plan(person(), "2026-03-05");
    String person = person();
    plan(person, "2026-03-10");

    Response list = list("doctor", "CarePlan/$overdue-visits?date=2026-03-10");
    assertThat(matches(list)).containsExactly(first, second, third);
    list.then().body("entry.resource.resourceType", hasItem("Patient"));
    assertThat(
            matches(
                list(
                    "doctor",
                    "CarePlan?status=active&category="
                        + MONTHLY
                        + "&next-visit-due=lt2026-03-10&_sort=next-visit-due")))
        .containsExactly(first, second, third);
    assertThat(matches(list("doctor", "CarePlan/$overdue-visits?date=2026-03-10&days=1")))
        .hasSize(4);

    assertThat(pages("doctor", "CarePlan/$overdue-visits?date=2026-03-10&_count=2"))
        .containsExactly(first, second, third);
    list("hospital", "CarePlan/$overdue-visits?date=2026-03-10").then().body("total", equalTo(0));
    list("coordinator", "CarePlan/$overdue-visits?date=2026-03-10")
        .then()
        .body("total", equalTo(0));
  }

  @Test
  void medicineThatWasGivenAgainIsNotDue() {
    String person = person();
    dispense(person, "C08CA01", "2026-01-10");
    String again = dispense(person, "C08CA01", "2026-02-10");
    dispense(person, "C09AA02", "2026-02-01");
    dispense(person, "C09AA02", "2026-05-01");
    String late = dispense(person(), "C08CA01", "2026-01-20");

    Response list = list("doctor", "MedicationDispense/$supply-due?date=2026-03-05");
    assertThat(matches(list)).containsExactly(late, again);
    assertThat(matches(list("doctor", "MedicationDispense/$supply-due?date=2026-03-05&late=0")))
        .containsExactly(again);
    assertThat(matches(list("doctor", "MedicationDispense/$supply-due?date=2026-03-05&days=0")))
        .containsExactly(late);
    assertThat(
            matches(
                list(
                    "doctor",
                    "MedicationDispense?status=completed&supply-end=ge2025-12-05&supply-end=le2026-03-19&_sort=supply-end")))
        .containsSubsequence(late, again)
        .hasSize(4);
    list("hospital", "MedicationDispense/$supply-due?date=2026-03-05")
        .then()
        .body("total", equalTo(0));
    list("coordinator", "MedicationDispense/$supply-due?date=2026-03-05")
        .then()
        .body("total", equalTo(0));
  }

  @Test
  void hospitalSeesTransfersThatWaitForItTheMostUrgentFirst() {
    String routine = transfer("routine", "2026-03-01T08:00:00Z");
    String urgent = transfer("urgent", "2026-03-02T08:00:00Z");
    String older = transfer("urgent", "2026-03-01T09:00:00Z");
    String immediate = transfer("stat", "2026-03-02T09:00:00Z");
    String answered = transfer("stat", "2026-03-02T07:00:00Z");
    world
        .as("hospital")
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"accepted\"}]")
        .patch("/Task/" + answered)
        .then()
        .statusCode(200);

    String mine = "organization=Organization/" + hospital;
    assertThat(matches(list("hospital", "Task/$transfers-waiting?" + mine)))
        .containsExactly(immediate, older, urgent, routine);
    assertThat(
            matches(
                list(
                    "hospital",
                    "Task?code="
                        + TRANSFERS
                        + "&status=requested,received&owner=Organization/"
                        + hospital)))
        .containsExactlyInAnyOrder(immediate, older, urgent, routine);
    assertThat(pages("coordinator", "Task/$transfers-waiting?_count=3"))
        .containsExactly(immediate, older, urgent, routine);
    list("coordinator", "Task/$transfers-waiting?organization=Organization/" + team)
        .then()
        .body("total", equalTo(0));
    String other = world.found("Інша лікарня");
    world.connect("other", other);
    list("other", "Task/$transfers-waiting?" + mine).then().body("total", equalTo(0));
  }

  @Test
  void auditNamesWhomAListShowsAndNobodyElse() {
    String late = person();
    String later = person();
    String inTime = person();
    plan(late, "2026-03-01");
    plan(later, "2026-03-05");
    plan(inTime, "2026-03-20");

    assertThat(matches(list("doctor", "CarePlan/$overdue-visits?date=2026-03-10&_count=1")))
        .hasSize(1);
    assertThat(audited(late)).isEqualTo("1");
    assertThat(audited(later)).isEqualTo("0");
    assertThat(matches(list("doctor", "CarePlan/$overdue-visits?date=2026-03-10"))).hasSize(2);
    assertThat(audited(late)).isEqualTo("2");
    assertThat(audited(later)).isEqualTo("1");
    assertThat(audited(inTime)).isEqualTo("0");
  }

  /** How many calls of the list showed a person, as the audit has it. */
  private String audited(String patient) {
    return stored(
        "SELECT count(DISTINCT seq) FROM audit.event JOIN audit.event_patient"
            + " USING (node, seq, recorded)"
            + " WHERE patient = '%s' AND operation = '$overdue-visits'".formatted(patient));
  }

  @Test
  void parameterThatIsWrongUnknownOrRepeatedIsNamed() {
    refused("CarePlan/$overdue-visits?date=tomorrow", "parameter-date", "date");
    refused("CarePlan/$overdue-visits?date=", "parameter-date", "date");
    refused("CarePlan/$overdue-visits?days=-1", "parameter-days", "days");
    refused("CarePlan/$overdue-visits?dates=2026-03-10", "parameter-unknown", "dates");
    refused("CarePlan/$overdue-visits?days=1&days=2", "parameter-repeated", "days");
    refused("MedicationDispense/$supply-due?late=1000", "parameter-late", "late");
    refused("Task/$transfers-waiting?organization=7", "parameter-organization", "organization");
    world
        .as("doctor")
        .body(
            """
            {"resourceType": "Parameters", "parameter": [{"name": "day", "valueDate": "2026-03-10"}]}
            """)
        .post("/CarePlan/$overdue-visits")
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo("parameter-unknown"));
    world
        .as("doctor")
        .body("{\"resourceType\": \"Patient\"}")
        .post("/CarePlan/$overdue-visits")
        .then()
        .statusCode(400);
    world
        .as("doctor")
        .body(
            """
            {"resourceType": "Parameters", "parameter": [{"name": "date", "valueDate": "2026-03-10"}]}
            """)
        .post("/CarePlan/$overdue-visits")
        .then()
        .statusCode(200)
        .body("link.find { it.relation == 'self' }.url", containsString("date=2026-03-10"));
  }

  private void refused(String address, String rule, String parameter) {
    list("doctor", address)
        .then()
        .statusCode(400)
        .body("issue[0].details.coding[0].code", equalTo(rule))
        .body("issue[0].expression[0]", containsString("'" + parameter + "'"));
  }

  private Response list(String name, String address) {
    return world.as(name).urlEncodingEnabled(false).get("/" + address.replace("|", "%7C"));
  }

  static List<String> matches(Response list) {
    assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
    List<String> ids = list.path("entry.findAll { it.search.mode == 'match' }.resource.id");
    return ids == null ? List.of() : ids;
  }

  /** All matches, page after page, as the links lead. */
  private List<String> pages(String name, String address) {
    List<String> all = new ArrayList<>();
    String next = base() + "/" + address;
    while (next != null) {
      Response page = world.as(name).urlEncodingEnabled(false).basePath("").get(next);
      all.addAll(matches(page));
      next = page.path("link.find { it.relation == 'next' }?.url");
    }
    return all;
  }

  private String plan(String patient, String due) {
    return Institutions.create(
        world.as("app"),
        """
        {"resourceType": "CarePlan", "status": "active", "intent": "plan",
         "category": [{"coding": [{
           "system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
           "code": "monthly-home-care"}]}],
         "subject": {"reference": "Patient/%s"}, "period": {"start": "%s"}}
        """
            .formatted(patient, due));
  }

  /** A supply of thirty days. */
  private String dispense(String patient, String medicine, String day) {
    return Institutions.create(
        world.as("app"),
        """
        {"resourceType": "MedicationDispense", "status": "completed",
         "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc",
           "code": "%s"}]},
         "subject": {"reference": "Patient/%s"}, "whenHandedOver": "%sT10:00:00+02:00",
         "performer": [{"actor": {"display": "Медсестра"}}],
         "quantity": {"value": 30, "unit": "табл."},
         "daysSupply": {"value": 30, "unit": "d", "system": "http://unitsofmeasure.org",
           "code": "d"}}
        """
            .formatted(medicine, patient, day));
  }

  private String transfer(String priority, String authored) {
    String patient = person();
    String order =
        Institutions.create(
            world.as("app"),
            Institutions.transferOrder(patient, hospital)
                .replace("\"urgent\"", "\"%s\"".formatted(priority)));
    return Institutions.create(
        world.as("app"),
        Institutions.transfer(order, patient, hospital, "requested")
            .replace(
                "\"authoredOn\": \"2026-03-02T10:00:00Z\"",
                "\"authoredOn\": \"" + authored + "\""));
  }
}
