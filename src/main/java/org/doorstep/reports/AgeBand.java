package org.doorstep.reports;

import java.time.LocalDate;
import java.util.Optional;

/** Ages as the daily report of emergency medical teams counts them (WHO EMT Minimum Data Set). */
enum AgeBand {
  UNDER_1("<1"),
  FROM_1("1-4"),
  FROM_5("5-17"),
  FROM_18("18-64"),
  FROM_65("65+"),
  UNKNOWN("unknown");

  private final String code;

  AgeBand(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }

  static AgeBand of(Optional<Birth> birth, LocalDate date) {
    if (birth.isEmpty() || birth.get().day().isAfter(date)) {
      return UNKNOWN;
    }
    int age = birth.get().ageOn(date);
    return age < 1 ? UNDER_1 : age < 5 ? FROM_1 : age < 18 ? FROM_5 : age < 65 ? FROM_18 : FROM_65;
  }
}
