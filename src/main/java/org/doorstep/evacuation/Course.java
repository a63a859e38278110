package org.doorstep.evacuation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is by all that was recorded about them, in whatever order it came in: what was
 * recorded later holds. Only that somebody did not find a person, or was sent away, does not take
 * them out of a vehicle that they are in.
 *
 * @param status a code of doorstep-business-status
 * @param vehicle the vehicle of the last boarding; empty if not known
 * @param lastAt when what holds was recorded; null if nothing was
 * @param boardedAt when the person was taken on board first; null if they were not
 * @param conflicts what contradicts what holds
 */
record Course(
    String status,
    String vehicle,
    @Nullable Instant lastAt,
    @Nullable Instant boardedAt,
    List<Fact> conflicts) {

  private static final Course BEGIN = new Course("requested", "", null, null, List.of());

  static Course of(Collection<Fact> facts) {
    Course course = BEGIN;
    for (Fact fact : facts.stream().sorted(Fact.IN_TIME).toList()) {
      course = course.then(fact);
    }
    return course;
  }

  private Course then(Fact fact) {
    Standing now = Standing.of(status);
    Standing next = Standing.of(fact.status());
    if (now.isFetched() && !next.isFetched() && next != Standing.RETURNED && !isStop(fact)) {
      // Who only set out says nothing of the person.
      boolean contradicts = next == Standing.NOT_FOUND || next == Standing.REFUSED;
      return contradicts ? with(fact) : this;
    }
    boolean twice =
        now == Standing.ON_BOARD
            && next == Standing.ON_BOARD
            && !vehicle.isEmpty()
            && !fact.vehicle().isEmpty()
            && !vehicle.equals(fact.vehicle());
    Course marked = twice ? with(fact) : this;
    boolean first = next == Standing.ON_BOARD && boardedAt == null;
    return new Course(
        fact.status(),
        fact.vehicle().isEmpty() ? vehicle : fact.vehicle(),
        fact.at(),
        first ? fact.at() : boardedAt,
        marked.conflicts());
  }

  /** A vehicle that is stopped puts people out again. */
  private static boolean isStop(Fact fact) {
    return fact.status().equals("aborted-security");
  }

  private Course with(Fact fact) {
    List<Fact> more = new ArrayList<>(conflicts);
    more.add(fact);
    return new Course(status, vehicle, lastAt, boardedAt, List.copyOf(more));
  }

  Standing standing() {
    return Standing.of(status);
  }

  Optional<Instant> arrivedAt() {
    return standing() == Standing.ARRIVED ? Optional.ofNullable(lastAt) : Optional.empty();
  }
}
