package org.doorstep.analytics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorstep.access.Forgetting;
import org.doorstep.access.Keeper;
import org.doorstep.server.Erasure;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
  private final TransactionTemplate transaction;

  Held(
      Records records,
      Erasure erasure,
      Forgetting forgetting,
      JdbcClient database,
      TransactionTemplate transaction) {
    this.records = records;
    this.erasure = erasure;
    this.forgetting = forgetting;
    this.database = database;
    this.transaction = transaction;
  }

  /** What is held of a person: what it was made of, and which records. */
  private record Row(String digest, Set<String> records) {
    static final Row NONE = new Row("", Set.of());
  }

  /**
   * A person as a release tells of them.
   *
   * @param name the pseudonym
   * @param digest of what the records were made of
   * @param records all that is told
   */
  record Told(String name, String digest, List<Resource> records) {}

  /**
   * Says of people of whom nothing has changed that a release told of them.
   *
   * @param digests of what the release tells of people
   * @return those that are held already
   */
  Set<String> meet(Collection<String> digests, long release) {
    return database
        .sql(
            """
            UPDATE analytics.person SET release = :release WHERE digest = ANY (:digests)
            RETURNING digest
            """)
        .param("release", release)
        .param("digests", digests.toArray(String[]::new))
        .query(String.class)
        .set();
  }

  /**
   * Holds of some people what a release says, and nothing else; in one transaction of the store.
   */
  void put(Collection<Told> people, long release) {
    Map<String, Row> rows = rows(people.stream().map(Told::name).toList());
    Map<String, Row> begun = new LinkedHashMap<>();
    Map<String, Row> done = new LinkedHashMap<>();
    Set<String> superfluous = new TreeSet<>();
    for (Told person : people) {
      Set<String> before = rows.getOrDefault(person.name(), Row.NONE).records();
      Set<String> after = names(person.records());
      Set<String> both = new TreeSet<>(before);
      both.addAll(after);
      begun.put(person.name(), new Row("", both));
      done.put(person.name(), new Row(person.digest(), after));
      superfluous.addAll(Sets.difference(before, after));
    }
    note(begun, release);
    write(people.stream().flatMap(it -> it.records().stream()).toList());
    erase(superfluous);
    note(done, release);
  }

  /** Holds records that belong to nobody, besides those that are held already. */
  void add(List<Resource> all, long release) {
    Set<String> both = new TreeSet<>(row(NOBODY).records());
    both.addAll(names(all));
    note(Map.of(NOBODY, new Row("", both)), release);
    write(all);
  }

  /** Erases of what belongs to nobody all but this. */
  void keepOnly(List<Resource> all, long release) {
    Set<String> left = names(all);
    erase(Set.copyOf(Sets.difference(row(NOBODY).records(), left)));
    note(Map.of(NOBODY, new Row("", left)), release);
  }

  /** Erases a person for good. */
  void erasePerson(String person) {
    erase(row(person).records());
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

  private Row row(String person) {
    return rows(List.of(person)).getOrDefault(person, Row.NONE);
  }

  private Map<String, Row> rows(Collection<String> people) {
    Map<String, Row> rows = new HashMap<>();
    database
        .sql("SELECT person, digest, records FROM analytics.person WHERE person = ANY (:people)")
        .param("people", people.toArray(String[]::new))
        .query(
            row -> {
              rows.put(
                  row.getString("person"),
                  new Row(
                      row.getString("digest"),
                      new TreeSet<>(Arrays.asList((String[]) row.getArray("records").getArray()))));
            });
    return rows;
  }

  private void note(Map<String, Row> rows, long release) {
    transaction.executeWithoutResult(
        begun -> rows.forEach((person, row) -> note(person, row, release)));
  }

  private void note(String person, Row row, long release) {
    database
        .sql(
            """
            INSERT INTO analytics.person (person, digest, release, records)
            VALUES (:person, :digest, :release, :records)
            ON CONFLICT (person) DO UPDATE SET digest = excluded.digest,
              release = excluded.release, records = excluded.records
            """)
        .param("person", person)
        .param("digest", row.digest())
        .param("release", release)
        .param("records", row.records().toArray(String[]::new))
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

  private static Set<String> names(Collection<Resource> records) {
    return records.stream().map(Held::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }
}
