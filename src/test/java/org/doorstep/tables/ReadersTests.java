package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.doorstep.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analyst reads the tables of the views with SQL, and nothing else of the database. */
class ReadersTests {

  private static final Views VIEWS = new Views(FhirContext.forR4Cached());
  private static EmbeddedPostgres server;

  @BeforeAll
  static void tablesOfAllViews() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ViewTables.execute(connection, "CREATE SCHEMA views");
      ViewTables.execute(connection, "CREATE TABLE hfj_resource (res_id bigint)");
      for (String name : VIEWS.shipped().keySet()) {
        for (String statement : TableOfView.of(VIEWS.shipped().get(name)).creation()) {
          ViewTables.execute(connection, statement);
        }
      }
      Readers.admit(connection);
      // A second time finds the role.
      Readers.admit(connection);
      ViewTables.execute(
          connection, "CREATE USER analyst PASSWORD 'analyst' IN ROLE doorstep_views");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM views.v_visit JOIN views.v_patient USING (patient_id)",
        "SELECT date_trunc('week', start_ts) FROM views.v_visit",
        "SELECT supply_end + 28 FROM views.v_dispense WHERE days >= 84",
        "SELECT count(*) FROM views.v_condition WHERE mds_items ? 'skin-disease'"
      })
  void analystReads(String query) {
    assertThatCode(() -> asAnalyst(query)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM views.v_obs",
        "INSERT INTO views.v_obs (obs_id) VALUES ('x')",
        "CREATE TABLE views.mine (x int)",
        "SELECT count(*) FROM hfj_resource"
      })
  void analystDoesNothingElse(String statement) {
    assertThatThrownBy(() -> asAnalyst(statement)).hasMessageContaining("permission denied");
  }

  /** Who may not make roles still fills the tables, for the operator to give away. */
  @Test
  void serverWithoutTheRightMakesNoRole() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ViewTables.execute(connection, "CREATE ROLE plain NOCREATEROLE");
      ViewTables.execute(connection, "ALTER ROLE doorstep_views RENAME TO elsewhere");
      try {
        ViewTables.execute(connection, "SET ROLE plain");
        Readers.admit(connection);
        assertThat(
                ViewTables.first(
                    connection, "SELECT count(*) FROM pg_roles WHERE rolname = 'doorstep_views'"))
            .isEqualTo("0");
      } finally {
        ViewTables.execute(connection, "RESET ROLE");
        ViewTables.execute(connection, "ALTER ROLE elsewhere RENAME TO doorstep_views");
      }
    }
  }

  private static void asAnalyst(String sql) throws SQLException {
    try (Connection connection = server.getDatabase("analyst", "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
