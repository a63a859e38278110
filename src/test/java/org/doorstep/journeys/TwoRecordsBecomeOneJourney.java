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
import org.junit.jupiter.api.Test;

/** One person was enrolled twice: a registrar makes the records one, and can take it back. */
class TwoRecordsBecomeOneJourney extends EnrolledTwice {

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
    world
        .as("centre")
        .get("/Observation/" + later)
        .then()
        .body("subject.reference", equalTo("Patient/" + target));
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

  @Test
  void whoAsksByTheOldIdFindsWhatIsTheOthersNow() {
    ok(merge("registrar"));
    for (String name : new String[] {"centre", "nurse"}) {
      world
          .as(name)
          .get("/Observation?patient=" + source)
          .then()
          .body("entry.resource.id.flatten()", hasItem(pulse))
          .body("entry.resource.subject.reference.flatten()", hasItem("Patient/" + target));
      assertThat(observations(name, source)).isEqualTo(observations(name, target)).isEqualTo(2);
    }
    world
        .as("centre")
        .get("/Observation?subject=Patient/" + source + "&code=8867-4&_summary=count")
        .then()
        .body("total", equalTo(2));
    assertThat(observations("other", source)).isZero();
    String third = world.enrol("centre", "THIRD-" + UUID.randomUUID());
    ok(
        operation(
            "registrar",
            "$merge",
            reference("source-patient", target),
            reference("target-patient", third)));
    assertThat(observations("centre", source)).isEqualTo(2);
    String late = Institutions.create(world.as("centre"), Institutions.pulse(source, 76));
    world
        .as("centre")
        .get("/Observation/" + late)
        .then()
        .body("subject.reference", equalTo("Patient/" + third));
    assertRefused(unmerge("registrar"), 422, "person-merged");

    ok(operation("registrar", "$unmerge", reference("source-patient", target)));
    ok(unmerge("registrar"));
    assertThat(observations("centre", source)).isEqualTo(1);
    assertThat(observations("centre", target)).isEqualTo(1);
    assertThat(observations("centre", third)).isEqualTo(1);
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
            .body(
                Institutions.person(oldNumber).replaceFirst("\\{", "{\"id\": \"" + source + "\", "))
            .put("/Patient/" + source),
        409,
        "person-merged");
  }
}
