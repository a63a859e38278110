package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.doorstep.journeys.Refusals.assertQueryRefused;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/**
 * An operator gives an analytics node a PostgreSQL of their own, the oldest version that Doorstep
 * works on, and follows the documentation until queries are answered.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class NodeOnPostgresOfItsOperatorJourney {

  private static final Path FOLDER = Path.of("target", "node-of-operator").toAbsolutePath();

  @Test
  void queriesAreAnsweredWhenTheUserMayDoNothingElse() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER.resolve("releases"));
    try (ExternalPostgres postgres = ExternalPostgres.start(14);
        ServerProcess node =
            ServerProcess.start(
                    FOLDER.resolve("node"),
                    postgres.environment(),
                    "--doorstep.node=analytics",
                    "--doorstep.analytics.folder=" + FOLDER.resolve("releases"),
                    "--doorstep.analytics.reader=doorstep_sql",
                    "--doorstep.analytics.reader-password=secret",
                    "--doorstep.access.analysts=" + AnalyticsTown.ANALYST)
                .as(AnalyticsTown.ANALYST)) {
      node.awaitReady();
      assertQueryRefused(ask(node), 503, "sql-away");
      // The role is made when the tables are filled for the first time.
      await().atMost(Duration.ofMinutes(2)).until(() -> isThere(postgres, "doorstep_views"));
      List<String> statements = documented();
      for (String statement : statements) {
        assertThat(ask(node).statusCode()).as("before " + statement).isEqualTo(503);
        execute(postgres, statement);
      }
      assertThat(ask(node).asString()).isEqualTo("n\r\n1\r\n");
      execute(postgres, "GRANT SELECT ON hfj_resource TO doorstep_sql");
      assertQueryRefused(ask(node), 503, "sql-not-set-up");
      assertThat(node.output()).contains("their user of PostgreSQL reads other tables");
      assertThat(node.output()).doesNotContain("secret");
      assertThat(FOLDER.resolve("node/postgresql")).doesNotExist();
    }
  }

  private static Response ask(ServerProcess node) {
    return node.fhir(AnalyticsTown.ANALYST).accept("text/csv").get("/$sql-run?query=SELECT 1 AS n");
  }

  /**
   * What docs/running.md tells an operator to do; the role is there, because the server may make
   * it.
   */
  private static List<String> documented() throws IOException {
    List<String> statements =
        Files.readAllLines(Path.of("docs/running.md")).stream()
            .map(String::strip)
            .filter(line -> line.matches("(CREATE USER|ALTER|REVOKE) .*(doorstep_|PUBLIC).*;.*"))
            .map(line -> line.replaceFirst(";.*", "").replace("DATABASE node", "DATABASE postgres"))
            .map(line -> line.replace("'…'", "'secret'"))
            .toList();
    assertThat(statements).hasSize(5);
    return statements;
  }

  private static boolean isThere(ExternalPostgres postgres, String role) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      return statement
          .executeQuery("SELECT FROM pg_roles WHERE rolname = '%s'".formatted(role))
          .next();
    }
  }

  private static void execute(ExternalPostgres postgres, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
