package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
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
        ServerProcess first = ServerProcess.start(DATA.resolve("first"), postgres.environment());
        ServerProcess second =
            ServerProcess.start(DATA.resolve("second"), postgres.environment())) {
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
      assertThat(DATA.resolve("first/postgresql")).doesNotExist();
      thirdServerOnTheSamePortIsRefused(first.port(), postgres.environment());
      postgres.close();
      assertThat(first.statusOutsideFhir("/readyz")).isEqualTo(503);
      assertThat(first.statusOutsideFhir("/livez")).isEqualTo(200);
    }
    databaseThatDoesNotAnswerIsNamed();
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
