package org.doorstep.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Keeping;
import org.doorstep.audit.AuditEntry.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody reads: of all, those that the staff of some organisations caused and those
 * about people whom these keep, since they keep them. That somebody is or was known elsewhere is
 * nobody's business here.
 *
 * @param organizations the ids of the Organizations; of none, no event
 */
record AuditScope(Set<String> organizations) {

  private static final String STAFF = "e.organizations && CAST(:scope AS text[])";
  private static final String KEPT =
      Keeping.since("l.patient", "e.recorded", "CAST(:scope AS text[])");

  /** What stands behind WHERE for the events in the scope. */
  String condition() {
    return "(" + STAFF + " OR " + AuditSearch.about(KEPT) + ")";
  }

  /** What stands behind AND for what an event says of a person. */
  static String line() {
    return "(" + STAFF + " OR " + KEPT + ")";
  }

  Map<String, Object> parameters() {
    return Map.of("scope", organizations.toArray(String[]::new));
  }

  /** The events without what they say of people whom neither staff nor keeping concerns. */
  List<Row> cut(List<Row> rows, Events events) {
    Map<String, Instant> keptSince =
        events.keptSince(
            rows.stream()
                .flatMap(row -> row.entry().lines().stream())
                .map(AuditEntry.Line::patient)
                .distinct()
                .toList(),
            organizations);
    return rows.stream()
        .map(row -> isOfStaff(row) ? row : row.about(keptThen(row, keptSince)))
        .toList();
  }

  private static Set<String> keptThen(Row row, Map<String, Instant> keptSince) {
    return row.entry().lines().stream()
        .map(AuditEntry.Line::patient)
        .filter(
            patient -> {
              @Nullable Instant since = keptSince.get(patient);
              return since != null && !row.recorded().isBefore(since);
            })
        .collect(Collectors.toSet());
  }

  private boolean isOfStaff(Row row) {
    return row.entry().agent().organizations().stream().anyMatch(organizations::contains);
  }
}
