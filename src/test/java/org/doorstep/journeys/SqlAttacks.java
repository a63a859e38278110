package org.doorstep.journeys;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** What somebody may send who wants more of a database than they may have. */
final class SqlAttacks {

  private SqlAttacks() {}

  /** What is no query of the tables, or asks for what does not end or cannot be written. */
  static List<String> queries() {
    return List.of(
        "SELECT * FROM v_visit FOR UPDATE",
        "SELECT * INTO mine FROM v_visit",
        "WITH gone AS (DELETE FROM v_obs RETURNING *) SELECT count(*) FROM gone",
        "WITH new AS (INSERT INTO v_obs (obs_id) VALUES ('x') RETURNING 1) SELECT * FROM new",
        "SELECT 1; DELETE FROM v_obs",
        "SELECT 1; SET ROLE doorstep; SELECT 2",
        "RESET ROLE",
        "SET SESSION AUTHORIZATION doorstep",
        "COPY v_obs TO STDOUT",
        "DO $$ BEGIN END $$",
        "LISTEN everything",
        "CREATE TEMPORARY TABLE mine (a int)",
        "SELECT pg_sleep(1)",
        "SELECT pg_try_advisory_lock(7306120512)",
        "SELECT set_config('statement_timeout', '0', false)",
        "SELECT pg_terminate_backend(1)",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM hfj_resource",
        "SELECT (NULL::hfj_resource).*",
        "SELECT (NULL::audit.event).*",
        "SELECT * FROM audit.event",
        "SELECT nextval('seq_resource_id')",
        "SELECT 1 AS a, 2 AS a",
        "SELECT FROM v_visit",
        "SELECT 'NaN'::numeric AS n",
        "SELECT 1 / 0 AS n",
        "SELECT 'a'::int AS n",
        "SELECT $1 AS n",
        "SELECT * FROM generate_series(1, 1000000) AS n",
        "SELECT ((((",
        "SELECT");
  }

  /** What PostgreSQL itself has to refuse to whom only reads. */
  static List<String> statements() {
    return List.of(
        "SELECT * FROM hfj_resource",
        "SELECT * FROM audit.event",
        "SELECT * FROM pg_authid",
        "DELETE FROM views.v_obs",
        "CREATE TEMPORARY TABLE mine (a int)",
        "CREATE TABLE views.mine (a int)",
        "CREATE TABLE public.mine (a int)",
        "SET ROLE doorstep",
        "SET SESSION AUTHORIZATION doorstep",
        "SET temp_file_limit = '-1'",
        "SELECT pg_read_file('PG_VERSION')",
        "COPY views.v_obs TO PROGRAM 'id'");
  }

  /** A query as it is sent to an operation. */
  static String parameters(String sql) {
    String text = sql.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"query\", \"valueString\": \"%s\"}]}"
        .formatted(text);
  }

  /** Asks until there is a place. */
  static Response patiently(Supplier<Response> asking) {
    Response answer = asking.get();
    while (answer.statusCode() == 503) {
      answer = asking.get();
    }
    return answer;
  }

  /** What an attack could have changed. */
  static String state(Path node) throws SQLException, IOException {
    return AnalyticsTown.query(
        node,
        """
        SELECT concat_ws(' ', (SELECT count(*) FROM views.v_obs), (SELECT count(*) FROM pg_class),
          (SELECT count(*) FROM pg_roles), (SELECT count(*) FROM pg_largeobject_metadata),
          (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT EXISTS (
             SELECT FROM pg_stat_activity a WHERE a.pid = pg_locks.pid
               AND a.usename = 'doorstep')))
        """);
  }
}
