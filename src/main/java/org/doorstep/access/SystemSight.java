package org.doorstep.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller.Post;
import org.doorstep.fhir.Refusal;
import org.doorstep.signin.Account;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody would see if they asked now, for rooms that send word without having been asked in
 * a request. It is the same decision as for reads, made of the same tables at the same moment.
 */
@Component
public class SystemSight {

  private final JdbcClient database;
  private final Callers callers;
  private final Reaches reaches;
  private final Decisions decisions;

  SystemSight(JdbcClient database, Callers callers, Reaches reaches, Decisions decisions) {
    this.database = database;
    this.callers = callers;
    this.reaches = reaches;
    this.decisions = decisions;
  }

  /**
   * What an organisation learns when its systems are told of a record.
   *
   * @param record the record as it is now, with its id
   * @param organization the id of the Organization
   * @param scopes for what its application may ask at most
   * @return whose record of which kind it is; empty if the systems do not see the record now, or
   *     the organisation has none
   */
  public Optional<Disclosure> ofSystems(Resource record, String organization, Set<String> scopes) {
    Disclosure learnt = new Disclosure();
    return shown(record, organization, scopes, false, learnt).map(shown -> learnt);
  }

  /**
   * A record of a transfer as the systems of an organisation would find it in the summary that they
   * may pull, also before they have answered.
   *
   * @param record the record as it is now, with its id
   * @param organization the id of the Organization
   * @param scopes for what its application may ask at most
   * @param learnt where to add whose record of which kind it is
   * @return the record, masked where they see no more; empty if they do not see it
   */
  public Optional<Resource> inSummary(
      Resource record, String organization, Set<String> scopes, Disclosure learnt) {
    return shown(record, organization, scopes, true, learnt);
  }

  private Optional<Resource> shown(
      Resource record,
      String organization,
      Set<String> scopes,
      boolean summary,
      Disclosure learnt) {
    Set<Post> posts = systems(organization);
    if (posts.isEmpty()) {
      return Optional.empty();
    }
    String name = "Organization/" + organization;
    Account account = new Account(name, name, name, scopes, Optional.empty(), Optional.empty());
    Decision decision;
    try {
      Reach reach = reaches.of(new Caller(account, name, posts), summary);
      decision = decisions.about(record, reach);
    } catch (Refusal scopesThatCannotBeKept) {
      return Optional.empty();
    }
    if (decision == Decision.HIDE) {
      return Optional.empty();
    }
    Label label = Label.of(record);
    label.patient().ifPresent(id -> learnt.add(id, label.kind(), label.type()));
    return Optional.of(decision == Decision.SHOW ? record : Masking.by(decision, record));
  }

  /**
   * Whether an account would see a record.
   *
   * @param record the record as it is now, with its id
   * @param account one whose token held
   */
  public boolean shows(Resource record, Account account) {
    return callers
        .of(account)
        .map(caller -> reaches.of(caller, false))
        .filter(reach -> decisions.about(record, reach) != Decision.HIDE)
        .isPresent();
  }

  private Set<Post> systems(String organization) {
    return new HashSet<>(
        database
            .sql(
                """
                SELECT post FROM access.post
                WHERE organization = :organization AND :role = ANY (roles) AND valid @> now()
                """)
            .param("organization", organization)
            .param("role", Role.SYSTEM.code())
            .query((row, number) -> new Post(Role.SYSTEM, organization, row.getString("post")))
            .list());
  }
}
