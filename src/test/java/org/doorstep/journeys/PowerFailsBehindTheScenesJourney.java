package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The power fails while the server is at work of many steps: afterwards it goes on, once. */
class PowerFailsBehindTheScenesJourney {

  private static final Path FOLDER = Path.of("target", "power-fails-behind");
  private static final Path DATA = FOLDER.resolve("data");
  private static final String SUFFIX = "-power";
  private static final int PEOPLE = 250;
  private static final int TWICE = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void evacuationAndComparisonGoOnWhereTheyWere() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    EvacuatedVillage village;
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady()) {
      Institutions world = new Institutions(server::fhir, SUFFIX);
      village = new EvacuatedVillage(world).founded().with(PEOPLE);
      CompletableFuture<Integer> start = CompletableFuture.supplyAsync(() -> start(village));
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> total(village) > 0);
      server.kill();
      assertThat(start.handle((status, lost) -> lost != null).get()).isTrue();
    }
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady()) {
      EvacuatedVillage again = village.on(new Institutions(server::fhir, SUFFIX));
      int before = total(again);
      assertThat(before).isBetween(1, PEOPLE - 1);
      Response rest = again.start(again.as("coordinator"), "");
      assertThat(rest.statusCode()).as(rest.asString()).isEqualTo(200);
      assertThat(EvacuatedVillage.number(rest, "listed-before")).isEqualTo(before);
      assertThat(EvacuatedVillage.number(rest, "listed-now")).isEqualTo(PEOPLE - before);
      everyoneIsListedOnce(again);

      Institutions world = new Institutions(server::fhir, "-twice");
      world.connect("app", world.found("Центр"));
      world.as("app").body(enrolledTwice()).post("/").then().statusCode(200);
      await().atMost(PATIENCE).until(() -> !duplicates(server).isEmpty());
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady()) {
      await().atMost(PATIENCE).until(() -> duplicates(server).size() >= TWICE);
      // What is compared twice would be asked twice by now.
      Thread.sleep(5_000);
      assertThat(new TreeSet<>(duplicates(server))).hasSize(TWICE);
      assertThat(duplicates(server)).hasSize(TWICE);
    }
  }

  private static int start(EvacuatedVillage village) {
    return village.start(village.as("coordinator"), "").statusCode();
  }

  private static int total(EvacuatedVillage village) {
    Response count = village.count(village.as("coordinator"));
    return count.statusCode() == 200 ? EvacuatedVillage.number(count, "total") : 0;
  }

  private static void everyoneIsListedOnce(EvacuatedVillage village) {
    assertThat(total(village)).isEqualTo(PEOPLE);
    Response list =
        village
            .as("coordinator")
            .queryParam("operation", village.operation())
            .get("/Task/$evacuation-list");
    List<String> people =
        list.path("entry.findAll { it.search.mode == 'match' }.resource.for.reference");
    List<String> orders =
        list.path("entry.findAll { it.resource.resourceType == 'ServiceRequest' }.resource.id");
    assertThat(people).doesNotHaveDuplicates().hasSize(PEOPLE);
    assertThat(orders).doesNotHaveDuplicates().hasSize(PEOPLE);
  }

  /** Each person twice, with the same number of the state. */
  private static String enrolledTwice() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < TWICE; i++) {
      for (int time = 0; time < 2; time++) {
        String person =
            Institutions.person("TWICE-%d-%d".formatted(i, time))
                .replace("Вигадана", name(i))
                .replace("1961-04-12", "19%02d-0%d-1%d".formatted(20 + i, 1 + i % 9, i % 9))
                .replace("+999 000 000001", "+999 000 1%05d".formatted(i));
        entries.add(
            "{\"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"Patient\"}}"
                .formatted(person));
      }
    }
    return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": ["
        + String.join(",", entries)
        + "]}";
  }

  /** Names that nobody takes for each other. */
  private static String name(int number) {
    String[] first = {"Вол", "Гай", "Дзю", "Зах", "Кос", "Мир", "Пет", "Руд"};
    String[] second = {"ченко", "дамака", "ський", "ник", "оваль"};
    return first[number % first.length] + second[number / first.length];
  }

  private static List<String> duplicates(ServerProcess server) {
    Response tasks =
        new Institutions(server::fhir, "-twice")
            .as("app")
            .get("/Task?code=possible-duplicate&_count=500");
    List<String> people = tasks.path("entry.resource.for.reference");
    return people == null ? List.of() : people;
  }
}
