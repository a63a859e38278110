package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.EvacuatedVillage.number;
import static org.doorstep.journeys.EvacuatedVillage.record;
import static org.doorstep.journeys.EvacuatedVillage.word;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A village is brought away under fire, and everyone is accounted for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VillageIsEvacuatedJourney extends Journey {

  private static final int PEOPLE = 200;
  private static final int CREWS = 20;
  private static final List<String> STANDINGS =
      List.of("not-yet", "on-the-way", "not-found", "refused", "on-board", "arrived", "returned");

  private Institutions world;
  private EvacuatedVillage village;
  private String stranger;

  @BeforeAll
  void villageOfTwoOrganisations() {
    fhir();
    world = new Institutions(this::fhirAs);
    village = village(PEOPLE);
    String other = world.found("Інша установа");
    world.connect("other", other);
    world.employ("other coordinator", "coordinator", other);
    world.employ("other driver", "driver", other);
    stranger =
        Institutions.create(
            world.as("other"),
            village
                .person("x", 7)
                .replace("\"id\": \"x\",", "")
                .replace("EVAC-x", "OTHER-" + village.operation));
  }

  /** A village and a clinic of its own. */
  private EvacuatedVillage village(int people) {
    return new EvacuatedVillage(new Institutions(this::fhirAs)).founded().with(people);
  }

  private EvacuatedVillage started() {
    assertThat(village.start(village.as("coordinator"), "").statusCode()).isEqualTo(200);
    return village;
  }

  @Test
  void coordinatorCountsFirstAndNothingIsWritten() {
    EvacuatedVillage quiet = village(20);
    Response counted =
        quiet.start(quiet.as("coordinator"), ", {\"name\": \"dry-run\", \"valueBoolean\": true}");

    assertThat(counted.statusCode()).as(counted.asString()).isEqualTo(200);
    assertThat(number(counted, "residents")).isEqualTo(20);
    assertThat(number(counted, "oxygen")).isEqualTo(2);
    assertThat(number(counted, "dependants")).isEqualTo(20);
    String mobility =
        "parameter.find { it.name == 'mobility' }.part.find { it.name == 'stretcher' }";
    assertThat(counted.<Integer>path(mobility + ".valueUnsignedInt")).isEqualTo(4);
    String ambulances =
        "parameter.find { it.name == 'vehicles' }.part.find { it.name == 'ambulances' }";
    assertThat(counted.<Integer>path(ambulances + ".valueUnsignedInt")).isEqualTo(2);
    assertThat(quiet.count(quiet.as("coordinator")).statusCode()).isEqualTo(404);
  }

  @Test
  @Proves({"c-evacuation", "actor-c-elderly"})
  void everyoneIsOnTheListOnceHoweverOftenItIsStarted() {
    started();
    Response again = village.start(village.as("coordinator"), "");

    assertThat(number(again, "residents")).isEqualTo(PEOPLE);
    assertThat(number(again, "listed-now")).isZero();
    Response count = village.count(village.as("coordinator"));
    assertThat(number(count, "total")).isEqualTo(PEOPLE);
    assertAddsUp(count);
    String event = again.path("parameter.find { it.name == 'event' }.valueReference.reference");
    village
        .as("coordinator")
        .get("/" + event)
        .then()
        .statusCode(200)
        .body(
            "output.find { it.type.text == 'listed' }.valueUnsignedInt",
            org.hamcrest.Matchers.equalTo(PEOPLE));
  }

  @Test
  void whatAnotherOrganisationKeepsThereStaysItsOwn() {
    started();

    village
        .as("coordinator")
        .get("/Task?_total=accurate&patient=Patient/" + stranger)
        .then()
        .body("total", org.hamcrest.Matchers.equalTo(0));
    assertThat(village.count(world.as("other coordinator")).statusCode()).isEqualTo(404);
    Response list =
        world
            .as("other driver")
            .queryParam("operation", village.operation)
            .get("/Task/$evacuation-list");
    assertThat(list.statusCode()).isEqualTo(404);

    Response own = village.start(world.as("other coordinator"), "");
    assertThat(number(own, "residents")).isEqualTo(1);
    assertThat(number(village.count(world.as("other coordinator")), "total")).isEqualTo(1);
    assertThat(number(village.count(village.as("coordinator")), "total")).isEqualTo(PEOPLE);
  }

  @Test
  @Proves("c-evacuation")
  void everyoneIsAccountedForAfterTwentyCrewsRecordedAtOnce() throws Exception {
    EvacuatedVillage far = village(PEOPLE);
    assertThat(far.start(far.as("coordinator"), "").statusCode()).isEqualTo(200);
    List<String> tasks = tasks(far);
    assertThat(tasks).hasSize(PEOPLE);
    ExecutorService crews = Executors.newFixedThreadPool(CREWS);
    List<Callable<Void>> rounds = new ArrayList<>();
    for (int crew = 0; crew < CREWS; crew++) {
      int number = crew;
      rounds.add(() -> round(far, tasks, number));
    }
    for (Future<Void> round : crews.invokeAll(rounds)) {
      round.get();
    }
    crews.shutdown();

    Response count = far.count(far.as("coordinator"));
    assertAddsUp(count);
    assertThat(number(count, "total")).isEqualTo(PEOPLE);
    assertThat(number(count, "refused")).isEqualTo(CREWS);
    assertThat(number(count, "not-found")).isEqualTo(CREWS);
    assertThat(number(count, "on-board")).isEqualTo(2 * CREWS);
    assertThat(number(count, "arrived")).isEqualTo(PEOPLE - 4 * CREWS);
    assertThat(number(count, "contradicted")).isZero();
  }

  /** A crew's ten people: words twice, late and in the wrong order, as a bad link sends them. */
  private Void round(EvacuatedVillage far, List<String> tasks, int crew) {
    for (int i = crew * 10; i < crew * 10 + 10; i++) {
      String last = i % 10 == 0 ? "patient-refused" : i % 10 == 1 ? "not-found" : "on-board";
      send(far, tasks.get(i), word(last, far.van, "2026-03-02T10:05:00Z"));
      if (i % 10 >= 4) {
        send(far, tasks.get(i), word("arrived", far.van, "2026-03-02T11:00:00Z"));
      }
      send(far, tasks.get(i), word("dispatched", far.van, "2026-03-02T09:00:00Z"));
      send(far, tasks.get(i), word(last, far.van, "2026-03-02T10:05:00Z"));
    }
    return null;
  }

  private void send(String task, String word) {
    send(village, task, word);
  }

  private static void send(EvacuatedVillage of, String task, String word) {
    Response answer = record(of.as("driver"), task, word);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private List<String> tasks(EvacuatedVillage of) {
    List<String> ids = new ArrayList<>();
    for (int offset = 0; offset < PEOPLE; offset += 100) {
      Response page =
          of.as("driver")
              .queryParam("operation", of.operation)
              .queryParam("offset", offset)
              .queryParam("count", 100)
              .get("/Task/$evacuation-list");
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      ids.addAll(page.path("entry.findAll { it.search.mode == 'match' }.resource.id"));
    }
    return ids;
  }

  @Test
  void laterWordHoldsAndEarlierOneIsKept() {
    String task = started().task(village.as("driver"), village.people.get(3));
    send(task, word("arrived", village.van, "2026-03-02T12:00:00Z"));
    send(task, word("on-board", village.van, "2026-03-02T11:00:00Z"));

    Response read = village.as("driver").get("/Task/" + task);
    assertThat(read.<String>path("businessStatus.coding[0].code")).isEqualTo("arrived");
    assertThat(read.<String>path("executionPeriod.start")).startsWith("2026-03-02T11:00:00");
    assertThat(read.<List<String>>path("output.type.coding.code.flatten()"))
        .containsExactly("on-board", "arrived");
    String version = read.path("meta.versionId");
    send(task, word("on-board", village.van, "2026-03-02T11:00:00Z"));
    assertThat(village.as("driver").get("/Task/" + task).<String>path("meta.versionId"))
        .isEqualTo(version);
  }

  @Test
  void crewsThatContradictEachOtherLeaveOneTruthAndBothAreSeen() {
    String task = started().task(village.as("driver"), village.people.get(4));
    send(task, word("on-board", village.van, "2026-03-02T10:00:00Z"));
    record(
            village.as("second driver"),
            task,
            word("not-found", village.otherVan, "2026-03-02T10:20:00Z"))
        .then()
        .statusCode(200);

    Response read = village.as("coordinator").get("/Task/" + task);
    assertThat(read.<String>path("businessStatus.coding[0].code")).isEqualTo("on-board");
    assertThat(read.<String>path("note[0].text")).contains("contradict", "not-found");
    assertThat(number(village.count(village.as("coordinator")), "contradicted")).isPositive();

    send(task, word("returned-home", village.van, "2026-03-02T18:00:00Z"));
    assertThat(
            village.as("driver").get("/Task/" + task).<String>path("businessStatus.coding[0].code"))
        .isEqualTo("returned-home");
  }

  @Test
  @Proves("actor-c-elderly")
  void whoRefusesIsMarkedAndMayStillComeAlong() {
    String person = started().people.get(0);
    String task = village.task(village.as("driver"), person);
    assertThat(page("uk")).contains("ВІДМОВЛЯЄТЬСЯ ВИЇЖДЖАТИ");
    send(task, word("patient-refused", village.van, "2026-03-02T10:00:00Z"));
    village
        .as("driver")
        .get("/Task/" + task)
        .then()
        .body("status", org.hamcrest.Matchers.equalTo("on-hold"));

    Institutions.create(
        village.as("nurse"), EvacuatedVillage.wish(person, "agrees", Instant.now().toString()));
    send(task, word("on-board", village.van, "2026-03-02T15:00:00Z"));

    Response read = village.as("driver").get("/Task/" + task);
    assertThat(read.<String>path("businessStatus.coding[0].code")).isEqualTo("on-board");
    assertThat(read.<List<String>>path("output.type.coding.code.flatten()"))
        .containsExactly("patient-refused", "on-board");
  }

  private String page(String language) {
    Response page =
        village
            .as("driver")
            .accept("text/html")
            .queryParam("operation", village.operation)
            .queryParam("language", language)
            .queryParam("count", PEOPLE)
            .get("/Task/$evacuation-list");
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    return page.asString();
  }

  private static void assertAddsUp(Response count) {
    int sum = STANDINGS.stream().mapToInt(name -> number(count, name)).sum();
    assertThat(sum).isEqualTo(number(count, "total"));
  }
}
