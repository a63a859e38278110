package org.doorstep.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.doorstep.audit.AuditEntry.Row;
import org.jspecify.annotations.Nullable;

/** Adds rows to the tables of events, in the transaction of a connection. */
final class EventTable {

  private static final String EVENT =
      "INSERT INTO audit.event (node, seq, recorded, request, account_system, account, client,"
          + " purpose, agent, roles, organizations, address, method, interaction, type, target,"
          + " version, operation, query, parts, status, grant_id)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LINE =
      "INSERT INTO audit.event_patient (node, seq, recorded, patient, class, type, number)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private EventTable() {}

  static LocalDate monthOf(Instant recorded) {
    return recorded.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
  }

  static void makeMonth(Connection connection, LocalDate month) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT audit.make_month(?)")) {
      statement.setDate(1, Date.valueOf(month));
      statement.execute();
    }
  }

  static void add(Connection connection, List<Row> rows) throws SQLException {
    boolean lines = false;
    try (PreparedStatement events = connection.prepareStatement(EVENT)) {
      for (Row row : rows) {
        set(events, row);
        events.addBatch();
        lines |= !row.entry().lines().isEmpty();
      }
      events.executeBatch();
    }
    if (lines) {
      addLines(connection, rows);
    }
  }

  private static void addLines(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement lines = connection.prepareStatement(LINE)) {
      for (Row row : rows) {
        for (AuditEntry.Line line : row.entry().lines()) {
          lines.setString(1, row.node());
          lines.setLong(2, row.seq());
          lines.setObject(3, row.recorded().atOffset(ZoneOffset.UTC));
          lines.setString(4, line.patient());
          lines.setString(5, line.kind());
          lines.setString(6, line.type());
          lines.setInt(7, line.number());
          lines.addBatch();
        }
      }
      lines.executeBatch();
    }
  }

  private static void set(PreparedStatement event, Row row) throws SQLException {
    AuditEntry entry = row.entry();
    event.setString(1, row.node());
    event.setLong(2, row.seq());
    event.setObject(3, row.recorded().atOffset(ZoneOffset.UTC));
    event.setString(4, entry.request());
    AuditEntry.Agent agent = entry.agent();
    setText(event, 5, agent.accountSystem());
    setText(event, 6, agent.account());
    setText(event, 7, agent.client());
    setText(event, 8, agent.purpose());
    setText(event, 9, agent.who());
    setTexts(event, 10, agent.roles());
    setTexts(event, 11, agent.organizations());
    event.setString(12, agent.address());
    AuditEntry.Asked asked = entry.asked();
    event.setString(13, asked.method());
    event.setString(14, asked.interaction());
    setText(event, 15, asked.type());
    setText(event, 16, asked.target());
    setText(event, 17, asked.version());
    setText(event, 18, asked.operation());
    setText(event, 19, asked.query());
    setTexts(event, 20, asked.parts());
    event.setInt(21, entry.status());
    setText(event, 22, entry.grant());
  }

  private static void setText(PreparedStatement event, int at, @Nullable String value)
      throws SQLException {
    event.setObject(at, value, java.sql.Types.VARCHAR);
  }

  private static void setTexts(PreparedStatement event, int at, List<String> values)
      throws SQLException {
    event.setArray(at, event.getConnection().createArrayOf("text", values.toArray()));
  }
}
