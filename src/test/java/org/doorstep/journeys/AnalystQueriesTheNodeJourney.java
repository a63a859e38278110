package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.doorstep.journeys.Refusals.assertQueryRefused;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An analyst asks the analytics node in SQL, and gets an answer to that and nothing else. */
abstract class AnalystQueriesTheNodeJourney extends AnalystJourney {

  private static final String VISITS =
      """
      SELECT s.pcode, count(DISTINCT v.visit_id) AS visits,
        count(DISTINCT v.patient_id) AS people
      FROM v_visit v JOIN v_site s USING (site_id)
      WHERE v.status = 'finished' GROUP BY 1 ORDER BY 1
      """;

  @TempDir private Path folder;

  static Response ask(String sql, String format) {
    return as(town.analyst(), sql, format);
  }

  private static Response as(RequestSpecification who, String sql, String format) {
    return who.accept("*/*")
        .queryParam("_format", format)
        .body(SqlAttacks.parameters(sql))
        .post("/$sql-run");
  }

  @Test
  void tableIsAnsweredInEveryForm() throws Exception {
    Response csv = ask(VISITS, "csv");
    assertThat(csv.contentType()).startsWith("text/csv");
    assertThat(csv.asString()).isEqualTo("pcode,visits,people\r\nUX9001,36,12\r\n");
    Response ndjson = ask(VISITS, "ndjson");
    assertThat(ndjson.contentType()).startsWith("application/x-ndjson");
    assertThat(ndjson.asString()).isEqualTo("{\"pcode\":\"UX9001\",\"visits\":36,\"people\":12}\n");
    Response parquet = ask(VISITS, "parquet");
    assertThat(parquet.contentType()).isEqualTo("application/vnd.apache.parquet");
    assertThat(ParquetFile.rows(parquet.asByteArray(), folder))
        .containsExactly(Map.of("pcode", "UX9001", "visits", 36L, "people", 12L));
  }

  @Test
  void shortQueryStandsInTheAddress() {
    town.analyst()
        .accept("text/csv")
        .queryParam("query", "SELECT sex, birth_date, count(*) FROM v_patient GROUP BY 1, 2;")
        .queryParam("header", "false")
        .get("/$sql-run")
        .then()
        .statusCode(200)
        .body(org.hamcrest.Matchers.equalTo("female,1961,12\r\n"));
  }

  /** Dates are moved by whole weeks, all of a person alike: 63 days stay, Tuesdays stay. */
  @Test
  void daysAreCountedAndTimesAreWrittenAsInFhir() {
    assertThat(
            ask(
                    """
                    SELECT DISTINCT days, weekday FROM (
                      SELECT patient_id, max(start_ts)::date - min(start_ts)::date AS days,
                        extract(dow FROM min(start_ts)) AS weekday FROM v_visit GROUP BY 1) p
                    """,
                    "csv")
                .asString())
        .isEqualTo("days,weekday\r\n63,2\r\n");
    String line =
        ask(
                "SELECT start_ts, start_ts::date AS day, 1.50 AS n, true AS yes, NULL AS nothing"
                    + " FROM v_visit ORDER BY 1 LIMIT 1",
                "ndjson")
            .asString();
    assertThat(line)
        .matches(
            "\\{\"start_ts\":\"\\d{4}-\\d\\d-\\d\\dT00:00:00Z\",\"day\":\"\\d{4}-\\d\\d-\\d\\d\","
                + "\"n\":1.50,\"yes\":true,\"nothing\":null}\n");
    assertThat(ask("SELECT '=1+1' AS \"a b.c;\", 'x' AS \"?column?\"", "csv").asString())
        .isEqualTo("a b.c;,?column?\r\n'=1+1,x\r\n");
  }

  @ParameterizedTest
  @MethodSource("org.doorstep.journeys.SqlAttacks#queries")
  void attackIsRefusedAndChangesNothing(String sql) throws Exception {
    String before = SqlAttacks.state(town.folder.resolve("node"));
    for (String format : List.of("csv", "parquet")) {
      Response answer = ask(sql, format);
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
      Refusals.assertNothingOfTheProgram(answer);
      assertThat(answer.<String>path("issue[0].expression[0]")).contains("'query'");
    }
    assertThat(SqlAttacks.state(town.folder.resolve("node"))).isEqualTo(before);
  }

  @Test
  void whatIsNotThereAndWhatIsNotPermittedAreAnsweredAlike() {
    List<String> bodies = new ArrayList<>();
    for (String table :
        List.of("audit.event", "audit.nothing", "nowhere.event", "hfj_resource", "nothing")) {
      Response answer = ask("SELECT * FROM " + table, "csv");
      assertQueryRefused(answer, 422, "sql-table");
      bodies.add(answer.asString().replaceAll("[0-9a-f-]{36}", ""));
    }
    assertThat(bodies).allMatch(bodies.get(0)::equals);
  }

  @Test
  void mistakeIsNamedWithItsPlace() {
    assertThat(
            assertQueryRefused(
                ask("SELECT count(*)\nFROM v_visit\nWHERE stats = 'x'", "csv"), 422, "sql-error"))
        .contains("line 3, column 7", "stats", "v_visit.status");
    assertThat(assertQueryRefused(ask("SELECT count(* FROM v_visit", "csv"), 422, "sql-error"))
        .contains("line 1, column 16", "syntax error");
    assertThat(assertQueryRefused(ask("SELECT 1, pg_sleep(9)", "csv"), 422, "sql-name"))
        .contains("line 1, column 11", "'pg_sleep'");
    assertQueryRefused(ask("SELECT 1 AS n", "json"), 406, "table-format");
    assertQueryRefused(
        town.analyst().accept("text/csv").get("/$sql-run"), 400, "parameter-missing");
    assertQueryRefused(
        town.analyst().accept("text/csv").get("/$sql-run?sql=SELECT"), 400, "parameter-unknown");
    assertQueryRefused(
        town.analyst().accept("text/csv").get("/$sql-run?query=SELECT 1&header=2"),
        400,
        "parameter-header");
  }

  @Test
  void whatNeverEndsIsCutOffAndOthersAreToldToWait() throws Exception {
    String slow = "SELECT count(*) AS n FROM v_obs a, v_obs b, v_obs c, v_obs d, v_obs e, v_obs f";
    Instant begin = Instant.now();
    List<CompletableFuture<Response>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> SqlAttacks.patiently(() -> ask(slow, "csv"))),
            CompletableFuture.supplyAsync(() -> SqlAttacks.patiently(() -> ask(slow, "csv"))));
    town.await("Two are answered", () -> ask("SELECT 1 AS n", "csv").statusCode() == 503);
    Response third = ask("SELECT 1 AS n", "csv");
    assertQueryRefused(third, 503, "busy");
    assertThat(third.header("Retry-After")).isEqualTo("5");
    for (CompletableFuture<Response> one : both) {
      assertQueryRefused(one.get(), 422, "sql-time");
    }
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(40));
    assertThat(ask("SELECT 1 AS n", "csv").asString()).isEqualTo("n\r\n1\r\n");
    // Nothing goes on after the answer.
    town.await(
        "PostgreSQL has stopped",
        () ->
            AnalyticsTown.query(
                    town.folder.resolve("node"),
                    "SELECT count(*) FROM pg_stat_activity WHERE usename = 'doorstep_sql'")
                .equals("0"));
  }

  @Test
  void whatFillsTheDiskIsCutOff() {
    assertQueryRefused(
        ask(
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
                + " SELECT count(*) AS n FROM t",
            "csv"),
        422,
        "sql-limit");
  }

  @Test
  void answerThatIsTooLargeIsRefusedAsAWhole() {
    assertQueryRefused(
        ask("SELECT a.* FROM v_obs a, v_obs b, v_obs c, v_obs d", "csv"), 422, "answer-too-large");
    String wide =
        "WITH RECURSIVE t(s, n) AS (SELECT 'x', 1 UNION ALL SELECT s || s, n + 1 FROM t"
            + " WHERE n < 27) SELECT s FROM t ORDER BY n DESC LIMIT 1";
    assertQueryRefused(ask(wide, "csv"), 422, "answer-too-large");
    assertThat(ask("SELECT n FROM generate_series(1, 100000) AS n", "csv").asString().lines())
        .hasSize(100_001);
  }

  @Test
  void onlyAnalystsWhoReadEverythingAsk() throws Exception {
    for (String stranger : List.of(Tokens.ACCOUNT, "somebody")) {
      assertQueryRefused(
          as(town.node.fhir(stranger), "SELECT 1 AS n", "csv"), 403, "account-unknown");
    }
    String token = town.narrow("system/Patient.rs");
    assertQueryRefused(
        as(
            io.restassured.RestAssured.given()
                .baseUri(town.base())
                .contentType("application/fhir+json; charset=utf-8")
                .header("Authorization", "Bearer " + token),
            "SELECT 1 AS n",
            "csv"),
        403,
        "scope-too-narrow");
    io.restassured.RestAssured.given()
        .baseUri(town.base())
        .get("/$sql-run?query=SELECT 1")
        .then()
        .statusCode(401);
    assertQueryRefused(
        as(town.main.fhir(Tokens.ACCOUNT), "SELECT 1 AS n", "csv"), 404, "unknown-operation");
  }

  @Test
  void queryIsInTheAuditAndInNoLog() throws Exception {
    ask("SELECT 'Quagga'::int AS n", "csv");
    ask("SELECT 'Quagga' AS n", "csv");
    town.analyst().accept("text/csv").get("/$sql-run?query=SELECT 'Quagga' AS n");
    assertThat(
            AnalyticsTown.query(
                town.folder.resolve("node"),
                "SELECT count(*) > 2 FROM audit.event WHERE operation = '$sql-run'"))
        .isEqualTo("t");
    assertThat(town.node.output()).doesNotContain("Quagga");
    assertThat(Files.readString(town.folder.resolve("node/postgresql.log")))
        .doesNotContain("Quagga");
    assertThat(town.dumpOfNode()).noneMatch(row -> row.contains("Quagga"));
  }

  @Test
  void nodeNamesTheOperationAndTheMainServerDoesNot() {
    town.analyst()
        .get("/metadata")
        .then()
        .body(
            "rest[0].operation.definition",
            hasItem("https://doorstep.health/fhir/OperationDefinition/doorstep-sql-run"));
    town.main
        .fhir(Tokens.ACCOUNT)
        .get("/metadata")
        .then()
        .body("rest[0].operation.name", not(hasItem("sql-run")));
  }

  /** Should the look at the text ever fail, the rights are still those of somebody who reads. */
  @ParameterizedTest
  @MethodSource("org.doorstep.journeys.SqlAttacks#statements")
  void userOfPostgresqlMayNothingElse(String sql) throws Exception {
    Path data = town.folder.resolve("node");
    try (Connection connection =
            EmbeddedDatabase.connect(data, "doorstep_sql", "postgresql-reader");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT count(*) FROM views.v_obs");
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }
    assertThat(Files.exists(town.folder.resolve("main/secrets/postgresql-reader"))).isFalse();
  }
}
