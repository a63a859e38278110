package org.doorstep.worklist;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What comes first: what is overdue, then by priority, then what has waited longest.
 *
 * @param overdue whether its time is over
 * @param priority 0 for stat, 1 for urgent, 2 for asap, 3 for the rest
 * @param since from when it is counted, or null if nothing says so
 * @param id the id of the record, so that the order is the same on each page
 */
record Urgency(boolean overdue, int priority, @Nullable Date since, String id)
    implements Comparable<Urgency> {

  private static final int ROUTINE = 3;
  private static final Map<String, Integer> PRIORITIES = Map.of("stat", 0, "urgent", 1, "asap", 2);

  private static final Comparator<Urgency> ORDER =
      Comparator.comparing((Urgency it) -> !it.overdue())
          .thenComparing(Urgency::priority)
          .thenComparing(Urgency::since, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Urgency::id);

  /**
   * @param record the record
   * @param priority a code of request-priority, or null, which is routine
   * @param since from when it waits
   * @param end until when it was to be done, or null
   * @param today the day for which the list is made
   */
  static Urgency of(
      Resource record,
      @Nullable String priority,
      @Nullable Date since,
      @Nullable Date end,
      LocalDate today) {
    boolean overdue =
        end != null && end.toInstant().atZone(ZoneId.systemDefault()).toLocalDate().isBefore(today);
    int rank = priority == null ? ROUTINE : PRIORITIES.getOrDefault(priority, ROUTINE);
    return new Urgency(overdue, rank, since, record.getIdElement().getIdPart());
  }

  @Override
  public int compareTo(Urgency other) {
    return ORDER.compare(this, other);
  }
}
