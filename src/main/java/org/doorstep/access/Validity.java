package org.doorstep.access;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * From when until when something holds, both to the microsecond.
 *
 * @param from the first moment, or null if it has always held
 * @param until the first moment at which it no longer holds, or null if it has no end
 */
record Validity(@Nullable OffsetDateTime from, @Nullable OffsetDateTime until) {

  static final Validity ALWAYS = new Validity(null, null);

  /** A FHIR period: its end is the last day or second, which still belongs to it. */
  static Validity of(Period period) {
    return new Validity(moment(period.getStart()), end(period));
  }

  /** What lies in both. */
  Validity and(Validity other) {
    OffsetDateTime latest = later(from, other.from);
    OffsetDateTime earliest = earlier(until, other.until);
    boolean empty = latest != null && earliest != null && !latest.isBefore(earliest);
    return empty ? new Validity(latest, latest) : new Validity(latest, earliest);
  }

  Validity until(OffsetDateTime end) {
    return and(new Validity(null, end));
  }

  private static @Nullable OffsetDateTime end(Period period) {
    OffsetDateTime end = moment(period.getEnd());
    if (end == null) {
      return null;
    }
    BaseDateTimeType written = period.getEndElement();
    return switch (written.getPrecision()) {
      case YEAR -> end.plusYears(1);
      case MONTH -> end.plusMonths(1);
      case DAY -> end.plusDays(1);
      case MINUTE -> end.plusMinutes(1);
      default -> end.plus(1, ChronoUnit.SECONDS);
    };
  }

  static @Nullable OffsetDateTime moment(@Nullable Date date) {
    return date == null ? null : date.toInstant().atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime later(
      @Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  private static @Nullable OffsetDateTime earlier(
      @Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }
}
