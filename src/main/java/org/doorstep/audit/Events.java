package org.doorstep.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.access.Keeping;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Asked;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.audit.AuditEntry.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads events back, each with its lines. */
@Component
class Events {

  private final JdbcClient database;

  Events(JdbcClient database) {
    this.database = database;
  }

  /**
   * Events that fit a condition.
   *
   * @param condition what follows WHERE, on the table {@code audit.event e}, up to the end of the
   *     statement
   * @param parameters its named parameters
   */
  List<Row> where(String condition, Map<String, ?> parameters) {
    List<Row> bare =
        database
            .sql("SELECT e.* FROM audit.event e WHERE " + condition)
            .params(parameters)
            .query((row, number) -> bare(row))
            .list();
    return withLines(bare);
  }

  long count(String condition, Map<String, ?> parameters) {
    return database
        .sql("SELECT count(*) FROM audit.event e WHERE " + condition)
        .params(parameters)
        .query(Long.class)
        .single();
  }

  /** Which of some people some organisations keep, and since when. */
  Map<String, Instant> keptSince(Collection<String> patients, Set<String> organizations) {
    return Keeping.since(database, patients, organizations);
  }

  /** The events of a server with numbers in a range, in the order of the numbers. */
  List<Row> between(String node, long first, long last) {
    return where(
        "e.node = :node AND e.seq BETWEEN :first AND :last ORDER BY e.seq, e.recorded",
        Map.of("node", node, "first", first, "last", last));
  }

  private List<Row> withLines(List<Row> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<String, List<Line>> lines = new HashMap<>();
    database
        .sql(
            "SELECT l.* FROM audit.event_patient l WHERE (l.node, l.seq) IN (SELECT * FROM"
                + " unnest(CAST(:nodes AS text[]), CAST(:numbers AS bigint[])))"
                + " AND l.recorded BETWEEN :earliest AND :latest"
                // The order of the leaves, whatever language the database sorts in.
                + " ORDER BY l.patient COLLATE \"C\", l.class COLLATE \"C\", l.type COLLATE \"C\"")
        .param("nodes", bare.stream().map(Row::node).toArray(String[]::new))
        .param("numbers", bare.stream().map(Row::seq).toArray(Long[]::new))
        .param(
            "earliest",
            at(bare.stream().map(Row::recorded).min(java.util.Comparator.naturalOrder())))
        .param(
            "latest", at(bare.stream().map(Row::recorded).max(java.util.Comparator.naturalOrder())))
        .query(
            row -> {
              lines
                  .computeIfAbsent(
                      key(row.getString("node"), row.getLong("seq"), recorded(row)),
                      k -> new ArrayList<>())
                  .add(
                      new Line(
                          row.getString("patient"),
                          row.getString("class"),
                          row.getString("type"),
                          row.getInt("number")));
            });
    return bare.stream()
        .map(
            row ->
                new Row(
                    row.node(),
                    row.seq(),
                    row.recorded(),
                    withLines(row.entry(), lines.getOrDefault(key(row), List.of()))))
        .toList();
  }

  private static OffsetDateTime at(java.util.Optional<java.time.Instant> instant) {
    return instant.orElseThrow().atOffset(java.time.ZoneOffset.UTC);
  }

  private static String key(Row row) {
    return key(row.node(), row.seq(), row.recorded());
  }

  private static String key(String node, long seq, java.time.Instant recorded) {
    return node + ' ' + seq + ' ' + recorded;
  }

  private static java.time.Instant recorded(ResultSet row) throws SQLException {
    return row.getObject("recorded", OffsetDateTime.class).toInstant();
  }

  private static AuditEntry withLines(AuditEntry entry, List<Line> lines) {
    return new AuditEntry(
        entry.request(), entry.agent(), entry.asked(), entry.status(), entry.grant(), lines);
  }

  private static Row bare(ResultSet row) throws SQLException {
    Agent agent =
        new Agent(
            row.getString("account_system"),
            row.getString("account"),
            row.getString("client"),
            row.getString("purpose"),
            row.getString("agent"),
            texts(row, "roles"),
            texts(row, "organizations"),
            row.getString("address"));
    Asked asked =
        new Asked(
            row.getString("method"),
            row.getString("interaction"),
            row.getString("type"),
            row.getString("target"),
            row.getString("version"),
            row.getString("operation"),
            row.getString("query"),
            texts(row, "parts"));
    return new Row(
        row.getString("node"),
        row.getLong("seq"),
        recorded(row),
        new AuditEntry(
            row.getString("request"),
            agent,
            asked,
            row.getInt("status"),
            row.getString("grant_id"),
            List.of()));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}
