package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.doorstep.journeys.Receiver.Heard;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * A hospital's server is away while a thousand things happen, and Doorstep is killed in the middle
 * of telling them. The waiting between two attempts is shorter than an operator would have it, so
 * that the story is.
 */
class ReceiverIsDownJourney {

  private static final Path FOLDER = Path.of("target", "receiver-is-down");
  private static final Path DATA = FOLDER.resolve("data");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration OUTAGE = Duration.ofMinutes(1);
  private static final int TRANSFERS = 50;
  private static final int WRITES = 20;
  private static final String KIND =
      "https://doorstep.health/fhir/CodeSystem/doorstep-task|transfer";

  private final List<String> tasks = new ArrayList<>();
  private final List<String> orders = new ArrayList<>();
  private Receiver receiver;
  private ToldHospital it;

  @Test
  void thousandEventsArriveInOrderAndWhatNeverArrivesIsSentAgain() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    receiver = Receiver.start();
    String subscription;
    Instant away;
    try (ServerProcess server = start().awaitReady()) {
      it = new ToldHospital(new Institutions(server::fhir, "-down"));
      subscription = it.subscribe(everything());
      receiver.switchOff();
      for (int round = 0; round < WRITES / 2; round++) {
        write(round);
      }
      receiver.switchOn();
      await().atMost(PATIENCE).until(() -> events().size() >= 100);
      server.kill();
      receiver.switchOff();
      away = Instant.now();
    }
    assertThat(numbers()).hasSizeLessThan(TRANSFERS * WRITES / 2);
    try (ServerProcess server = start().awaitReady()) {
      it = new ToldHospital(it, new Institutions(server::fhir, "-down"));
      for (int round = WRITES / 2; round < WRITES; round++) {
        write(round);
      }
      await().atMost(PATIENCE).until(() -> Instant.now().isAfter(away.plus(OUTAGE)));
      receiver.switchOn();
      await().atMost(PATIENCE).until(() -> numbers().size() == TRANSFERS * WRITES);
    }
    allCameInTheOrderOfEachTransfer();
    whatIsGivenUpIsSeenAndSentAgain(subscription);
    receiver.close();
  }

  private ServerProcess start(String... further) throws Exception {
    Stream<String> settings =
        Stream.of(
            "--doorstep.subscriptions.endpoints=" + receiver.origin(),
            "--doorstep.subscriptions.first-retry=100ms",
            "--doorstep.subscriptions.longest-retry=1s");
    return ServerProcess.start(
        DATA, Map.of(), Stream.concat(settings, Arrays.stream(further)).toArray(String[]::new));
  }

  private String everything() {
    String criteria = "Task?code=%s&owner=Organization/%s".formatted(KIND, it.hospital);
    return ToldHospital.toTopic("transfer-requested", receiver.address("/all"), "")
        .replace(ToldHospital.TOPICS + "transfer-requested", criteria);
  }

  /** Writes all transfers in one transaction: first new, then changed. */
  private void write(int round) {
    List<String> entries = new ArrayList<>();
    for (int number = 0; number < TRANSFERS; number++) {
      if (round == 0) {
        tasks.add(UUID.randomUUID().toString());
        orders.add(it.order(it.hospital));
      }
      String task =
          Institutions.transfer(orders.get(number), it.patient, it.hospital, "requested")
              .replaceFirst(
                  "\"status\"",
                  "\"id\": \"%s\", \"description\": \"%d\", \"status\""
                      .formatted(tasks.get(number), round));
      entries.add(
          "{\"resource\": %s, \"request\": {\"method\": \"PUT\", \"url\": \"Task/%s\"}}"
              .formatted(task, tasks.get(number)));
    }
    String bundle =
        "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [%s]}"
            .formatted(String.join(",", entries));
    it.world.as("keeper").body(bundle).post().then().statusCode(200);
  }

  private List<Heard> events() {
    return receiver.eventsAt("/all");
  }

  private Heard newest() {
    List<Heard> all = events();
    return all.get(all.size() - 1);
  }

  private List<Long> numbers() {
    return events().stream().map(ReceiverIsDownJourney::number).distinct().toList();
  }

  private static long number(Heard heard) {
    return Long.parseLong(heard.told("event-number"));
  }

  private void allCameInTheOrderOfEachTransfer() {
    assertThat(numbers())
        .as("each number comes first after all before it")
        .isEqualTo(LongStream.rangeClosed(1, TRANSFERS * WRITES).boxed().toList());
    Map<String, List<Instant>> times = new HashMap<>();
    Map<Long, String> about = new HashMap<>();
    for (Heard heard : events()) {
      String known = about.putIfAbsent(number(heard), heard.told("focus"));
      if (known == null) {
        times
            .computeIfAbsent(heard.told("focus"), none -> new ArrayList<>())
            .add(Instant.parse(heard.told("timestamp")));
      } else {
        assertThat(heard.told("focus")).as("sent again").isEqualTo(known);
      }
    }
    assertThat(times).hasSize(TRANSFERS);
    assertThat(times.values()).allSatisfy(of -> assertThat(of).hasSize(WRITES).isSorted());
  }

  private void whatIsGivenUpIsSeenAndSentAgain(String subscription) throws Exception {
    try (Receiver elsewhere = Receiver.start();
        ServerProcess server = start("--doorstep.subscriptions.give-up-after=2s").awaitReady()) {
      it = new ToldHospital(it, new Institutions(server::fhir, "-down"));
      receiver.redirectTo(elsewhere.address("/all"));
      String task = it.ask(it.hospital);
      it.awaitStatus(subscription, "error");
      assertThat(elsewhere.at("/all")).as("redirects are not followed").isEmpty();
      assertThat(server.output()).contains("Subscription/" + subscription + ": gave up 1");
      it.world
          .as("administrator")
          .get("/Subscription/" + subscription + "/$dead-letters")
          .then()
          .statusCode(200)
          .body("parameter.find { it.name == 'total' }.valueInteger", equalTo(1))
          .body(
              "parameter.find { it.name == 'dead-letter' }.part.find { it.name == 'error' }"
                  + ".valueString",
              equalTo("HTTP 307"));

      receiver.answerWith(200);
      it.world
          .as("administrator")
          .body("{\"resourceType\": \"Parameters\"}")
          .post("/Subscription/" + subscription + "/$resend")
          .then()
          .statusCode(200)
          .body("parameter[0].valueInteger", equalTo(1));
      await().atMost(PATIENCE).until(() -> number(newest()) == TRANSFERS * WRITES + 1);
      assertThat(newest().told("focus")).isEqualTo("Task/" + task);
      it.awaitStatus(subscription, "active");
    }
  }
}
