package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Collection;
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

  private static final Set<String> READING = Set.of("system/*.rs");

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

  /**
   * What an organisation would learn of records if it had a system of its own and pulled a summary
   * with all of them.
   *
   * @param records the records as they are now, with their ids
   * @param organization the id of the Organization
   * @return whose records of which kinds they are; empty if it does not see all of them
   */
  public Optional<Disclosure> inTheirPlace(Collection<Resource> records, String organization) {
    Reach reach = reaches.of(inTheirPlace(organization), true);
    if (decisions.about(records, reach).contains(Decision.HIDE)) {
      return Optional.empty();
    }
    Disclosure learnt = new Disclosure();
    records.forEach(record -> learn(record, learnt));
    return Optional.of(learnt);
  }

  /**
   * A request that reads what an organisation would see if it had a system of its own and pulled a
   * summary now.
   *
   * @param request the request of somebody else
   * @param organization the id of the Organization
   * @return a copy of it for reading, of which the audit knows nothing
   */
  public RequestDetails inTheirPlace(ServletRequestDetails request, String organization) {
    ServletRequestDetails copy = new ServletRequestDetails(request);
    Caller caller = inTheirPlace(organization);
    copy.getUserData().clear();
    caller.keepIn(copy);
    reaches.of(caller, true).keepIn(copy);
    return copy;
  }

  private static Caller inTheirPlace(String organization) {
    String name = "Organization/" + organization;
    return caller(organization, READING, Set.of(new Post(Role.SYSTEM, organization, name)));
  }

  private static Caller caller(String organization, Set<String> scopes, Set<Post> posts) {
    String name = "Organization/" + organization;
    Account account = new Account(name, name, name, scopes, Optional.empty(), Optional.empty());
    return new Caller(account, name, posts);
  }

  private Optional<Resource> shown(
      Resource record,
      String organization,
      Set<String> scopes,
      boolean summary,
      Disclosure learnt) {
    Set<Post> posts = systems(organization);
    return posts.isEmpty()
        ? Optional.empty()
        : shown(record, caller(organization, scopes, posts), summary, learnt);
  }

  private Optional<Resource> shown(
      Resource record, Caller caller, boolean summary, Disclosure learnt) {
    Decision decision;
    try {
      Reach reach = reaches.of(caller, summary);
      decision = decisions.about(record, reach);
    } catch (Refusal scopesThatCannotBeKept) {
      return Optional.empty();
    }
    if (decision == Decision.HIDE) {
      return Optional.empty();
    }
    learn(record, learnt);
    return Optional.of(decision == Decision.SHOW ? record : Masking.by(decision, record));
  }

  private static void learn(Resource record, Disclosure learnt) {
    Label label = Label.of(record);
    label.patient().ifPresent(id -> learnt.add(id, label.kind(), label.type()));
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
