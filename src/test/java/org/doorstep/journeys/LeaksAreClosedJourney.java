package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A doctor of the person's team, who sees neither what was told to a psychologist nor what is
 * locked, and an organisation that has nothing to do with the person, try each way by which a FHIR
 * server has been known to tell of what they may not see.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaksAreClosedJourney extends Journey {

  private static final String TOLD = "code=http://loinc.org|44261-6";

  private Institutions world;
  private String person;
  private String pulse;
  private String told;
  private String locked;
  private String visit;

  @BeforeAll
  void aPersonOfWhomADoctorSeesAPart() {
    fhir();
    world = new Institutions(this::fhirAs);
    String clinic = world.found("Клініка");
    world.connect("clinic", clinic);
    world.connect("other", world.found("Інша клініка"));
    person = world.enrol("clinic", "LEAK-" + UUID.randomUUID());
    visit = Institutions.create(world.as("clinic"), visit(person));
    told = Institutions.create(world.as("clinic"), Institutions.depression(person, 19));
    pulse =
        Institutions.create(
            world.as("clinic"),
            Institutions.pulse(person, 71)
                .replaceFirst(
                    "\\{",
                    "{\"encounter\": {\"reference\": \"Encounter/%s\"}, \"derivedFrom\": [{\"reference\": \"Observation/%s\"}],"
                        .formatted(visit, told)));
    locked = Institutions.create(world.as("clinic"), Institutions.locked(person));
    world.team(
        "clinic",
        person,
        clinic,
        "Practitioner/" + world.employ("doctor", "doctor", world.found("Бригада")),
        "Practitioner/" + world.employ("peer", "peer-counsellor", world.found("Громада")));
  }

  static String visit(String patient) {
    return """
    {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/%s"},
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"}}
    """
        .formatted(patient);
  }

  private String batch(String method, String url) {
    return """
    {"resourceType": "Bundle", "type": "batch", "entry": [
      {"request": {"method": "%s", "url": "%s"}}]}
    """
        .formatted(method, url);
  }

  @Test
  @Closes("L2")
  void nobodyAsksWhoHasARecordThatTheyDoNotSee() {
    for (String search :
        List.of(
            "Patient?_has:Observation:patient:" + TOLD,
            "Patient?_has:Encounter:patient:_has:Observation:encounter:" + TOLD,
            "Encounter?_has:Observation:encounter:code-value-quantity=44261-6$gt10")) {
      assertRefused(world.as("doctor").get("/" + search), 403, "search-not-permitted");
    }
  }

  @Test
  @Closes("L3")
  void nobodySearchesThroughAReferenceToWhatTheyDoNotSee() {
    assertRefused(
        world.as("doctor").get("/Observation?derived-from.value-quantity=gt10"),
        403,
        "search-not-permitted");
    assertRefused(
        world.as("peer").get("/Appointment?patient:Patient.birthdate=1961-04-12"),
        403,
        "search-not-permitted");
  }

  @Test
  @Closes("V-batch-search")
  void entriesOfBatchAreReadAsStrictly() {
    for (String url : List.of("Patient?_has:Observation:patient:" + TOLD, "Patient?zone=x")) {
      Response answer = world.as("doctor").body(batch("GET", url)).post();
      assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 403);
    }
  }

  @Test
  @Closes("L4")
  void countsDoNotCountWhatIsNotSeen() {
    world
        .as("clinic")
        .get("/Observation?patient=" + person + "&_summary=count&" + TOLD)
        .then()
        .body("total", equalTo(1));
    for (String search :
        List.of(
            TOLD + "&_summary=count",
            "code-value-quantity=http://loinc.org|44261-6$gt10&_summary=count",
            "patient=" + person + "&_total=accurate&_count=0&" + TOLD)) {
      world.as("doctor").get("/Observation?" + search).then().body("total", equalTo(0));
    }
  }

  @Test
  @Closes("L5")
  void totalsAreThoseOfWhatIsShown() {
    for (String search :
        List.of(
            "Patient?_summary=count",
            "Patient?_total=accurate&_offset=0",
            "Encounter?_total=accurate")) {
      world
          .as("other")
          .get("/" + search)
          .then()
          .statusCode(200)
          .body("total", equalTo(0))
          .body("entry", nullValue());
    }
  }

  @Test
  @Closes("V-include")
  void nothingComesAlongThatIsNotSeen() {
    world
        .as("doctor")
        .get(
            "/Patient?_id="
                + person
                + "&_revinclude=Observation:patient&_revinclude=Condition:patient")
        .then()
        .body("entry.resource.id", containsInAnyOrder(person, pulse));
    world
        .as("doctor")
        .get(
            "/Observation?_id="
                + pulse
                + "&_include=Observation:derived-from&_include:iterate=Observation:patient")
        .then()
        .body("entry.resource.id", containsInAnyOrder(pulse, person));
  }

  @Test
  @Closes("V-everything")
  void everythingIsEverythingThatIsSeen() {
    Response all = world.as("doctor").get("/Patient/" + person + "/$everything?_count=500");
    all.then()
        .statusCode(200)
        .body("entry.resource.id", hasItem(pulse))
        .body("total", anyOf(nullValue(), equalTo((Object) all.path("entry.size()"))));
    assertThat(all.asString()).doesNotContain("\"" + locked, "\"" + told);
  }

  @Test
  @Closes("V-history")
  void whatWasLockedIsNotReadAsItWasBefore() {
    String before = Institutions.create(world.as("clinic"), Institutions.pulse(person, 99));
    world.as("doctor").get("/Observation/" + before + "/_history/1").then().statusCode(200);
    world
        .as("clinic")
        .body(
            Institutions.pulse(person, 99)
                .replaceFirst(
                    "\\{",
                    "{\"id\": \"%s\", \"meta\": {\"security\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\", \"code\": \"SDV\"}]},"
                        .formatted(before)))
        .put("/Observation/" + before)
        .then()
        .statusCode(200);

    Response encoded =
        world
            .as("doctor")
            .urlEncodingEnabled(false)
            .get("/Observation/" + before + "/%5Fhistory/1");
    assertThat(encoded.statusCode()).isBetween(400, 404);
    for (String address : List.of("", "/_history", "/_history/1", "/_history/2")) {
      String path = "Observation/" + before + address;
      world.as("doctor").get("/" + path).then().statusCode(404);
      world
          .as("doctor")
          .body(batch("GET", path))
          .post()
          .then()
          .body("entry[0].response.status", startsWith("404"));
    }
  }

  @Test
  @Closes("V-words")
  void nobodySearchesByWordsOfWhatTheyDoNotSee() {
    for (String words : List.of("_content=Ганна", "_text=Ганна")) {
      assertRefused(world.as("doctor").get("/Observation?" + words), 403, "search-not-permitted");
    }
  }

  @Test
  @Closes("V-sort")
  void nobodySortsByWhatIsMasked() {
    for (String search : List.of("_sort=birthdate", "_sort=name,-address-city", "identifier=x")) {
      assertRefused(world.as("peer").get("/Patient?" + search), 403, "search-not-permitted");
    }
  }

  @Test
  @Closes("V-mask")
  void whatIsMaskedIsMaskedInEveryAnswer() {
    for (String address :
        List.of(
            "/" + person,
            "/" + person + "/_history/1",
            "?_id=" + person + "&_elements=birthDate,identifier",
            "/" + person + "/$everything")) {
      Response answer = world.as("peer").get("/Patient" + address);
      answer.then().statusCode(200);
      assertThat(answer.asString()).doesNotContain("1961-04-12", "LEAK-", "вул. Вигадана");
    }
  }

  @Test
  @Closes("V-system-search")
  void nobodySearchesAllTypesAtOnce() {
    for (String address : List.of("/?_id=" + person, "/?_type=Patient,Observation", "/_search")) {
      Response answer = world.as("doctor").get(address);
      assertThat(answer.statusCode()).as(answer.asString()).isBetween(400, 405);
    }
    world
        .as("doctor")
        .body(batch("GET", "?_type=Patient"))
        .post()
        .then()
        .body("entry[0].resource", nullValue());
  }

  @Test
  @Closes("V-export")
  void nobodyTakesEverythingAway() {
    for (String operation :
        List.of(
            "/$export", "/Patient/$export", "/$export-poll-status?_jobId=1", "/$graphql?query=x")) {
      assertRefused(world.as("clinic").get(operation), 404, "unknown-operation");
    }
  }

  @Test
  @Closes("V-errors")
  void refusalsAreNotInTheWordsOfTheProgram() {
    String never = UUID.randomUUID().toString();
    for (String id : List.of(person, never)) {
      for (String address :
          List.of("", "/_history/99", "/$everything", "/Observation?code=%7C%7C")) {
        Refusals.assertNothingLeaks(world.as("other").get("/Patient/" + id + address));
      }
      Refusals.assertNothingLeaks(world.as("other").body(batch("GET", "Patient/" + id)).post());
    }
  }
}
