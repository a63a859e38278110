package org.doorstep.deidentified;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** Dates after they were moved. */
final class Moved {

  private static final int LENGTH_OF_DAY = 10;
  private static final int TOP_AGE = 90;

  private Moved() {}

  /**
   * A day or moment moved by weeks. The time of day goes, it tells when a team comes through a
   * village; months and years go, too: moved, they would be wrong, and as they are they would tell
   * by how much others are moved.
   *
   * @return a day; empty if it names none
   */
  static Optional<LocalDate> byWeeks(BaseDateTimeType time, int weeks) {
    String text = time.getValueAsString();
    return text == null || text.length() < LENGTH_OF_DAY
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text.substring(0, LENGTH_OF_DAY)).plusWeeks(weeks));
  }

  /**
   * The year of a date of birth.
   *
   * @param today from which ages are counted
   */
  static Optional<Integer> toYear(BaseDateTimeType birth, LocalDate today) {
    String text = birth.getValueAsString();
    if (text == null || text.length() < 4) {
      return Optional.empty();
    }
    int oldest = today.getYear() - TOP_AGE;
    return Optional.of(Math.max(Integer.parseInt(text.substring(0, 4)), oldest));
  }
}
