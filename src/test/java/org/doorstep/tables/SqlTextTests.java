package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.fhir.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of SQL gets as far as PostgreSQL. */
class SqlTextTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM v_visit",
        "select Count ( DISTINCT \"patient_id\" ) AS people from views.v_visit v",
        "WITH w AS (SELECT 1 AS a), x AS MATERIALIZED (SELECT 2 AS b) SELECT * FROM w, x",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t",
        "SELECT 'it''s; a -- text, pg_sleep(1) \\ $$' AS text -- and; a comment",
        "/* what; for */ SELECT 1.5e-3 AS a, -2 / 3 AS b, 1::numeric(5, 2) AS c",
        "SELECT sum(value) FILTER (WHERE code = '8867-4') OVER (PARTITION BY code) FROM v_obs",
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY value) FROM v_obs",
        "SELECT 1 WHERE 1 IN (1, 2) AND NOT (1 = 2) AND EXISTS (SELECT 1)",
        "SELECT mds_items ? 'skin-disease', mds_items->>0 FROM v_condition",
        "SELECT date_trunc('week', start_ts) + interval '1 day' FROM v_visit",
        "SELECT * FROM (VALUES (1, 'а'), (2, 'б')) AS letters (number, буква)",
        "SELECT regimen FROM v_dispense;  \n"
      })
  void queriesOfAnalystsDo(String sql) {
    assertThat(SqlText.vetted(sql)).isEqualTo(sql.replaceFirst("[;\\s]+$", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT pg_sleep(60)",
        "SELECT PG_SLEEP (60)",
        "SELECT \"pg_sleep\"(60)",
        "SELECT pg_catalog.pg_sleep/* */(60)",
        "SELECT pg_sleep--\n(60)",
        "SELECT pg_catalog . \"set_config\" ('role', 'none', false)",
        "SELECT set_config('work_mem', '8GB', false)",
        "SELECT current_setting('data_directory')",
        "SELECT pg_advisory_lock(1)",
        "SELECT lo_import('/etc/passwd')",
        "SELECT * FROM dblink('', '') AS t(a int)",
        "SELECT query_to_xml('SELECT 1', true, true, '')",
        "SELECT array_agg(a) FROM generate_series(1, 9) AS a",
        "SELECT repeat('x', 1000000000)",
        "SELECT DISTINCT ON (1) version()",
        "SELECT CASE WHEN 1=1 THEN version() END",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM \"pg_roles\"",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM public.hfj_resource",
        "SELECT (NULL::public.hfj_resource).*",
        "SELECT 'access.post'::regclass",
        "SELECT CAST('access.post' AS regclass)",
        "SELECT regrole 'doorstep'",
        "SELECT 'doorstep=r/doorstep'::aclitem"
      })
  void whatIsNotForQueriesIsNamed(String sql) {
    assertRefused(sql, "sql-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; SELECT 2",
        "SELECT 1; SET ROLE postgres",
        "SELECT $$a$$",
        "SELECT $1",
        "SELECT E'\\x41'",
        "SELECT e'a'",
        "SELECT U&'\\0041'",
        "SELECT U&\"\\0070g_sleep\"(1)",
        "SELECT 'no end",
        "SELECT \"no end",
        "SELECT 1 /* no end",
        "SELECT 1 /* a /* nested */ */",
        "SELECT 1select",
        "SELECT {fn now()}",
        "SELECT 'a'';--",
        "SELECT\u00a01",
        "SELECT 'a\u0000b'"
      })
  void whatIsNoPlainSqlIsRefused(String sql) {
    assertRefused(sql, "sql-text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "-- nothing",
        "DELETE FROM v_obs",
        "COPY v_obs TO PROGRAM 'id'",
        "DO 'BEGIN END'",
        "SET ROLE postgres",
        "RESET SESSION AUTHORIZATION",
        "LISTEN x",
        "EXPLAIN SELECT 1",
        "TABLE v_obs",
        "(SELECT 1)",
        "CREATE TEMP TABLE x AS SELECT 1"
      })
  void anythingButASelectIsRefused(String sql) {
    assertRefused(sql, "sql-select");
  }

  @Test
  void placeIsThatOfAnEditor() {
    assertThatThrownBy(() -> SqlText.vetted("SELECT 1,\n  pg_sleep(5)"))
        .hasMessageContaining("line 2, column 3");
  }

  @Test
  void longQueryIsRefusedAndALongTextIsRead() {
    assertThat(SqlText.vetted("SELECT '" + "a''".repeat(5_000) + "'")).hasSize(15_009);
    assertRefused("SELECT '" + "a".repeat(20_000) + "'", "sql-text");
  }

  private static void assertRefused(String sql, String rule) {
    assertThatThrownBy(() -> SqlText.vetted(sql))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.getStatusCode()).isEqualTo(422);
              assertThat(refusal.getOperationOutcome())
                  .extracting(
                      it ->
                          ((org.hl7.fhir.r4.model.OperationOutcome) it)
                              .getIssueFirstRep()
                              .getDetails()
                              .getCodingFirstRep()
                              .getCode())
                  .isEqualTo(rule);
            });
  }
}
