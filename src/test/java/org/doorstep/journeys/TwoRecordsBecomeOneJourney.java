package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person was enrolled twice: a registrar makes the records one, and can take it back. */
class TwoRecordsBecomeOneJourney extends Journey {

  private Institutions world;
  private String centre;
  private String crew;
  private String nurse;
  private String oldNumber;
  private String source;
  private String target;
  private String pulse;
  private String ownPulse;

  @BeforeEach
  void aPersonWhoWasEnrolledTwice() {
    fhir();
    world = new Institutions(this::fhirAs);
    centre = world.found("Центр");
    crew = world.found("Бригада");
    world.connect("centre", centre);
    world.connect("other", world.found("Інша"));
    world.employ("registrar", "registrar", centre);
    world.employ("doctor", "doctor", centre);
    nurse = world.employ("nurse", "nurse", crew);
    oldNumber = "OLD-" + UUID.randomUUID();
    source = world.enrol("centre", oldNumber);
    target = world.enrol("centre", "NEW-" + UUID.randomUUID());
    pulse = Institutions.create(world.as("centre"), Institutions.pulse(source, 71));
    ownPulse = Institutions.create(world.as("centre"), Institutions.pulse(target, 72));
    world.team("centre", source, crew, "Practitioner/" + nurse);
  }

  private static String reference(String name, String patient) {
    return """
    {"name": "%s", "valueReference": {"reference": "Patient/%s"}}
    """
        .formatted(name, patient);
  }

  private Response operation(String name, String operation, String... parameters) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [%s]}
            """
                .formatted(String.join(", ", parameters)))
        .post("/Patient/" + operation);
  }

  private Response merge(String name) {
    return operation(
        name, "$merge", reference("source-patient", source), reference("target-patient", target));
  }

  private Response unmerge(String name) {
    return operation(name, "$unmerge", reference("source-patient", source));
  }

  private static void ok(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private int observations(String name, String patient) {
    return world
        .as(name)
        .get("/Observation?_summary=count&patient=" + patient)
        .<Integer>path("total");
  }

  private int people(String name) {
    return world.as(name).get("/Patient?_summary=count").<Integer>path("total");
  }

  @Test
  void everythingOfTheOneIsTheOthersAndBack() {
    String before =
        stored(
            "SELECT valid::text FROM access.permission WHERE patient = '%s' AND grantee = 'Practitioner/%s'"
                .formatted(source, nurse));
    assertThat(people("nurse")).isEqualTo(1);
    assertThat(people("centre")).isEqualTo(2);
    assertThat(observations("nurse", target)).isZero();

    ok(merge("registrar"));
    ok(merge("registrar"));

    assertThat(people("nurse")).isEqualTo(1);
    assertThat(people("centre")).isEqualTo(1);
    assertThat(observations("nurse", target)).isEqualTo(2);
    assertThat(observations("centre", source)).isZero();
    assertThat(
            stored(
                "SELECT valid::text FROM access.permission WHERE patient = '%s' AND grantee = 'Practitioner/%s'"
                    .formatted(target, nurse)))
        .isEqualTo(before);
    world
        .as("centre")
        .get("/Observation/" + pulse)
        .then()
        .body("subject.reference", equalTo("Patient/" + target))
        .body("meta.versionId", equalTo("2"));
    world
        .as("centre")
        .get("/Observation/" + pulse + "/_history/1")
        .then()
        .body("subject.reference", equalTo("Patient/" + source));
    for (String name : new String[] {"registrar", "nurse"}) {
      world
          .as(name)
          .get("/Patient/" + source)
          .then()
          .statusCode(200)
          .body("active", equalTo(false))
          .body("link[0].type", equalTo("replaced-by"))
          .body("link[0].other.reference", equalTo("Patient/" + target));
    }
    world.as("other").get("/Patient/" + source).then().statusCode(404);
    world
        .as("centre")
        .get("/Patient?identifier=https://doorstep.health/sid/client|" + oldNumber)
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.id", equalTo(target))
        .body("entry[0].resource.link[0].type", equalTo("replaces"));
    world
        .as("centre")
        .get("/Patient/$my-caseload")
        .then()
        .body("parameter.valueReference.reference", not(hasItem("Patient/" + source)));
    world
        .as("registrar")
        .get("/Provenance?target=Patient/" + target)
        .then()
        .body("entry[0].resource.activity.coding[0].code", equalTo("merge"));
    assertThat(audited("$merge", source)).isEqualTo(audited("$merge", target)).isEqualTo("2");
    await().atMost(Duration.ofSeconds(30)).until(() -> found("Вигадана") == 1);

    String later = Institutions.create(world.as("centre"), Institutions.pulse(target, 73));
    Response undone = unmerge("registrar");
    ok(undone);
    undone
        .then()
        .body("parameter.find { it.name == 'result' }.resource.id", equalTo(source))
        .body("parameter.findAll { it.name == 'left' }", hasSize(0));
    world.as("centre").get("/Observation/" + later).then().body("subject.reference", equalTo("Patient/" + target));
    assertThat(people("nurse")).isEqualTo(1);
    assertThat(people("centre")).isEqualTo(2);
    assertThat(observations("nurse", source)).isEqualTo(1);
    assertThat(observations("nurse", target)).isZero();
    assertThat(observations("centre", target)).isEqualTo(2);
    world
        .as("centre")
        .get("/Patient/" + source)
        .then()
        .body("link", nullValue())
        .body("active", nullValue());
    world
        .as("centre")
        .get("/Patient/" + target)
        .then()
        .body("link", nullValue())
        .body("identifier", hasSize(1));
    assertThat(
            stored(
                "SELECT valid::text FROM access.permission WHERE patient = '%s' AND grantee = 'Practitioner/%s'"
                    .formatted(source, nurse)))
        .isEqualTo(before);
    assertRefused(unmerge("registrar"), 422, "not-merged");
  }

  private int found(String words) {
    return world
        .as("centre")
        .queryParam("_content", words)
        .queryParam("_summary", "count")
        .get("/Patient")
        .<Integer>path("total");
  }

  private String audited(String operation, String patient) {
    return stored(
        "SELECT count(*) FROM audit.event JOIN audit.event_patient USING (node, seq, recorded)"
            + " WHERE patient = '%s' AND operation = '%s'".formatted(patient, operation));
  }

  @Test
  void whatStaysWithTheOtherIsNamedToWhoSeesIt() {
    ok(merge("centre"));
    String later = Institutions.create(world.as("centre"), Institutions.pulse(target, 73));
    unmerge("centre")
        .then()
        .statusCode(200)
        .body(
            "parameter.find { it.name == 'left' }.valueReference.reference",
            equalTo("Observation/" + later));
  }

  @Test
  void denialOfEitherHoldsForBoth() {
    String consent = Institutions.consent(target, "deny", "Practitioner/" + nurse, "");
    String denial = Institutions.create(world.as("centre"), consent);
    assertThat(observations("nurse", source)).isEqualTo(1);

    ok(merge("registrar"));
    world.as("nurse").get("/Observation/" + pulse).then().statusCode(404);
    world.as("nurse").get("/Patient/" + source).then().statusCode(404);
    world.as("nurse").get("/Patient/" + target).then().statusCode(404);
    assertThat(people("nurse")).isZero();

    ok(unmerge("registrar"));
    assertThat(observations("nurse", source)).isEqualTo(1);
    world.as("nurse").get("/Patient/" + target).then().statusCode(404);
    world
        .as("centre")
        .get("/Consent/" + denial)
        .then()
        .body("patient.reference", equalTo("Patient/" + target));

    Institutions.create(
        world.as("centre"), Institutions.consent(source, "deny", "Organization/" + crew, ""));
    ok(merge("registrar"));
    Institutions.create(
        world.as("centre"),
        Institutions.careTeam(target, crew, "2020-01-01", null, "Practitioner/" + nurse));
    assertThat(people("nurse")).isZero();
  }

  @Test
  void whoKnowsTheOldIdOrNumberWritesForTheOther() {
    ok(merge("registrar"));
    String alone = Institutions.create(world.as("centre"), Institutions.pulse(source, 74));
    world
        .as("centre")
        .get("/Observation/" + alone)
        .then()
        .body("subject.reference", equalTo("Patient/" + target));
    String upload =
        """
        {"resourceType": "Bundle", "type": "transaction", "entry": [
          {"fullUrl": "Patient/%1$s", "resource": %2$s,
           "request": {"method": "PUT", "url": "Patient/%1$s"}},
          {"fullUrl": "urn:uuid:%3$s", "resource": %4$s,
           "request": {"method": "PUT", "url": "Observation/%3$s"}}]}
        """
            .formatted(
                source,
                Institutions.person(oldNumber).replaceFirst("\\{", "{\"id\": \"" + source + "\", "),
                UUID.randomUUID(),
                Institutions.pulse(source, 75));
    for (int times = 0; times < 2; times++) {
      Response sent = world.as("centre").body(upload).post("/");
      ok(sent);
      assertThat(sent.<String>path("entry[0].response.location")).contains(target);
    }
    world
        .as("centre")
        .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + oldNumber)
        .body(Institutions.person(oldNumber))
        .post("/Patient")
        .then()
        .statusCode(200)
        .body("id", equalTo(target));
    assertThat(observations("centre", target)).isEqualTo(4);
    assertThat(people("centre")).isEqualTo(1);

    Response stranger = world.as("other").body(Institutions.pulse(source, 60)).post("/Observation");
    assertThat(stranger.statusCode()).isEqualTo(422);
    assertThat(stranger.asString()).doesNotContain(target);
    assertRefused(
        world
            .as("centre")
            .body(Institutions.person(oldNumber).replaceFirst("\\{", "{\"id\": \"" + source + "\", "))
            .put("/Patient/" + source),
        409,
        "person-merged");
  }

  @Test
  void onlyThoseWhoMayAndOnlyOneKeepersPeople() {
    for (String name : new String[] {"doctor", "nurse"}) {
      assertRefused(merge(name), 403, "not-for-this-role");
      assertRefused(unmerge(name), 403, "not-for-this-role");
    }
    assertRefused(merge("other"), 404, "not-here");
    String elsewhere = world.enrol("other", "ELSE-" + UUID.randomUUID());
    assertRefused(
        operation(
            "registrar",
            "$merge",
            reference("source-patient", elsewhere),
            reference("target-patient", target)),
        404,
        "not-here");
    assertRefused(unmerge("registrar"), 422, "not-merged");
    Response link =
        world
            .as("centre")
            .body(
                Institutions.person("LINK-" + UUID.randomUUID())
                    .replaceFirst(
                        "\\{",
                        "{\"active\": false, \"link\": [{\"type\": \"replaced-by\","
                            + " \"other\": {\"reference\": \"Patient/" + target + "\"}}], "))
            .post("/Patient");
    assertRefused(link, 422, "merge-by-operation");
  }

  @Test
  void whatIsAskedWronglyIsNamedAndAPreviewWritesNothing() {
    String from = reference("source-patient", source);
    String into = reference("target-patient", target);
    assertThat(assertRefused(operation("registrar", "$merge", from), 400, "merge-parameter"))
        .contains("'target-patient' is missing");
    assertThat(assertRefused(operation("registrar", "$merge", into), 400, "merge-parameter"))
        .contains("'source-patient' is missing");
    assertThat(assertRefused(operation("registrar", "$merge", from, from, into), 400, "merge-parameter"))
        .contains("more than once");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, into, "{\"name\": \"delete\", \"valueBoolean\": true}"),
                400,
                "merge-parameter"))
        .contains("'delete'");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, into.replace("Patient/", "Group/")),
                400,
                "merge-parameter"))
        .contains("'target-patient'", "Patient/[id]");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, reference("target-patient", source)),
                422,
                "merge-same"))
        .contains("target-patient");
    assertThat(assertRefused(operation("registrar", "$unmerge"), 400, "unmerge-parameter"))
        .contains("'source-patient' is missing");

    Response shown =
        operation(
            "registrar", "$merge", from, into, "{\"name\": \"preview\", \"valueBoolean\": true}");
    ok(shown);
    shown
        .then()
        .body("parameter.find { it.name == 'result' }.resource.identifier.value", hasItem(oldNumber));
    assertThat(people("centre")).isEqualTo(2);
    world.as("centre").get("/Patient/" + target).then().body("meta.versionId", equalTo("1"));
  }
}
