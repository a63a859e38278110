package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.doorstep.server.StartRefused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

class SchemaMigrationTests {

  private static final Path FOLDER =
      Path.of("target", "schema-migration-tests").toAbsolutePath().normalize();

  private static EmbeddedPostgres postgres;
  private static DataSource source;
  private static JdbcClient database;

  @BeforeAll
  static void startPostgres() throws IOException {
    Files.createDirectories(FOLDER);
    postgres = EmbeddedPostgres.startIn(FOLDER);
    source = new DriverManagerDataSource(postgres.url(), "doorstep", postgres.password());
    database = JdbcClient.create(source);
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
    FileSystemUtils.deleteRecursively(FOLDER);
  }

  @BeforeEach
  void bringUpToDate() {
    migrate();
  }

  @Test
  void schemaIsCompleteAndASecondRunChangesNothing() {
    long tables = number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
    long steps = number("SELECT count(*) FROM \"FLY_HFJ_MIGRATION\"");

    migrate();

    assertThat(tables).isGreaterThan(50);
    assertThat(steps).isGreaterThan(200);
    assertThat(number("SELECT count(*) FROM \"FLY_HFJ_MIGRATION\"")).isEqualTo(steps);
  }

  @Test
  void sequencesNeverHandOutTheirFirstValue() {
    assertThat(
            number(
                "SELECT count(*) FROM pg_sequences WHERE last_value IS NULL AND increment_by > 1"))
        .isZero();
  }

  @Test
  void twoServersThatStartTogetherTakeTurns() {
    database.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();

    CompletableFuture.allOf(
            CompletableFuture.runAsync(SchemaMigrationTests::migrate),
            CompletableFuture.runAsync(SchemaMigrationTests::migrate))
        .join();

    assertThat(
            number(
                """
                SELECT count(*) - count(DISTINCT version) FROM "FLY_HFJ_MIGRATION"
                WHERE version IS NOT NULL
                """))
        .isZero();
  }

  @Test
  void lockThatAKilledMigrationLeftBehindIsCleared() {
    database
        .sql(
            """
            INSERT INTO "FLY_HFJ_MIGRATION" (installed_rank, version, description, type, script,
              installed_by, installed_on, execution_time, success)
            VALUES (-100, NULL, 'left behind', 'hapi-fhir-lock', '', '', now(), 0, true)
            """)
        .update();
    database
        .sql(
            """
            DELETE FROM "FLY_HFJ_MIGRATION" WHERE installed_rank =
              (SELECT max(installed_rank) FROM "FLY_HFJ_MIGRATION")
            """)
        .update();

    migrate();

    assertThat(number("SELECT count(*) FROM \"FLY_HFJ_MIGRATION\" WHERE installed_rank = -100"))
        .isZero();
  }

  @Test
  void databaseOfANewerProgramIsRefusedAndLeftAsItIs() {
    database
        .sql(
            """
            INSERT INTO "FLY_HFJ_MIGRATION" (installed_rank, version, description, type, script,
              installed_by, installed_on, execution_time, success)
            VALUES (99999, '99.0.0.20990101.1', 'future', 'JDBC', '', '', now(), 0, true)
            """)
        .update();
    try {
      assertThatThrownBy(SchemaMigrationTests::migrate)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("99.0.0.20990101.1")
          .hasMessageContaining("8.8.0")
          .hasMessageContaining("Nothing was changed");
    } finally {
      database.sql("DELETE FROM \"FLY_HFJ_MIGRATION\" WHERE installed_rank = 99999").update();
    }
  }

  @Test
  void schemaWhoseCreationIsCutOffLeavesNothingBehind() {
    database.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();
    // The creation meets a table of that name halfway, as it would meet a lost connection.
    database.sql("CREATE TABLE trm_concept (id int)").update();

    assertThatThrownBy(SchemaMigrationTests::migrate)
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("could not be brought up to date");

    assertThat(number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo(1);
    database.sql("DROP TABLE trm_concept").update();
  }

  @Test
  void databaseThatDoesNotAnswerIsNamedInOneSentence() {
    DataSource nobody = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x", "x", "y");

    assertThatThrownBy(() -> new SchemaMigration(nobody, Clock.systemUTC()).run())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("SPRING_DATASOURCE_URL")
        .hasMessageNotContaining("\n");
  }

  private static void migrate() {
    new SchemaMigration(source, Clock.systemUTC()).run();
  }

  private static long number(String sql) {
    return database.sql(sql).query(Long.class).single();
  }
}
