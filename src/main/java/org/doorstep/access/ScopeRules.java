package org.doorstep.access;

import java.util.List;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Criterion;
import org.doorstep.server.RecordCriteria;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What the caller's application may do: never more than its scopes, whoever uses it. */
@Component
class ScopeRules {

  private final RecordCriteria criteria;

  ScopeRules(RecordCriteria criteria) {
    this.criteria = criteria;
  }

  /** Refuses scopes that are narrowed in a way that could not be kept to. */
  void requireSupported(Reach reach) {
    reach
        .scopes()
        .queries()
        .filter(query -> !isSupported(query, reach))
        .findFirst()
        .ifPresent(
            query -> {
              throw new Refusal(
                  Reason.FORBIDDEN,
                  "scope-not-supported",
                  null,
                  "The scope %s cannot be narrowed like this.".formatted(query.scope()),
                  "Ask for codes or references of one type of records, such as"
                      + " user/Observation.rs?category=laboratory.");
            });
  }

  private boolean isSupported(ScopeQuery query, Reach reach) {
    // Everybody reads the directory, and what is masked would be told by what is found.
    boolean tells = "Patient".equals(query.type()) && reach.isMaskedAnywhere();
    return !Label.isDirectory(query.type())
        && query.criteria().stream()
            .allMatch(
                criterion ->
                    criteria.isUnderstood(query.type(), criterion)
                        && !(tells && SearchRules.isMasked(criterion.parameter())));
  }

  /** Whether the application may see a record. */
  boolean show(Resource record, Reach reach) {
    return reach.scopes().permit('r', record, criteria::holds)
        || reach.scopes().permit('s', record, criteria::holds);
  }

  /**
   * What a search of a type has to ask for besides, so that it finds only what the application may
   * see.
   */
  Set<Criterion> ofSearch(String type, Reach reach) {
    List<ScopeQuery> queries = reach.scopes().ofSearch(type);
    return Scopes.together(queries)
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.FORBIDDEN,
                    "scopes-not-together",
                    null,
                    "No search of %s keeps to these scopes together: %s."
                        .formatted(
                            type,
                            String.join(", ", queries.stream().map(it -> it.scope()).toList())),
                    "Read the records by their ids, or ask for a token with one of the scopes."));
  }

  /** Refuses what the application may do with no record of a type. */
  void require(char letter, String type, Reach reach) {
    if (!reach.scopes().permit(letter, type)) {
      throw tooNarrow(letter, type, type);
    }
  }

  /** Refuses what the application may do with some records of a type only. */
  void requireAll(char letter, String type, Reach reach) {
    if (!reach.scopes().permitAll(letter, type)) {
      throw tooNarrow(letter, type, type);
    }
  }

  /** Refuses what the application may not do with a record. */
  void require(char letter, Resource record, Reach reach) {
    if (!reach.scopes().permit(letter, record, criteria::holds)) {
      throw tooNarrow(letter, record.fhirType(), "this " + record.fhirType());
    }
  }

  private static Refusal tooNarrow(char letter, String type, String what) {
    return new Refusal(
        Reason.FORBIDDEN,
        "scope-too-narrow",
        type,
        "The application may not do this with %s.".formatted(what),
        "It has to ask for the scope user/%s.%s.".formatted(type, letter));
  }
}
