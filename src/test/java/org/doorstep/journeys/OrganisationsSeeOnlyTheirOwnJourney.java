package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two organisations keep people's records on one server, and neither finds out anything about the
 * other's: not by reading, searching, counting, writing, guessing or erring.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationsSeeOnlyTheirOwnJourney extends Journey {

  private final String number = "HIDDEN-" + UUID.randomUUID();
  private Institutions world;
  private String hidden;
  private String pulse;

  @BeforeAll
  void twoOrganisations() {
    fhir();
    world = new Institutions(this::fhirAs).withTwoClinics();
    hidden = world.enrol("clinic", number);
    pulse = Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 71));
    world.enrol("other", "OWN-" + UUID.randomUUID());
  }

  @Test
  void keeperSeesItsOwn() {
    world.as("clinic").get("/Patient/" + hidden).then().statusCode(200);
    world
        .as("clinic")
        .get("/Observation?patient=" + hidden)
        .then()
        .body("entry.resource.id", hasItem(pulse));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Patient/%1$s",
        "/Patient/%1$s/_history",
        "/Patient/%1$s/_history/1",
        "/Patient/%1$s/$everything",
        "/Patient/%1$s/$transfer-summary",
        "/Observation/%2$s",
        "/Observation/%2$s/_history",
        "/Observation/%2$s/_history/1",
      })
  @Closes("V-read")
  void hiddenIsAnsweredLikeWhatNeverWas(String path) {
    Response toHidden = world.as("other").get(path.formatted(hidden, pulse));
    String never = UUID.randomUUID().toString();
    Response toNever = world.as("other").get(path.formatted(never, never));

    assertThat(toHidden.statusCode()).isEqualTo(404);
    assertThat(withoutIds(toHidden, hidden, pulse)).isEqualTo(withoutIds(toNever, never));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Patient?identifier=https://doorstep.health/sid/client|%3$s",
        "/Patient?_id=%1$s",
        "/Patient?_id=%1$s&_summary=count",
        "/Patient?birthdate=1961-04-12&_total=accurate&identifier=%3$s",
        "/Patient/%1$s/Observation",
        "/Observation?patient=%1$s",
        "/Observation?patient=%1$s&_summary=count",
        "/Observation?subject=Patient/%1$s&_total=accurate",
        "/Observation?_id=%2$s",
        "/Observation?_id=%2$s&_include=Observation:patient",
        "/Patient?_id=%1$s&_revinclude=Observation:patient",
        "/Observation?patient.identifier=https://doorstep.health/sid/client|%3$s",
        "/Patient?_has:Observation:patient:_id=%2$s",
        "/Patient?_text=%3$s",
      })
  @Closes("V-search")
  void searchesFindNothing(String search) {
    world
        .as("other")
        .get(search.formatted(hidden, pulse, number))
        .then()
        .statusCode(200)
        .body("entry", nullValue())
        .body("total", anyOfNothing());
  }

  private static org.hamcrest.Matcher<Object> anyOfNothing() {
    return org.hamcrest.Matchers.anyOf(nullValue(), equalTo((Object) 0));
  }

  @Test
  @Closes("L1")
  void searchesAreNotAnsweredFromWhatAnotherOneFound() {
    String search = "/Observation?code=http://loinc.org|8867-4&patient=" + hidden;
    world.as("clinic").get(search).then().body("entry", hasSize(1));
    world.as("other").get(search).then().body("entry", nullValue());
  }

  @Test
  @Closes("L9")
  void nextPageOfAnotherOneHoldsNothingOfTheirs() {
    for (int more = 0; more < 3; more++) {
      Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 80 + more));
    }
    Response first = world.as("clinic").get("/Observation?patient=" + hidden + "&_count=2");
    String next = first.path("link.find { it.relation == 'next' }.url");

    world.as("clinic").get(path(next)).then().body("entry", not(empty()));
    world.as("other").get(path(next)).then().statusCode(200).body("entry", nullValue());
  }

  private String path(String url) {
    return url.substring(base().length());
  }

  @Test
  @Closes("V-batch")
  void entriesOfBatchAreHeldToTheSame() {
    world
        .as("other")
        .body(
            """
            {"resourceType": "Bundle", "type": "batch", "entry": [
              {"request": {"method": "GET", "url": "Patient/%1$s"}},
              {"request": {"method": "GET", "url": "Patient?identifier=%2$s"}},
              {"request": {"method": "GET", "url": "Observation?patient=%1$s&_summary=count"}}]}
            """
                .formatted(hidden, number))
        .post()
        .then()
        .statusCode(200)
        .body("entry[0].response.status", org.hamcrest.Matchers.startsWith("404"))
        .body("entry[0].resource", nullValue())
        .body("entry[1].resource.entry", nullValue())
        .body("entry[2].resource.total", equalTo(0));
  }

  @Test
  @Closes("L6")
  void conditionalCreateNeitherFindsNorMeetsWhatIsHidden() {
    String shared = "SHARED-" + UUID.randomUUID();
    String ofClinic = createOnce("clinic", shared);
    String ofOther = createOnce("other", shared);

    assertThat(ofOther).isNotEqualTo(ofClinic);
    assertThat(createOnce("clinic", shared)).isEqualTo(ofClinic);
    assertThat(createOnce("other", shared)).isEqualTo(ofOther);
  }

  private String createOnce(String name, String client) {
    Response answer =
        world
            .as(name)
            .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + client)
            .body(Institutions.person(client))
            .post("/Patient");
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    return answer.path("id");
  }

  @Test
  void conditionalChangesDoNotTouchWhatIsHidden() {
    String condition = "/Patient?identifier=https://doorstep.health/sid/client|" + number;
    world.as("stranger").delete(condition);
    world
        .as("stranger")
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/gender\", \"value\": \"male\"}]")
        .patch(condition);

    world.as("clinic").get("/Patient/" + hidden).then().body("gender", equalTo("female"));
  }

  @Test
  @Closes("V-subject")
  void referencesToHiddenAreRefusedLikeThoseToNothing() {
    String never = UUID.randomUUID().toString();
    Response toHidden = world.as("other").body(Institutions.pulse(hidden, 70)).post("/Observation");
    Response toNever = world.as("other").body(Institutions.pulse(never, 70)).post("/Observation");

    assertThat(toNever.statusCode()).isEqualTo(422);
    assertThat(toHidden.statusCode()).isEqualTo(422);
    assertThat(withoutIds(toHidden, hidden)).isEqualTo(withoutIds(toNever, never));
  }

  @Test
  @Closes("V-write")
  void changesToHiddenAreRefusedLikeThoseToNothing() {
    String never = UUID.randomUUID().toString();
    for (String id : List.of(hidden, never)) {
      world
          .as("other")
          .delete("/Patient/" + id)
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(404));
      world
          .as("other")
          .contentType("application/json-patch+json")
          .body("[{\"op\": \"replace\", \"path\": \"/gender\", \"value\": \"male\"}]")
          .patch("/Patient/" + id)
          .then()
          .statusCode(404);
    }
    world
        .as("other")
        .body(Institutions.person("X").replaceFirst("\\{", "{\"id\": \"" + hidden + "\", "))
        .put("/Patient/" + hidden)
        .then()
        .statusCode(404);
    world.as("clinic").get("/Patient/" + hidden).then().body("meta.versionId", equalTo("1"));
  }

  @Test
  @Closes("V-move")
  void deletedRecordOfOnesOwnDoesNotComeBackAsAnothersPersons() {
    String own = world.enrol("other", "OWN-" + UUID.randomUUID());
    String mine = Institutions.create(world.as("other"), Institutions.pulse(own, 70));
    world.as("other").delete("/Observation/" + mine).then().statusCode(200);

    world
        .as("other")
        .body(Institutions.pulse(hidden, 70).replaceFirst("\\{", "{\"id\": \"" + mine + "\", "))
        .put("/Observation/" + mine)
        .then()
        .statusCode(422);
    world
        .as("clinic")
        .get("/Observation?patient=" + hidden + "&_id=" + mine)
        .then()
        .body("entry", nullValue());
  }

  @Test
  void recordOfAPersonInTheSameTransactionNeedsATransaction() {
    world
        .as("other")
        .body(Institutions.pulse(UUID.randomUUID().toString(), 70).replace("Patient/", "urn:uuid:"))
        .post("/Observation")
        .then()
        .statusCode(400);
  }

  @Test
  @Closes("V-ids")
  void idsThatCanBeGuessedAreRefused() {
    String guessed = "hanna-" + UUID.randomUUID().toString().substring(0, 4);
    world
        .as("other")
        .body(Institutions.person("G").replaceFirst("\\{", "{\"id\": \"" + guessed + "\", "))
        .put("/Patient/" + guessed)
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("id-not-uuid"));
  }

  @Test
  @Closes("V-nobody")
  void accountThatBelongsToNobodySeesNothing() {
    fhirAs("nobody-knows-me").get("/Patient").then().statusCode(403);
    fhirAs("nobody-knows-me").get("/Organization").then().statusCode(403);
  }

  private static String withoutIds(Response answer, String... ids) {
    String body = answer.asString();
    for (String id : ids) {
      body = body.replace(id, "[id]");
    }
    // The number of the request is another one each time.
    return body.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{16}", "[number]");
  }
}
