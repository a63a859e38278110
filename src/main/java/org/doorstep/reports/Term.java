package org.doorstep.reports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.OperationParameters;

/**
 * The days that are reported about.
 *
 * @param from the first day
 * @param to the last day, which counts
 */
record Term(LocalDate from, LocalDate to) {

  private static final int LONGEST = 366;

  Term {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A term ends on %s, before %s.".formatted(to, from));
    }
  }

  /**
   * Reads the days that an operation is asked about.
   *
   * @throws Refusal 400 if {@code periodStart} or {@code periodEnd} is missing or wrong, or more
   *     than a year lies between
   */
  static Term of(OperationParameters asked) {
    LocalDate from = day("periodStart", asked);
    LocalDate to = day("periodEnd", asked);
    if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST - 1))) {
      throw asked.wrong("periodEnd", "a day from periodStart on, within a year of it");
    }
    return new Term(from, to);
  }

  /**
   * Reads a day that an operation is asked about.
   *
   * @throws Refusal 400 if it is missing or no day
   */
  static LocalDate day(String name, OperationParameters asked) {
    try {
      return LocalDate.parse(asked.required(name, "Send a day, such as 2026-03-01."));
    } catch (DateTimeParseException wrong) {
      throw asked.wrong(name, "a day, such as 2026-03-01");
    }
  }

  boolean has(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean has(Optional<LocalDate> day) {
    return day.filter(this::has).isPresent();
  }
}
