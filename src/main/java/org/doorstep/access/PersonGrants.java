package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.SearchIndex;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is permitted and denied about people, for when the records of one go to another one because
 * both are one person. Called within a transaction.
 */
@Component
public class PersonGrants {

  /** Those who write down who people are, for the organisation that keeps them. */
  private static final Set<Role> COMPETENT = Set.of(Role.REGISTRAR, Role.COORDINATOR, Role.SYSTEM);

  private final Decisions decisions;
  private final ScopeRules scopes;
  private final Owners owners;
  private final SearchIndex index;
  private final JdbcClient database;

  PersonGrants(
      Decisions decisions,
      ScopeRules scopes,
      Owners owners,
      SearchIndex index,
      JdbcClient database) {
    this.decisions = decisions;
    this.scopes = scopes;
    this.owners = owners;
    this.index = index;
    this.database = database;
  }

  /**
   * Refuses a caller whose role merges nobody, whomever.
   *
   * @param caller who asks
   * @throws Refusal 403
   */
  public void requireCompetent(Caller caller) {
    if (caller.posts().stream().map(Post::role).noneMatch(COMPETENT::contains)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-for-this-role",
          null,
          "Your role does not merge people.",
          "Ask a registrar or coordinator of the organisation that keeps both records.");
    }
  }

  /**
   * The organisation in whose name a caller may merge a person, who then cannot be handed over
   * until the transaction ends.
   *
   * @param person the Patient as it is stored
   * @param caller who asks
   * @param request the caller's request
   * @return the id of the Organization; empty if the caller does not see all of the Patient, or
   *     does not work as registrar, coordinator or system for the one that keeps it
   * @throws Refusal 403 if the application must not write it
   */
  public Optional<String> keeperFor(Patient person, Caller caller, RequestDetails request) {
    Reach reach = Reach.of(request).orElseThrow();
    Label label = Label.of(person);
    database
        .sql("SELECT record FROM access.owner WHERE record = :record FOR UPDATE")
        .param("record", Owners.recordOf(label))
        .query(String.class)
        .optional();
    Optional<String> keeper =
        owners
            .of(Owners.recordOf(label))
            .filter(
                organization ->
                    caller.posts().stream()
                        .anyMatch(
                            post ->
                                COMPETENT.contains(post.role())
                                    && post.organization().equals(organization)))
            .filter(organization -> decisions.about(person, reach) == Decision.SHOW)
            .filter(organization -> decisions.mayWrite(label, reach));
    if (keeper.isPresent()) {
      scopes.require('u', person, reach);
    }
    return keeper;
  }

  /**
   * The records that belong to a person, by the index of searches.
   *
   * @param patient the id of the Patient
   * @return their internal numbers
   */
  public List<Long> recordsOf(String patient) {
    Set<String> zones =
        Arrays.stream(Sensitivity.values())
            .map(Zone.ofPatient(patient)::of)
            .collect(Collectors.toSet());
    return index.within(zones, 0, Integer.MAX_VALUE);
  }

  /**
   * What gives or takes a right about a person without being a record: emergency access.
   *
   * @param patient the id of the Patient
   * @return the names of the sources
   */
  public Set<String> emergencies(String patient) {
    return database
        .sql(
            """
            SELECT source FROM access.permission
            WHERE patient = :patient AND source LIKE 'BreakGlass/%'
            """)
        .param("patient", patient)
        .query(String.class)
        .set();
  }

  /**
   * Carries what sources permit and deny from one person to another one, as it is: no grant becomes
   * longer because its record is written anew, and none comes back that was taken away beside it.
   *
   * @param from the id of a Patient
   * @param to the id of another one
   * @param sources the records and emergencies that go from the one to the other
   * @param move writes the records anew
   */
  public void carry(String from, String to, Collection<String> sources, Runnable move) {
    String permitted = rows("permission", sources);
    String denied = rows("denial", sources);
    move.run();
    restore("permission", permitted, sources, from, to);
    restore("denial", denied, sources, from, to);
  }

  private String rows(String table, Collection<String> sources) {
    return database
        .sql(
            """
            SELECT coalesce(jsonb_agg(to_jsonb(it)), '[]')::text FROM access.%s it
            WHERE source = ANY (:sources)
            """
                .formatted(table))
        .param("sources", sources.toArray(String[]::new))
        .query(String.class)
        .single();
  }

  private void restore(
      String table, String rows, Collection<String> sources, String from, String to) {
    database
        .sql("DELETE FROM access.%s WHERE source = ANY (:sources)".formatted(table))
        .param("sources", sources.toArray(String[]::new))
        .update();
    database
        .sql(
            """
            INSERT INTO access.%1$s
            SELECT (jsonb_populate_record(NULL::access.%1$s, kept
              || jsonb_build_object('patient', CASE kept ->> 'patient'
                WHEN :from THEN :to ELSE kept ->> 'patient' END)
              || jsonb_build_object('grantee', CASE kept ->> 'grantee'
                WHEN 'Patient/' || :from THEN 'Patient/' || :to ELSE kept ->> 'grantee' END))).*
            FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS kept
            ON CONFLICT DO NOTHING
            """
                .formatted(table))
        .param("rows", rows)
        .param("from", from)
        .param("to", to)
        .update();
  }

  /**
   * Into whom people were merged.
   *
   * @param patients ids of Patients
   * @return for those who were, the id of the Patient who has their records now
   */
  public Map<String, String> mergedAmong(Collection<String> patients) {
    Map<String, String> merged = new HashMap<>();
    database
        .sql(
            """
            WITH RECURSIVE way AS (
              SELECT source, target FROM access.merged WHERE source IN (:patients)
              UNION
              SELECT way.source, next.target
              FROM way JOIN access.merged next ON next.source = way.target)
            SELECT source, target FROM way
            WHERE NOT EXISTS (SELECT FROM access.merged next WHERE next.source = way.target)
            """)
        .param("patients", patients)
        .query(
            row -> {
              merged.put(row.getString("source"), row.getString("target"));
            });
    return merged;
  }

  /**
   * Whether the caller of a request knows that a person is here.
   *
   * @param patient the id of the Patient
   * @param request the caller's request
   * @return whether reading it would show anything
   */
  public boolean knows(String patient, RequestDetails request) {
    return Reach.of(request)
        .map(reach -> decisions.showsCopy(References.patient(patient), reach))
        .orElse(false);
  }
}
