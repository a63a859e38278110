package org.doorstep.journeys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A PostgreSQL that an operator runs, of an older version than the embedded one. */
public final class ExternalPostgres implements AutoCloseable {

  private static final Path VERSIONS = Path.of("target", "postgresql-versions");

  private final EmbeddedPostgres server;

  private ExternalPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts an empty server.
   *
   * @param major its major version, one of those that the build fetches: 14 to 17
   */
  public static ExternalPostgres start(int major) throws IOException {
    Path work = Files.createDirectories(VERSIONS.resolve("unpacked-" + major)).toAbsolutePath();
    return new ExternalPostgres(
        EmbeddedPostgres.builder()
            .setPgBinaryResolver((system, machine) -> archive(major))
            .setOverrideWorkingDirectory(work.toFile())
            .setDataDirectory(Files.createTempDirectory(work, "data"))
            .setPGStartupWait(java.time.Duration.ofMinutes(2))
            .start());
  }

  private static InputStream archive(int major) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(VERSIONS, "*-" + major + ".*.jar")) {
      for (Path jar : jars) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          ZipEntry packed =
              zip.stream()
                  .filter(entry -> entry.getName().endsWith(".txz"))
                  .findFirst()
                  .orElseThrow();
          return new java.io.ByteArrayInputStream(zip.getInputStream(packed).readAllBytes());
        }
      }
    }
    throw new FileNotFoundException("The build has not fetched PostgreSQL " + major);
  }

  /** Where it is found, as a JDBC URL without user and password. */
  public String url() {
    return url("postgres");
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /** How PostgreSQL's own programs find it. */
  String arguments(String database) {
    return "-h 127.0.0.1 -p %d -U postgres -d %s".formatted(server.getPort(), database);
  }

  void createDatabase(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
  }

  /** The first value that a query finds. */
  String query(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** The environment variables that lead a server to it. */
  public Map<String, String> environment() {
    return Map.of(
        "SPRING_DATASOURCE_URL", url(),
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
