package org.doorstep.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The PostgreSQL that a server of the tests brings along. */
public final class EmbeddedDatabase {

  /** How many new people are still to be compared with the others, which costs CPU time. */
  public static final String TO_BE_COMPARED = "SELECT count(*) FROM matching.intake";

  private EmbeddedDatabase() {}

  /**
   * Runs some statements.
   *
   * @param data the data folder of the server
   * @return the first number that they return, or 0
   */
  public static long query(Path data, String sql) throws IOException, SQLException {
    try (var connection = connect(data);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      ResultSet result = statement.getResultSet();
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** A connection of the server's own user. */
  public static Connection connect(Path data) throws IOException, SQLException {
    return connect(data, "doorstep", "postgresql");
  }

  /**
   * A connection.
   *
   * @param secret the file in the folder of secrets with the password of the user
   * @throws NoSuchFileException if PostgreSQL does not listen yet
   */
  static Connection connect(Path data, String user, String secret)
      throws IOException, SQLException {
    String password = Files.readString(data.resolve("secrets").resolve(secret)).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port(data) + "/doorstep";
    return DriverManager.getConnection(url, user, password);
  }

  private static String port(Path data) throws IOException {
    Path file = data.resolve("postgresql/postmaster.pid");
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 4) {
      // PostgreSQL makes the file first and fills it line by line.
      throw new NoSuchFileException(file.toString());
    }
    return lines.get(3).strip();
  }
}
