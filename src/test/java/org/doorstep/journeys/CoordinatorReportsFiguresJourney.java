package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coordinator reports a month of the own organisation; small numbers of illness stay hidden. */
class CoordinatorReportsFiguresJourney extends Journey {

  private static final String MARCH = "periodStart=2026-03-01&periodEnd=2026-03-31";

  private Institutions world;
  private String team;
  private String elsewhere;

  @BeforeEach
  void aTeamThatVisitedThreePeople() {
    fhir();
    world = new Institutions(this::fhirAs);
    team = world.found("Бригада");
    elsewhere = world.found("Інша бригада");
    world.connect("app", team);
    world.connect("app elsewhere", elsewhere);
    for (String role :
        List.of("coordinator", "head-of-department", "doctor", "nurse", "administrator")) {
      world.employ(role, role, team);
    }
    for (int i = 0; i < 3; i++) {
      String patient = world.enrol("app", "FIGURE-" + UUID.randomUUID());
      visit("app", patient, team);
      Institutions.create(world.as("app"), ecg(patient));
    }
  }

  private void visit(String by, String patient, String provider) {
    Institutions.create(
        world.as(by),
        """
        {"resourceType": "Encounter", "status": "finished",
         "identifier": [{"system": "https://doorstep.health/sid/visit", "value": "%s"}],
         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "VR"},
         "type": [{"coding": [{
           "system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
           "code": "home-visit"}]}],
         "subject": {"reference": "Patient/%s"}, "participant": [{"individual": {"display": "Лікарка"}}],
         "serviceProvider": {"reference": "Organization/%s"},
         "period": {"start": "2026-03-02T10:00:00+02:00", "end": "2026-03-02T10:40:00+02:00"}}
        """
            .formatted(UUID.randomUUID(), patient, provider));
  }

  private static String ecg(String patient) {
    return """
    {"resourceType": "Observation", "status": "final", "valueString": "Синусовий ритм",
     "code": {"coding": [{"system": "http://loinc.org", "code": "11524-6"}]},
     "interpretation": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
       "code": "A"}]}],
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-03-02T10:10:00+02:00",
     "encounter": {"display": "2026-03-02"}, "performer": [{"display": "Лікарка"}]}
    """
        .formatted(patient);
  }

  @Test
  void headOfDepartmentReadsTheNumbersAsMeasureReport() {
    report("head-of-department", team, MARCH + "&indicator=ecgs-abnormal")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("MeasureReport"))
        .body("type", equalTo("summary"))
        .body("reporter.reference", equalTo("Organization/" + team))
        .body("period.start", equalTo("2026-03-01"))
        .body("period.end", equalTo("2026-03-31"))
        .body("group", hasSize(1))
        .body("group[0].code.coding[0].code", equalTo("ecgs-abnormal"))
        .body("group[0].population.count", equalTo(List.of(3, 3)));
    report("head-of-department", team, MARCH + "&indicator=visits")
        .then()
        .body("group[0].stratifier[0].stratum", hasSize(1))
        .body("group[0].stratifier[0].stratum[0].component.value.text", hasItem("2026-W10"))
        .body("group[0].stratifier[0].stratum[0].population[0].count", equalTo(3));
  }

  @Test
  void measureGivesWhatTheReportGives() {
    for (String indicator : List.of("visits", "ecgs-abnormal")) {
      Response measured = measure("coordinator", "doorstep-" + indicator, team, "");
      measured
          .then()
          .statusCode(200)
          .body("measure", equalTo("https://doorstep.health/fhir/Measure/doorstep-" + indicator));
      assertThat(measured.<List<?>>path("group"))
          .isEqualTo(
              report("coordinator", team, MARCH + "&indicator=" + indicator)
                  .<List<?>>path("group"));
    }
    String all = measure("coordinator", "doorstep-coverage", team, "&_format=csv").asString();
    assertThat(all).isEqualTo(table("coordinator"));
    world
        .as("coordinator")
        .get("/Measure/doorstep-ecgs-abnormal")
        .then()
        .statusCode(200)
        .body("group[0].population.criteria.expression", hasItem("those with an interpretation"));
  }

  @Test
  void measureIsRefusedAsTheReportIs() {
    assertRefused(
        measure("coordinator", "doorstep-visits", elsewhere, ""), 403, "figures-not-for-this-role");
    assertRefused(measure("nurse", "doorstep-visits", team, ""), 403, "figures-not-for-this-role");
    assertRefused(measure("coordinator", "doorstep-other", team, ""), 404, "no-such-measure");
    assertRefused(measure("coordinator", "visits", team, ""), 404, "no-such-measure");
    assertRefused(
        measure("coordinator", "doorstep-visits", team, "&reportType=subject-list"),
        400,
        "parameter-reportType");
  }

  private Response measure(String who, String measure, String organization, String more) {
    return world
        .as(who)
        .urlEncodingEnabled(false)
        .get(
            "/Measure/%s/$evaluate-measure?reporter=Organization/%s&%s%s"
                .formatted(measure, organization, MARCH, more));
  }

  @Test
  void coordinatorReadsSmallNumbersOfVisitsAndNoneOfIllness() {
    assertThat(table("coordinator"))
        .contains("visits,site,unknown,week,2026-W10,3,")
        .contains("people-served,age,18-64,sex,female,3,")
        .contains("ecgs,site,unknown,,,hidden,")
        .contains("ecgs-abnormal,,,,,hidden,hidden");
    assertThat(table("head-of-department")).contains("ecgs-abnormal,,,,,3,3");
    report("coordinator", team, MARCH + "&indicator=ecgs-abnormal")
        .then()
        .body("group[0].population[0].count", equalTo(null))
        .body("group[0].population[0]._count.extension[0].valueCode", equalTo("masked"));
  }

  @Test
  void visitToAPersonWhomOthersKeepIsOwnAndTheirRecordsAreNot() {
    String patient = world.enrol("app elsewhere", "FIGURE-" + UUID.randomUUID());
    visit("app elsewhere", patient, team);
    Institutions.create(world.as("app elsewhere"), ecg(patient));
    assertThat(table("head-of-department"))
        .contains("visits,site,unknown,week,2026-W10,4,")
        .contains("people-served,age,18-64,sex,female,4,")
        .contains("ecgs-abnormal,,,,,3,3");
  }

  @Test
  void tripThatNamesNobodyIsCounted() {
    Institutions.create(
        world.as("coordinator"),
        """
        {"resourceType": "Task", "status": "completed", "intent": "plan",
         "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-task",
           "code": "trip"}]},
         "groupIdentifier": {"system": "https://doorstep.health/sid/trip", "value": "%s"},
         "executionPeriod": {"start": "2026-03-03T08:00:00+02:00",
           "end": "2026-03-03T16:00:00+02:00"},
         "owner": {"reference": "Organization/%s"}, "location": {"display": "Бригада 1"}}
        """
            .formatted(UUID.randomUUID(), team));
    assertThat(table("coordinator")).contains("trips,outcome,done,,,1,");
  }

  @Test
  void figuresOfOthersAreNotTold() {
    assertRefused(report("coordinator", elsewhere, MARCH), 403, "figures-not-for-this-role");
    assertRefused(report("coordinator", "nobody", MARCH), 403, "figures-not-for-this-role");
    assertRefused(report("app", elsewhere, MARCH), 403, "figures-not-for-this-role");
  }

  @ParameterizedTest
  @CsvSource({"doctor", "nurse", "administrator"})
  void whoDoesNotAnswerForFiguresIsToldNone(String role) {
    assertRefused(report(role, team, MARCH), 403, "figures-not-for-this-role");
  }

  @Test
  void strangerIsToldNothing() {
    fhirWithoutToken()
        .get("/Organization/%s/$coverage-report?%s".formatted(team, MARCH))
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "periodEnd=2026-03-31, parameter-missing, periodStart",
    "periodStart=2026-03-01, parameter-missing, periodEnd",
    "periodStart=2026-03&periodEnd=2026-03-31, parameter-periodStart, 2026-03-01",
    "periodStart=2026-03-02&periodEnd=2026-03-01, parameter-periodEnd, within a year",
    "periodStart=2026-03-01&periodEnd=2027-03-02, parameter-periodEnd, within a year",
    "periodStart=2026-03-01&periodEnd=2026-03-31&indicator=all, parameter-indicator, art-supply",
    "periodStart=2026-03-01&periodEnd=2026-03-31&site=1, parameter-unknown, indicator"
  })
  void wrongQuestionIsRefusedByName(String question, String rule, String words) {
    assertThat(assertRefused(report("coordinator", team, question), 400, rule)).contains(words);
  }

  private String table(String who) {
    return report(who, team, MARCH + "&_format=csv").then().statusCode(200).extract().asString();
  }

  private Response report(String who, String organization, String question) {
    return world
        .as(who)
        .urlEncodingEnabled(false)
        .get("/Organization/%s/$coverage-report?%s".formatted(organization, question));
  }
}
