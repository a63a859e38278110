package org.doorstep.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The seals of all servers, and the keys that they are signed with. */
@Component
class Seals {

  private final JdbcClient database;

  Seals(JdbcClient database) {
    this.database = database;
  }

  /** Makes a server and its key known. */
  void introduce(String node, byte[] publicKey) {
    database
        .sql(
            "INSERT INTO audit.node (node, public_key, since) VALUES (?, ?, now())"
                + " ON CONFLICT DO NOTHING")
        .params(node, publicKey)
        .update();
  }

  /** The public keys of the servers, by their names. */
  Map<String, byte[]> nodes() {
    Map<String, byte[]> nodes = new TreeMap<>();
    database
        .sql("SELECT node, public_key FROM audit.node")
        .query(
            row -> {
              nodes.put(row.getString(1), row.getBytes(2));
            });
    return nodes;
  }

  Optional<Seal> last(String node) {
    return database
        .sql("SELECT * FROM audit.seal WHERE node = ? ORDER BY number DESC LIMIT 1")
        .params(node)
        .query((row, number) -> seal(row))
        .optional();
  }

  /** The seal on a row of a server. */
  Optional<Seal> on(String node, long seq) {
    return database
        .sql("SELECT * FROM audit.seal WHERE node = ? AND ? BETWEEN first_seq AND last_seq LIMIT 1")
        .params(node, seq)
        .query((row, number) -> seal(row))
        .optional();
  }

  /** Seals of a server in their order, beginning with a number. */
  List<Seal> from(String node, long number, int most) {
    return database
        .sql("SELECT * FROM audit.seal WHERE node = ? AND number >= ? ORDER BY number LIMIT ?")
        .params(node, number, most)
        .query((row, count) -> seal(row))
        .list();
  }

  /** The number of the first seal of a server on rows of a month or of a later one. */
  long firstOf(String node, LocalDate month) {
    return database
        .sql("SELECT coalesce(min(number), 1) FROM audit.seal WHERE node = ? AND month >= ?")
        .params(node, month)
        .query(Long.class)
        .single();
  }

  void add(Seal seal) {
    database
        .sql(
            "INSERT INTO audit.seal (node, number, month, first_seq, last_seq, sealed, leaves,"
                + " hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            seal.node(),
            seal.number(),
            seal.month(),
            seal.firstSeq(),
            seal.lastSeq(),
            seal.sealed().atOffset(ZoneOffset.UTC),
            seal.leaves(),
            seal.hash(),
            seal.signature())
        .update();
  }

  private static Seal seal(ResultSet row) throws SQLException {
    return new Seal(
        row.getString("node"),
        row.getLong("number"),
        row.getObject("month", LocalDate.class),
        row.getLong("first_seq"),
        row.getLong("last_seq"),
        row.getObject("sealed", OffsetDateTime.class).toInstant(),
        row.getBytes("leaves"),
        row.getBytes("hash"),
        row.getBytes("signature"));
  }
}
