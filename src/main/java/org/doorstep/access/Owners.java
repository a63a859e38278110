package org.doorstep.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.doorstep.server.KeeperOfRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organisation keeps a person's records, or a record that belongs to no person: the one in
 * whose name it was created, until it hands a person over. It stands beside the records because on
 * them it would disclose: that an AIDS centre keeps a person's records says what they live with.
 */
@Component
class Owners implements KeeperOfRecord {

  private final JdbcClient database;

  Owners(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Optional<String> of(String record) {
    return database
        .sql("SELECT organization FROM access.owner WHERE record = :record")
        .param("record", record)
        .query(String.class)
        .optional();
  }

  /** The same, asked once in a transaction: for the zones in which its records are indexed. */
  Optional<String> onceOf(String record) {
    return OwnersOfTransaction.of(record, this::of);
  }

  /** The owners of records that have one, by record. */
  Map<String, String> of(Collection<String> records) {
    Map<String, String> owners = new HashMap<>();
    if (records.size() == 1) {
      // Asked for an array, PostgreSQL makes a plan each time.
      String record = records.iterator().next();
      of(record).ifPresent(owner -> owners.put(record, owner));
      return owners;
    }
    database
        .sql("SELECT record, organization FROM access.owner WHERE record = ANY (:records)")
        .param("records", records.toArray(String[]::new))
        .query(
            row -> {
              owners.put(row.getString("record"), row.getString("organization"));
            });
    return owners;
  }

  /** Says who keeps a new record; whoever kept a record of this name before goes on to. */
  void add(String record, String organization) {
    database
        .sql(
            """
            INSERT INTO access.owner (record, organization) VALUES (:record, :organization)
            ON CONFLICT (record) DO NOTHING
            """)
        .param("record", record)
        .param("organization", organization)
        .update();
    OwnersOfTransaction.forget();
  }

  /** Says into whom a person was merged, or that they were not. */
  void merged(String patient, Optional<String> target) {
    database
        .sql("DELETE FROM access.merged WHERE source = :source")
        .param("source", patient)
        .update();
    target.ifPresent(
        into ->
            database
                .sql("INSERT INTO access.merged (source, target) VALUES (:source, :target)")
                .param("source", patient)
                .param("target", into)
                .update());
    OwnersOfTransaction.forget();
  }

  /**
   * Says who keeps a person from now on, and the records that were merged into theirs.
   *
   * @return whether it was kept by the former one until now
   */
  boolean move(String patient, String former, String organization) {
    OwnersOfTransaction.forget();
    return database
            .sql(
                """
                UPDATE access.owner SET organization = :organization
                WHERE organization = :former AND (record = 'Patient/' || :patient
                  OR record IN
                    (SELECT 'Patient/' || source FROM access.merged WHERE target = :patient))
                """)
            .param("patient", patient)
            .param("former", former)
            .param("organization", organization)
            .update()
        > 0;
  }

  /** The record by which the owner of a label's record is known. */
  static String recordOf(Label label) {
    return label.patient().map(Owners::recordOfPatient).orElse(label.key());
  }

  static String recordOfPatient(String id) {
    return "Patient/" + id;
  }
}
