package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/** Two servers share an operator's own PostgreSQL, the oldest version that Doorstep works on. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TwoServersJourney {

  private static final Path DATA = Path.of("target", "two-servers");

  @Test
  void bothTakeVisitsAndNeitherStartsADatabaseOfItsOwn() throws Exception {
    FileSystemUtils.deleteRecursively(DATA);
    try (ExternalPostgres postgres = ExternalPostgres.start(14);
        Receiver receiver = Receiver.start();
        ServerProcess first = start("first", postgres, receiver);
        ServerProcess second = start("second", postgres, receiver)) {
      first.awaitReady();
      second.awaitReady();
      assertThat(first.output() + second.output()).containsOnlyOnce("Creating the schema");

      assertThat(postgres.query("SELECT count(*) FROM signin.signing_key")).isEqualTo("1");

      VisitLedger north = new VisitLedger("north");
      VisitLedger south = new VisitLedger("south");
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> north.postQuietly(first, 80)),
              CompletableFuture.runAsync(() -> south.postQuietly(second, 80)))
          .join();

      assertThat(north.statuses()).hasSize(80).containsOnly(200);
      assertThat(south.statuses()).hasSize(80).containsOnly(200);
      north.compareWith(second);
      south.compareWith(first);
      grantsOnOneCountOnTheOther(first, second);
      whatIsWrittenAtOneIsToldByBothAndOnce(first, second, receiver);
      assertThat(DATA.resolve("first/postgresql")).doesNotExist();
      thirdServerOnTheSamePortIsRefused(first.port(), postgres.environment());
      postgres.close();
      assertThat(first.statusOutsideFhir("/readyz")).isEqualTo(503);
      assertThat(first.statusOutsideFhir("/livez")).isEqualTo(200);
      // Each takes 20 seconds to end without its database.
      CompletableFuture<Void> ends =
          CompletableFuture.allOf(
              CompletableFuture.runAsync(first::close), CompletableFuture.runAsync(second::close));
      databaseThatDoesNotAnswerIsNamed();
      ends.join();
    }
  }

  private static ServerProcess start(String name, ExternalPostgres postgres, Receiver receiver)
      throws IOException {
    return ServerProcess.start(
        DATA.resolve(name),
        postgres.environment(),
        "--doorstep.subscriptions.endpoints=" + receiver.origin());
  }

  private static void whatIsWrittenAtOneIsToldByBothAndOnce(
      ServerProcess first, ServerProcess second, Receiver receiver) throws InterruptedException {
    ToldHospital it = new ToldHospital(new Institutions(first::fhir, "-told"));
    String socket = it.subscribe(ToldHospital.plain("Task?status=requested", "websocket", ""));
    it.subscribe(ToldHospital.toTopic("transfer-requested", receiver.address("/two"), ""));
    try (Listener there = connect(second);
        Listener here = connect(first)) {
      there.say("bind " + socket);
      here.say("bind " + socket);
      await().until(() -> there.heard.size() == 1 && here.heard.size() == 1);
      for (int number = 1; number <= 5; number++) {
        it.ask(it.hospital);
        int bound = number;
        await()
            .atMost(Duration.ofSeconds(2))
            .until(() -> there.heard.size() > bound && here.heard.size() > bound);
      }
      assertThat(there.heard).hasSize(6).contains("ping " + socket);
    }
    await().until(() -> receiver.eventsAt("/two").size() >= 5);
    Thread.sleep(2000);
    assertThat(receiver.eventsAt("/two"))
        .extracting(heard -> heard.told("event-number"))
        .containsExactly("1", "2", "3", "4", "5");
  }

  private static Listener connect(ServerProcess server) {
    return Listener.connect("http://127.0.0.1:" + server.port(), server.token("hospital-told"));
  }

  private static void grantsOnOneCountOnTheOther(ServerProcess first, ServerProcess second) {
    Institutions here = new Institutions(first::fhir, "-two");
    Institutions there = new Institutions(second::fhir, "-two");
    String centre = here.found("Центр");
    here.connect("centre", centre);
    here.employ("nurse", "nurse", centre);
    String crew = here.found("Бригада");
    String outsider = there.employ("outsider", "nurse", crew);
    String patient = here.enrol("centre", "TWO-SERVERS");
    there.as("nurse").get("/Patient/" + patient).then().statusCode(200);
    there.as("outsider").get("/Patient/" + patient).then().statusCode(404);

    String team = here.team("centre", patient, crew, "Practitioner/" + outsider);
    there.as("outsider").get("/Patient/" + patient).then().statusCode(200);
    there.as("outsider").get("/Patient?_summary=count").then().body("total", equalTo(1));

    there.as("centre").delete("/CareTeam/" + team).then().statusCode(200);
    here.as("outsider").get("/Patient/" + patient).then().statusCode(404);
    here.as("outsider").get("/Patient?_summary=count").then().body("total", equalTo(0));
  }

  private static void thirdServerOnTheSamePortIsRefused(int port, Map<String, String> environment)
      throws Exception {
    try (ServerProcess third = ServerProcess.start(DATA.resolve("third"), port, environment)) {
      assertThat(third.awaitEnd()).isNotZero();
      assertThat(third.output())
          .containsOnlyOnce("Doorstep did not start. The port " + port)
          .containsOnlyOnce("ERROR")
          .doesNotContain("\tat ");
    }
  }

  private static void databaseThatDoesNotAnswerIsNamed() throws Exception {
    Map<String, String> nowhere =
        Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/doorstep",
            "SPRING_DATASOURCE_USERNAME", "doorstep",
            "SPRING_DATASOURCE_PASSWORD", "secret");
    try (ServerProcess server = ServerProcess.start(DATA.resolve("nowhere"), nowhere)) {
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(server.output())
          .containsOnlyOnce("Doorstep did not start. The database does not answer")
          .containsOnlyOnce("ERROR")
          .doesNotContain("\tat ")
          .doesNotContain("secret");
    }
  }
}
