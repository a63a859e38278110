package org.doorstep.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a caller cares for. An app that goes by {@code _lastUpdated} alone would neither hear of old
 * records that were opened to it nor forget those that were closed.
 */
@Component
class Caseload {

  private final JdbcClient database;
  private final Reaches reaches;
  private final ScopeRules scopes;

  Caseload(JdbcClient database, Reaches reaches, ScopeRules scopes) {
    this.database = database;
    this.reaches = reaches;
    this.scopes = scopes;
  }

  /** The ids of the Patients whom the caller sees, in alphabetical order. */
  List<String> of(Caller caller) {
    Reach reach = reaches.of(caller, false);
    // All that is open, as the list is to be whole.
    reach.settle();
    // Only ids are looked at here, by which nobody can tell which persons a scope leaves out.
    scopes.requireAll('s', "Patient", reach);
    Set<String> zones = reach.searchable("Patient", Set.of());
    String ending = '/' + Sensitivity.ADM.code();
    List<String> organizations =
        zones.stream()
            .filter(zone -> zone.startsWith("o/"))
            .map(zone -> zone.substring(2, zone.length() - ending.length()))
            .toList();
    Set<String> denied = reach.denied("Patient", Set.of());
    List<String> own =
        database
            .sql(
                """
                SELECT substr(record, 9) FROM access.owner
                WHERE record LIKE 'Patient/%' AND organization = ANY (:organizations)
                  AND NOT EXISTS (SELECT FROM access.merged WHERE 'Patient/' || source = record)
                """)
            .param("organizations", organizations.toArray(String[]::new))
            .query(String.class)
            .list();
    return Stream.concat(
            own.stream(),
            zones.stream()
                .filter(zone -> zone.startsWith("p/"))
                .map(zone -> zone.substring(2, zone.length() - ending.length())))
        .filter(id -> !denied.contains(Zone.ofPatient(id).of(Sensitivity.ADM)))
        .distinct()
        .sorted()
        .toList();
  }
}
