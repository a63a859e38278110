package org.doorstep.server.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.server.TableReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded PostgreSQL: made at the first start, found again at the next. */
final class PostgresCluster {

  /** The database and the role that owns it; the role is no superuser. */
  static final String NAME = "doorstep";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
  private static final String SETTINGS = "doorstep.conf";

  private final PostgresPrograms programs;
  private final Path folder;

  PostgresCluster(PostgresPrograms programs, Path dataFolder) {
    this.programs = programs;
    this.folder = dataFolder.resolve("postgresql");
  }

  Path folder() {
    return folder;
  }

  /** Makes the cluster if there is none, and a new password if the old one is lost. */
  void prepare(DatabasePassword password) throws IOException {
    if (!Files.isDirectory(folder)) {
      LOG.info("Creating an embedded PostgreSQL in {}", folder);
      // Built aside and moved into place whole: a start that is cut off leaves only the draft.
      Path draft = folder.resolveSibling("postgresql.new");
      FileSystemUtils.deleteRecursively(draft);
      create(draft);
      Files.move(draft, folder, ATOMIC_MOVE);
      password.renew(value -> setPassword(folder, value));
    } else if (!password.exists()) {
      LOG.warn("The password of the embedded PostgreSQL is missing; setting a new one");
      password.renew(value -> setPassword(folder, value));
    }
  }

  private void create(Path draft) throws IOException {
    programs.run(
        "initdb",
        "",
        List.of(
            "--pgdata=" + draft,
            "--username=postgres",
            "--encoding=UTF8",
            // The same order on every machine: an index never depends on the system's locale.
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=reject",
            "--data-checksums",
            "--no-instructions"));
    Files.writeString(
        draft.resolve("postgresql.conf"),
        System.lineSeparator() + "include = '" + SETTINGS + "'" + System.lineSeparator(),
        APPEND);
    Files.write(draft.resolve(SETTINGS), List.of());
    // The superuser has no password and no way in: it works only while the server is stopped.
    Files.write(
        draft.resolve("pg_hba.conf"),
        List.of("host %s %s 127.0.0.1/32 scram-sha-256".formatted(NAME, NAME)));
    alone(
        draft,
        List.of(
            "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;".formatted(NAME),
            "CREATE DATABASE %s OWNER %s;".formatted(NAME, NAME)));
  }

  /**
   * Makes the role that only reads the tables of the views, with limits that only a superuser can
   * set, unless it is there.
   */
  void prepareReader(DatabasePassword password) throws IOException {
    Path doors = folder.resolve("pg_hba.conf");
    String door = "host %s %s 127.0.0.1/32 scram-sha-256".formatted(NAME, TableReader.USER);
    boolean known = Files.readAllLines(doors).contains(door);
    if (!known || !password.exists()) {
      password.renew(value -> alone(folder, reader(value)));
    }
    if (!known) {
      Files.writeString(doors, door + System.lineSeparator(), APPEND);
    }
  }

  private static List<String> reader(String password) {
    String made =
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s')"
            + " THEN CREATE ROLE %s; END IF; END $$;";
    String user = "ALTER ROLE " + TableReader.USER;
    return List.of(
        made.formatted(TableReader.READERS, TableReader.READERS),
        made.formatted(TableReader.USER, TableReader.USER),
        "GRANT %s TO %s;".formatted(TableReader.READERS, TableReader.USER),
        user + " LOGIN CONNECTION LIMIT 10 PASSWORD '" + password + "';",
        user + " SET temp_file_limit = '512MB';",
        // Its errors quote what an analyst has asked.
        user + " SET log_min_messages = 'panic';",
        "REVOKE TEMPORARY ON DATABASE %s FROM PUBLIC;".formatted(NAME));
  }

  private void setPassword(Path cluster, String password) throws IOException {
    alone(cluster, List.of("ALTER ROLE %s PASSWORD '%s';".formatted(NAME, password)));
  }

  // PostgreSQL's single-user mode: no port is open while roles and passwords are made. It takes one
  // statement per line and goes on after an error, which only its output tells.
  private void alone(Path cluster, List<String> statements) throws IOException {
    String output =
        programs.run(
            "postgres",
            String.join("\n", statements) + "\n",
            List.of("--single", "-D", cluster.toString(), "postgres"));
    if (output.contains("ERROR:")) {
      throw new IOException(output.substring(output.indexOf("ERROR:")).lines().toList().get(0));
    }
  }

  /** Writes the settings for the next start. */
  void configure(int port) throws IOException {
    Files.write(folder.resolve(SETTINGS), PostgresSettings.lines(port));
  }
}
