package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Whom a caller sees with all that identifies them, for rooms that look for people in tables of
 * their own.
 */
@Component
public class Sight {

  private static final String PERSON = "Patient";

  private final Decisions decisions;
  private final ScopeRules scopes;

  Sight(Decisions decisions, ScopeRules scopes) {
    this.decisions = decisions;
    this.scopes = scopes;
  }

  /**
   * Among whom a caller may look for a person. Each one found is still to be decided about by
   * {@link #shown}.
   *
   * @param organizations whose people the caller sees, by the ids of the Organizations
   * @param persons whom the caller sees besides, by the ids of the Patients
   * @param without whom the caller does not see, by the ids of the Patients
   */
  public record Field(Set<String> organizations, Set<String> persons, Set<String> without) {}

  /**
   * Among whom the caller of a request may look for a person by everything that identifies people.
   *
   * @param request the caller's request
   * @return among whom
   * @throws Refusal 403 if the caller sees somebody by name only, or the application must not
   *     search
   */
  public Field field(RequestDetails request) {
    Reach reach = reach(request);
    scopes.require('s', PERSON, reach);
    if (reach.isMaskedAnywhere()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "search-not-permitted",
          null,
          "Your role knows people by their names only, and does not look for them by more.",
          "Search Patient by name, or ask a colleague.");
    }
    reach.settle();
    Set<String> organizations = new HashSet<>();
    Set<String> persons = new HashSet<>();
    Set<String> without = new HashSet<>();
    for (String zone : reach.searchable(PERSON, Set.of())) {
      (zone.startsWith("o/") ? organizations : persons).add(nameOf(zone));
    }
    reach.denied(PERSON, Set.of()).forEach(zone -> without.add(nameOf(zone)));
    return new Field(organizations, persons, without);
  }

  private static String nameOf(String zone) {
    return zone.substring(2, zone.lastIndexOf('/'));
  }

  /**
   * Whether the caller of a request sees all of a record.
   *
   * @param record a record with its id
   * @param request the caller's request
   * @return false if it is hidden or masked
   */
  public boolean shows(Resource record, RequestDetails request) {
    return decisions.about(record, reach(request)) == Decision.SHOW;
  }

  /**
   * Those people of whom the caller of a request sees all.
   *
   * @param people Patients with their ids
   * @param request the caller's request
   * @return those that are neither hidden nor masked, in their order
   */
  public List<Patient> shown(List<Patient> people, RequestDetails request) {
    List<Decision> decided = decisions.about(people, reach(request));
    List<Patient> shown = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      if (decided.get(i) == Decision.SHOW) {
        shown.add(people.get(i));
      }
    }
    return shown;
  }

  /**
   * Writes down that an answer shows a person, for the audit.
   *
   * @param patient the id of the Patient
   * @param request the caller's request
   */
  public void disclose(String patient, RequestDetails request) {
    Disclosure.in(request).add(patient, Sensitivity.ADM, PERSON);
  }

  private static Reach reach(RequestDetails request) {
    return Reach.of(request).orElseThrow(Caller::notSignedIn);
  }
}
