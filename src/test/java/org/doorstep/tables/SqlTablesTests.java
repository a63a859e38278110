package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.TableReader;
import org.doorstep.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an operator's own PostgreSQL, queries are answered as a user who may do nothing else. */
class SqlTablesTests {

  private static EmbeddedPostgres server;
  private static SqlTables tables;

  @BeforeAll
  static void userAsTheDocumentationMakesIt() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    run("CREATE SCHEMA views");
    run("CREATE TABLE hfj_resource (res_id bigint)");
    Views views = new Views(FhirContext.forR4Cached());
    for (String name : views.shipped().keySet()) {
      for (String statement : TableOfView.of(views.shipped().get(name)).creation()) {
        run(statement);
      }
    }
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      Readers.admit(connection);
    }
    run("CREATE ROLE elsewhere");
    run("CREATE USER doorstep_sql PASSWORD 'secret' IN ROLE doorstep_views");
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    tables = new SqlTables(Optional.of(new TableReader(url, "doorstep_sql", "secret")));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void rightsAsTheDocumentationGivesThem() throws SQLException {
    run("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC");
    run("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    run("ALTER ROLE doorstep_sql SET temp_file_limit = '512MB'");
  }

  @Test
  void queryIsAnswered() {
    Table answer =
        tables.answer(
            "SELECT count(*) AS n, max(start_ts) AS last FROM v_visit WHERE class <> '?'");
    assertThat(answer.columns()).containsExactly("n", "last");
    assertThat(answer.types()).containsExactly("integer64", "string");
    assertThat(answer.rows().get(0).get(0)).isEqualTo(0L);
    assertThat(answer.rows().get(0).get(1)).isNull();
  }

  @Test
  void cellsHaveTheirTypes() {
    Table answer =
        tables.answer(
            """
            SELECT 1::smallint AS small, 1.50 AS number, 0.5::float AS half, true AS yes,
              timestamptz '2026-03-02 10:00:00.5+02' AS moment, date '2026-03-02' AS day,
              timestamp '2026-03-02 10:00' AS clock, '["a", 1]'::jsonb AS list,
              interval '1 day 2 hours' AS span
            """);
    assertThat(answer.types())
        .containsExactly(
            "integer", "decimal", "decimal", "boolean", "string", "string", "string", "string",
            "string");
    assertThat(answer.rows().get(0).stream().map(String::valueOf))
        .containsExactly(
            "1",
            "1.50",
            "0.5",
            "true",
            "2026-03-02T08:00:00.5Z",
            "2026-03-02",
            "2026-03-02T10:00:00",
            "[a, 1]",
            "P1DT2H");
    assertThat(answer.rows().get(0).get(7)).isEqualTo(List.of("a", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "GRANT TEMPORARY ON DATABASE postgres TO PUBLIC, REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
    "GRANT SELECT ON hfj_resource TO doorstep_views, REVOKE SELECT ON hfj_resource FROM doorstep_views",
    "GRANT SELECT (res_id) ON hfj_resource TO PUBLIC, REVOKE SELECT (res_id) ON hfj_resource FROM PUBLIC",
    "GRANT UPDATE ON views.v_obs TO doorstep_sql, REVOKE UPDATE ON views.v_obs FROM doorstep_sql",
    "GRANT CREATE ON SCHEMA views TO doorstep_sql, REVOKE CREATE ON SCHEMA views FROM doorstep_sql",
    "GRANT elsewhere TO doorstep_sql, REVOKE elsewhere FROM doorstep_sql",
    "GRANT pg_read_server_files TO doorstep_sql, REVOKE pg_read_server_files FROM doorstep_sql",
    "ALTER ROLE doorstep_sql CREATEROLE, ALTER ROLE doorstep_sql NOCREATEROLE",
    "ALTER ROLE doorstep_sql RESET temp_file_limit, SELECT 1"
  })
  void userWhoMayMoreAnswersNothing(String gift, String end) throws SQLException {
    run(gift);
    try {
      assertRefused("SELECT 1 AS n", 503, "sql-not-set-up");
    } finally {
      run(end);
    }
    rightsAsTheDocumentationGivesThem();
    assertThat(tables.answer("SELECT 1 AS n").rows()).hasSize(1);
  }

  @Test
  void withoutAUserNothingIsAnswered() {
    assertThatThrownBy(() -> new SqlTables(Optional.empty()).answer("SELECT 1 AS n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not set up");
  }

  @Test
  void databaseThatIsAwayIsNobodysFault() throws IOException, SQLException {
    run("ALTER ROLE doorstep_sql CONNECTION LIMIT 0");
    try {
      assertRefused("SELECT 1 AS n", 503, "sql-away");
    } finally {
      run("ALTER ROLE doorstep_sql CONNECTION LIMIT -1");
    }
  }

  private static void assertRefused(String sql, int status, String rule) {
    assertThatThrownBy(() -> tables.answer(sql))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.getStatusCode()).isEqualTo(status);
              assertThat(
                      FhirContext.forR4Cached()
                          .newJsonParser()
                          .encodeResourceToString(refusal.getOperationOutcome()))
                  .contains(rule);
            });
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ViewTables.execute(connection, sql);
    }
  }
}
