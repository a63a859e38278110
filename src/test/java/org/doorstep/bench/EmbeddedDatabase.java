package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The PostgreSQL that a server under measurement brings along. */
final class EmbeddedDatabase {

  /** How many new people are still to be compared with the others, which costs CPU time. */
  static final String TO_BE_COMPARED = "SELECT count(*) FROM matching.intake";

  private EmbeddedDatabase() {}

  /**
   * Runs some statements.
   *
   * @param data the data folder of the server
   * @return the first number that they return, or 0
   */
  static long query(Path data, String sql) throws IOException, SQLException {
    try (var connection = connect(data);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      ResultSet result = statement.getResultSet();
      return result.next() ? result.getLong(1) : 0;
    }
  }

  static Connection connect(Path data) throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
    String password = Files.readString(data.resolve("secrets/postgresql")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/doorstep";
    return DriverManager.getConnection(url, "doorstep", password);
  }
}
