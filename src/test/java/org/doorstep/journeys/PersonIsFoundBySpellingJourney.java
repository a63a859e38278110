package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A registrar looks for somebody in whatever spelling, and is told of people who come twice. */
class PersonIsFoundBySpellingJourney extends Journey {

  private static final String CERTAIN =
      """
      {"name": "onlyCertainMatches", "valueBoolean": true}
      """;

  private Institutions world;
  private String centre;
  private String patient;

  @BeforeEach
  void aPersonWithAKeeper() {
    fhir();
    world = new Institutions(this::fhirAs);
    centre = world.found("Центр");
    world.connect("centre", centre);
    world.employ("registrar", "registrar", centre);
    world.connect("other", world.found("Інша"));
    patient = Institutions.create(world.as("centre"), person("Шевченко", "Ганна", "1961-04-12"));
  }

  private static String person(String family, String given, String born) {
    return """
    {"resourceType": "Patient", "gender": "female", "birthDate": "%s",
     "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%s"}],
     "name": [{"family": "%s", "given": ["%s"]}]}
    """
        .formatted(born, UUID.randomUUID(), family, given);
  }

  private Response match(String name, String... parameters) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [%s]}
            """
                .formatted(String.join(", ", parameters)))
        .post("/Patient/$match");
  }

  private static String resource(String family, String given, String born) {
    return """
    {"name": "resource", "resource": {"resourceType": "Patient", "birthDate": "%s",
      "name": [{"family": "%s", "given": ["%s"]}]}}
    """
        .formatted(born, family, given);
  }

  @Test
  void personIsFoundInAnotherScriptAndGraded() {
    Response found = match("registrar", resource("Chevtchenko", "Anna", "1961-04-12"));
    assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
    found
        .then()
        .body("type", equalTo("searchset"))
        .body("entry", hasSize(1))
        .body("entry[0].resource.id", equalTo(patient))
        .body("entry[0].search.mode", equalTo("match"))
        .body("entry[0].search.score", greaterThan(0.9f))
        .body(
            "entry[0].search.extension[0].url",
            equalTo("http://hl7.org/fhir/StructureDefinition/match-grade"))
        .body("entry[0].search.extension[0].valueCode", equalTo("certain"));
    match("registrar", resource("Ганна", "Шевчнеко", "1961"))
        .then()
        .body("entry[0].search.extension[0].valueCode", equalTo("probable"));
    match("registrar", resource("Ганна", "Шевчнеко", "1961"), CERTAIN)
        .then()
        .statusCode(200)
        .body("entry", nullValue());
    match("registrar", resource("Шевченко", "Ганна", "1961-04-12"), CERTAIN)
        .then()
        .body("entry", hasSize(1));
    world
        .as("registrar")
        .body(person("Shevchenko", "Hanna", "1961-04-12"))
        .post("/Patient/$match")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1));
  }

  @Test
  void nobodyLearnsOfThoseWhomTheyDoNotSee() {
    match("other", resource("Шевченко", "Ганна", "1961-04-12"))
        .then()
        .statusCode(200)
        .body("total", equalTo(0))
        .body("entry", nullValue());
    String team = world.found("Бригада");
    String peer = world.employ("peer", "peer-counsellor", team);
    world.team("centre", patient, team, "Practitioner/" + peer);
    assertRefused(
        match("peer", resource("Шевченко", "Ганна", "1961-04-12")), 403, "search-not-permitted");
    String nurse = world.employ("nurse", "nurse", team);
    match("nurse", resource("Шевченко", "Ганна", "1961-04-12")).then().body("entry", nullValue());
    world.team("centre", patient, team, "Practitioner/" + nurse);
    match("nurse", resource("Шевченко", "Ганна", "1961-04-12")).then().body("entry", hasSize(1));
    Institutions.create(
        world.as("centre"), Institutions.consent(patient, "deny", "Practitioner/" + nurse, ""));
    match("nurse", resource("Шевченко", "Ганна", "1961-04-12")).then().body("entry", nullValue());
    assertThat(
            stored(
                "SELECT count(*) FROM audit.event JOIN audit.event_patient"
                    + " USING (node, seq, recorded) WHERE patient = '%s' AND operation = '$match'"
                        .formatted(patient)))
        .isEqualTo("1");
  }

  @Test
  void whatIsAskedWronglyIsNamed() {
    String whom = resource("Шевченко", "Ганна", "1961-04-12");
    assertThat(assertRefused(match("registrar"), 400, "parameter-missing")).contains("'resource'");
    assertThat(assertRefused(match("registrar", CERTAIN), 400, "parameter-missing"))
        .contains("'resource' of $match is missing");
    assertThat(assertRefused(match("registrar", whom, whom), 400, "parameter-repeated"))
        .contains("more than once");
    assertThat(
            assertRefused(
                match("registrar", whom, "{\"name\": \"patient\", \"valueString\": \"x\"}"),
                400,
                "parameter-unknown"))
        .contains("no parameter 'patient'", "onlyCertainMatches");
    assertThat(
            assertRefused(
                match(
                    "registrar",
                    whom,
                    CERTAIN.replace("valueBoolean\": true", "valueString\": \"true\"")),
                400,
                "parameter-onlyCertainMatches"))
        .contains("'onlyCertainMatches'", "valueBoolean");
    for (int count : new int[] {0, -1, 101}) {
      assertThat(
              assertRefused(
                  match(
                      "registrar",
                      whom,
                      "{\"name\": \"count\", \"valueInteger\": %d}".formatted(count)),
                  400,
                  "parameter-count"))
          .contains("'count'");
    }
    assertRefused(
        match("registrar", whom.replace("birthDate", "birthdate")), 400, "operation-body");
    assertRefused(
        match(
            "registrar", "{\"name\": \"resource\", \"resource\": {\"resourceType\": \"Patient\"}}"),
        422,
        "match-too-little");
    Response inAddress =
        world
            .as("registrar")
            .body("{\"resourceType\": \"Parameters\"}")
            .post("/Patient/$match?person=1");
    assertThat(assertRefused(inAddress, 400, "parameter-unknown")).contains("'person'");
    world.as("registrar").get("/Patient/$match").then().statusCode(405);
  }

  private int tasks(String name) {
    return world
        .as(name)
        .get("/Task?code=possible-duplicate&_summary=count")
        .<Integer>path("total");
  }

  private void awaitCompared(String id) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                stored("SELECT count(*) FROM matching.intake WHERE patient = '%s'".formatted(id))
                    .equals("0"));
  }

  @Test
  void whoComesTwiceIsToldToTheKeeperOnce() {
    String crew = world.found("Бригада");
    world.connect("crew", crew);
    String again = person("Shevchenko", "Anna", "1961-04-12");
    String number = again.replaceAll("(?s).*\"value\": \"([^\"]+)\".*", "$1");
    String second =
        world
            .as("centre")
            .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + number)
            .body(again)
            .post("/Patient")
            .path("id");
    String nurse = world.employ("crew nurse", "nurse", crew);
    world.team("centre", second, crew, "Practitioner/" + nurse);
    String elsewhere =
        Institutions.create(world.as("other"), person("Шевченко", "Ганна", "1961-04-12"));
    awaitCompared(elsewhere);
    awaitCompared(second);

    assertThat(tasks("registrar")).isEqualTo(1);
    world
        .as("registrar")
        .get("/Task?code=possible-duplicate")
        .then()
        .body("entry[0].resource.for.reference", equalTo("Patient/" + second))
        .body("entry[0].resource.focus.reference", equalTo("Patient/" + patient))
        .body("entry[0].resource.owner.reference", equalTo("Organization/" + centre));
    world.as("crew").get("/Patient/" + second).then().statusCode(200);
    assertThat(tasks("crew")).isZero();
    assertThat(tasks("other")).isZero();

    world
        .as("centre")
        .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + number)
        .body(again)
        .post("/Patient")
        .then()
        .statusCode(200);
    world
        .as("centre")
        .body(
            again
                .replace("\"Anna\"", "\"Hanna\"")
                .replaceFirst("\\{", "{\"id\": \"" + second + "\", "))
        .put("/Patient/" + second)
        .then()
        .statusCode(200);
    awaitCompared(second);
    assertThat(tasks("registrar")).isEqualTo(1);
  }
}
