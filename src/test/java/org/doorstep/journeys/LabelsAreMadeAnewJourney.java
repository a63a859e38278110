package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * After an update the index is made anew: a server that is killed meanwhile goes on where it was.
 */
class LabelsAreMadeAnewJourney {

  private static final Path FOLDER = Path.of("target", "labels-made-anew");
  private static final Path DATA = FOLDER.resolve("data");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RECORDS = 200;
  private static final String COUNT = "/Observation?_summary=count";

  @Test
  void killedServerGoesOnAndNobodyCountsMeanwhileWhatTheyMayNotSee() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady();
        Connection database = EmbeddedDatabase.connect(DATA)) {
      recordAPersonWithADoctor(server);
      assertThat(total(server)).isEqualTo(RECORDS);
      execute(database, "UPDATE access.labelling SET version = 0");
      execute(
          database,
          "UPDATE hfj_spidx_token SET hash_sys_and_value = 0"
              + " WHERE sp_system = 'https://doorstep.health/zone'");
    }
    assertThat(killHalfWay()).isPositive();

    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady();
        Connection database = EmbeddedDatabase.connect(DATA)) {
      await()
          .atMost(PATIENCE)
          .until(() -> number(database, "SELECT version FROM access.labelling") > 0);
      assertThat(total(server)).isEqualTo(RECORDS);
      assertThat(server.output()).contains("all records are labelled");
    }
  }

  /**
   * A lock on how the last record is indexed holds the server up, so that it is surely half-way.
   */
  private static long killHalfWay() throws Exception {
    try (ServerProcess server = ServerProcess.start(DATA, Map.of());
        Connection lock =
            await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> EmbeddedDatabase.connect(DATA), it -> true)) {
      lock.setAutoCommit(false);
      number(
          lock,
          "SELECT sp_id FROM hfj_spidx_token WHERE res_id ="
              + " (SELECT max(res_id) FROM hfj_resource WHERE res_type = 'Observation')"
              + " FOR UPDATE");
      server.awaitReady();
      try (Connection database = EmbeddedDatabase.connect(DATA)) {
        await()
            .atMost(PATIENCE)
            .until(() -> number(database, "SELECT done_to FROM access.labelling") > 0);
        world(server).as("doctor").get(COUNT).then().statusCode(503);
        world(server).as("doctor").get("/Patient?_summary=count").then().statusCode(200);
        long done = number(database, "SELECT done_to FROM access.labelling");
        server.kill();
        return done;
      }
    }
  }

  private static Institutions world(ServerProcess server) {
    return new Institutions(server::fhir, "-labels");
  }

  private static void recordAPersonWithADoctor(ServerProcess server) {
    Institutions world = world(server);
    String centre = world.found("Центр");
    world.connect("centre", centre);
    world.employ("doctor", "doctor", centre);
    String patient = world.enrol("centre", "LABELS-1");
    String entries =
        IntStream.range(0, RECORDS)
            .mapToObj(
                value ->
                    "{\"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}"
                        .formatted(Institutions.pulse(patient, 40 + value)))
            .collect(Collectors.joining(", "));
    world
        .as("centre")
        .body(
            "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [%s]}"
                .formatted(entries))
        .post()
        .then()
        .statusCode(200);
  }

  private static int total(ServerProcess server) {
    return world(server).as("doctor").get(COUNT).path("total");
  }

  private static void execute(Connection database, String change) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(change);
    }
  }

  private static long number(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
