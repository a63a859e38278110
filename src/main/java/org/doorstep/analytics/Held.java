package org.doorstep.analytics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.access.Forgetting;
import org.doorstep.access.Keeper;
import org.doorstep.server.Erasure;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the node holds of each person. What is written is written down before, so that it can be
 * found and erased whenever the node was killed.
 */
class Held {

  /** What belongs to no person: the areas and organisations that records name. */
  static final String NOBODY = "";

  private final Records records;
  private final Erasure erasure;
  private final Forgetting forgetting;
  private final JdbcClient database;

  Held(Records records, Erasure erasure, Forgetting forgetting, JdbcClient database) {
    this.forgetting = forgetting;
    this.records = records;
    this.erasure = erasure;
    this.database = database;
  }

  /** What is held of a person: what it was made of, and which records. */
  private record Row(String digest, Set<String> records) {}

  /**
   * Holds of a person what a release says, and nothing else.
   *
   * @param person the pseudonym
   * @param digest of what the records were made of
   * @param all the records
   * @param release the number of the release
   */
  void put(String person, String digest, List<Resource> all, long release) {
    Optional<Row> row = row(person);
    if (row.filter(it -> it.digest().equals(digest)).isPresent()) {
      note(person, digest, row.get().records(), release);
      return;
    }
    Set<String> before = row.map(Row::records).orElse(Set.of());
    Set<String> after = new TreeSet<>();
    all.forEach(record -> after.add(name(record)));
    Set<String> both = new TreeSet<>(before);
    both.addAll(after);
    note(person, "", both, release);
    write(all);
    Set<String> superfluous = new LinkedHashSet<>(before);
    superfluous.removeAll(after);
    erase(superfluous);
    note(person, digest, after, release);
  }

  /** Holds records that belong to nobody, besides those that are held already. */
  void add(List<Resource> all, long release) {
    Set<String> both = new TreeSet<>(row(NOBODY).map(Row::records).orElse(Set.of()));
    all.forEach(record -> both.add(name(record)));
    note(NOBODY, "", both, release);
    write(all);
  }

  /** Erases of what belongs to nobody all but this. */
  void keepOnly(List<Resource> all, long release) {
    Set<String> superfluous = new TreeSet<>(row(NOBODY).map(Row::records).orElse(Set.of()));
    Set<String> left = new TreeSet<>();
    all.forEach(record -> left.add(name(record)));
    superfluous.removeAll(left);
    erase(superfluous);
    note(NOBODY, "", left, release);
  }

  /** Erases a person for good. */
  void erasePerson(String person) {
    row(person).ifPresent(row -> erase(row.records()));
    database
        .sql("DELETE FROM analytics.person WHERE person = :person")
        .param("person", person)
        .update();
  }

  /** The people whom a release of everything does not name any more. */
  List<String> notIn(long release) {
    return database
        .sql("SELECT person FROM analytics.person WHERE release < :release AND person <> :nobody")
        .param("release", release)
        .param("nobody", NOBODY)
        .query(String.class)
        .list();
  }

  private Optional<Row> row(String person) {
    return database
        .sql("SELECT digest, records FROM analytics.person WHERE person = :person")
        .param("person", person)
        .query(
            (row, number) ->
                new Row(
                    row.getString("digest"),
                    new TreeSet<>(Arrays.asList((String[]) row.getArray("records").getArray()))))
        .optional();
  }

  private void note(String person, String digest, Set<String> names, long release) {
    database
        .sql(
            """
            INSERT INTO analytics.person (person, digest, release, records)
            VALUES (:person, :digest, :release, :records)
            ON CONFLICT (person) DO UPDATE SET digest = excluded.digest,
              release = excluded.release, records = excluded.records
            """)
        .param("person", person)
        .param("digest", digest)
        .param("release", release)
        .param("records", names.toArray(String[]::new))
        .update();
  }

  private void write(List<Resource> all) {
    if (all.isEmpty()) {
      return;
    }
    Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
    for (Resource record : all) {
      transaction
          .addEntry()
          .setResource(record)
          .getRequest()
          .setMethod(HTTPVerb.PUT)
          .setUrl(name(record));
    }
    RequestDetails request = new SystemRequestDetails();
    new Keeper(Keeper.OF_ANALYTICS).keepIn(request);
    records.on(request).transaction(transaction);
  }

  private void erase(Collection<String> names) {
    if (!names.isEmpty()) {
      erasure.erase(names);
      forgetting.forget(names);
    }
  }

  private static String name(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }
}
