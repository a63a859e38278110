package org.doorstep.visit;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/** The calendar dates that people on the spot read off a FHIR date or time. */
final class LocalDates {

  private LocalDates() {}

  /**
   * The date in the zone that the value itself names: 00:30+03:00 is that day in Kharkiv, although
   * it is still the day before in Greenwich.
   *
   * @param value a date, dateTime or instant
   * @return its local date; empty if it names no day
   */
  static Optional<LocalDate> of(BaseDateTimeType value) {
    String text = value.getValueAsString();
    return text == null || text.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text.substring(0, 10)));
  }
}
