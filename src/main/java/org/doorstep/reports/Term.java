package org.doorstep.reports;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days that are reported about.
 *
 * @param from the first day
 * @param to the last day, which counts
 */
record Term(LocalDate from, LocalDate to) {

  Term {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A term ends on %s, before %s.".formatted(to, from));
    }
  }

  boolean has(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean has(Optional<LocalDate> day) {
    return day.filter(this::has).isPresent();
  }
}
