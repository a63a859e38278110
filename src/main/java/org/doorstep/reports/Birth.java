package org.doorstep.reports;

import java.time.LocalDate;
import java.time.Period;

/**
 * When a person was born, as exactly as it is known. Of a year alone the middle is taken, 1 July,
 * and of a month its 15th, so that ages are wrong as often one way as the other.
 *
 * @param day the day from which ages are counted
 */
record Birth(LocalDate day) {

  /**
   * Reads a FHIR date.
   *
   * @param date such as {@code 1938}, {@code 1938-05} or {@code 1938-05-09}
   */
  static Birth of(String date) {
    return new Birth(
        LocalDate.parse(
            switch (date.length()) {
              case 4 -> date + "-07-01";
              case 7 -> date + "-15";
              default -> date;
            }));
  }

  /** The age on a day in whole years. */
  int ageOn(LocalDate date) {
    return Period.between(day, date).getYears();
  }
}
