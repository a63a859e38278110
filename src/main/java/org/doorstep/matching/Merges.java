package org.doorstep.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matching.MovedRecords.Moved;
import org.doorstep.matching.MovedRecords.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was merged, and what it takes to take that back. Called within a transaction. */
@Component
class Merges {

  /** For how many days a merge can be taken back. */
  static final int DAYS = 30;

  private final JdbcClient database;

  Merges(JdbcClient database) {
    this.database = database;
  }

  /**
   * One merge that stands.
   *
   * @param number by which it is known
   * @param source the id of the Patient that was replaced
   * @param target the id of the one that replaced it
   * @param sourceVersion the version of the source before
   * @param targetVersion the version of the target before
   * @param open whether it can still be taken back
   */
  record Merge(
      String number,
      String source,
      String target,
      String sourceVersion,
      String targetVersion,
      boolean open) {}

  Merge add(String source, String target, String sourceVersion, String targetVersion, String by) {
    String number = UUID.randomUUID().toString();
    database
        .sql(
            """
            INSERT INTO matching.merge
              (merge, source, target, source_version, target_version, merged_by)
            VALUES (:merge, :source, :target, :sourceVersion, :targetVersion, :by)
            """)
        .param("merge", number)
        .param("source", source)
        .param("target", target)
        .param("sourceVersion", sourceVersion)
        .param("targetVersion", targetVersion)
        .param("by", by)
        .update();
    return new Merge(number, source, target, sourceVersion, targetVersion, true);
  }

  void moved(String merge, Collection<Moved> records) {
    records.forEach(it -> add(merge, it.record(), it.version(), it.way()));
  }

  void stayed(String merge, Collection<String> records) {
    records.forEach(it -> add(merge, it, "", Way.STAYED));
  }

  void emergencies(String merge, Collection<String> sources) {
    sources.forEach(it -> add(merge, it, "", Way.EMERGENCY));
  }

  private void add(String merge, String record, String version, Way way) {
    database
        .sql(
            """
            INSERT INTO matching.moved (merge, record, version, way)
            VALUES (:merge, :record, :version, :way)
            ON CONFLICT (merge, record)
              DO UPDATE SET version = excluded.version, way = excluded.way
            """)
        .param("merge", merge)
        .param("record", record)
        .param("version", version)
        .param("way", way.name())
        .update();
  }

  Optional<Merge> standing(String source) {
    return database
        .sql(
            """
            SELECT *, merged_at > now() - make_interval(days => :days) AS open
            FROM matching.merge WHERE source = :source AND undone_at IS NULL FOR UPDATE
            """)
        .param("days", DAYS)
        .param("source", source)
        .query((row, number) -> merge(row))
        .optional();
  }

  private static Merge merge(ResultSet row) throws SQLException {
    return new Merge(
        row.getString("merge"),
        row.getString("source"),
        row.getString("target"),
        row.getString("source_version"),
        row.getString("target_version"),
        row.getBoolean("open"));
  }

  List<Moved> of(String merge) {
    return database
        .sql("SELECT * FROM matching.moved WHERE merge = :merge ORDER BY record")
        .param("merge", merge)
        .query(
            (row, number) ->
                new Moved(
                    row.getString("record"),
                    row.getString("version"),
                    Way.valueOf(row.getString("way"))))
        .list();
  }

  void undone(String merge, String by) {
    database
        .sql("UPDATE matching.merge SET undone_at = now(), undone_by = :by WHERE merge = :merge")
        .param("merge", merge)
        .param("by", by)
        .update();
  }

  /** Marks what is to be swept, before {@link #unswept} looks for what can be. */
  void see() {
    database
        .sql(
            """
            UPDATE matching.merge SET seen_at = clock_timestamp()
            WHERE seen_at IS NULL AND swept_at IS NULL
            """)
        .update();
  }

  /** A merge before which no transaction began that is still going on. */
  Optional<Merge> unswept() {
    return database
        .sql(
            """
            SELECT *, false AS open FROM matching.merge
            WHERE swept_at IS NULL AND seen_at < clock_timestamp()
              AND NOT EXISTS (SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend'
                  AND pid <> pg_backend_pid() AND xact_start <= seen_at)
            ORDER BY merged_at LIMIT 1 FOR UPDATE OF merge SKIP LOCKED
            """)
        .query((row, number) -> merge(row))
        .optional();
  }

  void swept(String merge) {
    database
        .sql("UPDATE matching.merge SET swept_at = now() WHERE merge = :merge")
        .param("merge", merge)
        .update();
  }

  /** The Tasks that ask whether two are one. */
  Optional<String> question(String one, String other) {
    return database
        .sql(
            """
            SELECT task FROM matching.pair
            WHERE one = :one AND other = :other OR one = :other AND other = :one
            """)
        .param("one", one)
        .param("other", other)
        .query(String.class)
        .optional();
  }
}
