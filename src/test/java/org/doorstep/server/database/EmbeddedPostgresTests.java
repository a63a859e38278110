package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

class EmbeddedPostgresTests {

  private static final Path FOLDER =
      Path.of("target", "embedded-postgres-tests").toAbsolutePath().normalize();

  @BeforeEach
  void createFolder() throws IOException {
    Files.createDirectories(FOLDER);
  }

  @AfterAll
  static void removeFolder() throws IOException {
    FileSystemUtils.deleteRecursively(FOLDER);
  }

  @Test
  void answersOnlyWhenTheRecordIsOnTheDisk() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(show(postgres, "fsync")).isEqualTo("on");
      assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
      assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
      assertThat(show(postgres, "data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void letsNobodyInButItsOwnerOnThisMachine() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      assertThat(query(postgres, "SELECT count(*) FROM pg_roles WHERE rolcanlogin")).isEqualTo("2");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "doorstep", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), "postgres", ""))
          .isInstanceOf(SQLException.class);
      assertThat(permissions(FOLDER.resolve("secrets"))).isEqualTo("rwx------");
      assertThat(permissions(FOLDER.resolve("secrets/postgresql"))).isEqualTo("rw-------");
    }
  }

  @Test
  void comesBackAfterItWasKilled() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      query(postgres, "CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS value");
      ProcessHandle killed = postmaster().running().orElseThrow();
      killed.destroyForcibly();
      killed.onExit().join();

      awaitConnection(postgres);

      assertThat(query(postgres, "SELECT value FROM kept")).isEqualTo("42");
      assertThat(postmaster().running().orElseThrow().pid()).isNotEqualTo(killed.pid());
    }
    assertThat(postmaster().running()).isEmpty();
  }

  @Test
  void stopsThePostgresOfAServerThatWasKilled() throws IOException {
    EmbeddedPostgres.startIn(FOLDER).close();
    ProcessHandle orphan = postmaster().start();

    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(30));
      assertThat(postmaster().running().orElseThrow().pid()).isNotEqualTo(orphan.pid());
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void leavesAnotherProgramAloneThatGotTheNumberOfADeadPostgres() throws IOException {
    EmbeddedPostgres.startIn(FOLDER).close();
    long self = ProcessHandle.current().pid();
    Files.writeString(FOLDER.resolve("postgresql/postmaster.pid"), self + "\n" + FOLDER + "\n");

    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void setsANewPasswordWhenTheOldOneIsLost() throws IOException {
    EmbeddedPostgres.startIn(FOLDER).close();
    Files.delete(FOLDER.resolve("secrets/postgresql"));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void startsOverWhereAFirstStartWasCutOff() throws IOException {
    FileSystemUtils.deleteRecursively(FOLDER.resolve("postgresql"));
    FileSystemUtils.deleteRecursively(FOLDER.resolve("secrets"));
    Files.createDirectories(FOLDER.resolve("postgresql.new/base"));
    Files.createDirectories(FOLDER.resolve("programs/unpacking/bin"));

    try (EmbeddedPostgres postgres = EmbeddedPostgres.startIn(FOLDER)) {
      assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
    }
    assertThat(FOLDER.resolve("postgresql.new")).doesNotExist();
    assertThat(FOLDER.resolve("programs/unpacking")).doesNotExist();
  }

  private static Postmaster postmaster() throws IOException {
    return new Postmaster(
        PostgresPrograms.below(FOLDER.resolve("programs")), FOLDER.resolve("postgresql"));
  }

  private static String show(EmbeddedPostgres postgres, String setting) {
    return query(postgres, "SHOW " + setting);
  }

  private static String query(EmbeddedPostgres postgres, String sql) {
    JdbcTemplate database =
        new JdbcTemplate(
            new DriverManagerDataSource(postgres.url(), "doorstep", postgres.password()));
    if (sql.startsWith("CREATE")) {
      database.execute(sql);
      return "";
    }
    return database.queryForList(sql, String.class).get(0);
  }

  private static void awaitConnection(EmbeddedPostgres postgres) throws InterruptedException {
    Instant patience = Instant.now().plus(Duration.ofSeconds(60));
    while (true) {
      try (Connection connection =
          DriverManager.getConnection(postgres.url(), "doorstep", postgres.password())) {
        assertThat(connection.isValid(5)).isTrue();
        return;
      } catch (SQLException notYet) {
        assertThat(Instant.now()).as("PostgreSQL stays away").isBefore(patience);
        Thread.sleep(100);
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
