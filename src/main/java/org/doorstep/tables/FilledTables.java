package org.doorstep.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the tables of the views were last filled, in a table of the same schema: who reads the
 * others sees there how fresh they are.
 */
final class FilledTables {

  private static final String NAME = TableOfView.SCHEMA + ".filled";

  private FilledTables() {}

  static void create(Connection connection) throws SQLException {
    ViewTables.execute(
        connection,
        """
        CREATE TABLE IF NOT EXISTS %s
          (view text PRIMARY KEY, definition text NOT NULL, at timestamptz NOT NULL)
        """
            .formatted(NAME));
    ViewTables.execute(
        connection,
        "COMMENT ON TABLE %s IS 'Of which moment the rows of each table are.'".formatted(NAME));
  }

  /** When the table of a view was last filled; empty if never, or from another definition. */
  static Optional<Instant> last(Connection connection, String view, String definition)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT at FROM %s WHERE view = ? AND definition = ?".formatted(NAME))) {
      statement.setString(1, view);
      statement.setString(2, definition);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  static void note(Connection connection, String view, String definition, Instant began)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO %s (view, definition, at) VALUES (?, ?, ?)
            ON CONFLICT (view) DO UPDATE SET definition = excluded.definition, at = excluded.at
            """
                .formatted(NAME))) {
      statement.setString(1, view);
      statement.setString(2, definition);
      statement.setObject(3, began.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
