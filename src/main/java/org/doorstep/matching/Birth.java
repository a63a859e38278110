package org.doorstep.matching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A date of birth as far as it is known.
 *
 * @param text {@code yyyy}, {@code yyyy-MM} or {@code yyyy-MM-dd}
 */
record Birth(String text) {

  private static final int YEAR = 4;
  private static final int DAY = 10;

  /** How far two dates of birth agree. */
  enum Agreement {
    /** The same day. */
    SAME,
    /** The same day, but for day and month in each other's place. */
    SWAPPED,
    /** The same day, but for one digit or two neighbouring ones in each other's place. */
    ONE_DIGIT,
    /** As far as both are known; of one only the year or the month is. */
    AS_FAR_AS_KNOWN,
    /** Of one only the year is known, and it is one year off, as with an age that was asked. */
    NEXT_YEAR,
    /** The same year, another day. */
    SAME_YEAR,
    DIFFERENT,
    UNKNOWN
  }

  static Optional<Birth> of(String text) {
    return text.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")
        ? Optional.of(new Birth(text))
        : Optional.empty();
  }

  String year() {
    return text.substring(0, YEAR);
  }

  boolean isDay() {
    return text.length() == DAY;
  }

  /** The days that are meant, should day and month be in each other's place. */
  Set<String> readings() {
    Set<String> readings = new TreeSet<>(Set.of(text));
    if (isDay()) {
      swapped().ifPresent(readings::add);
    }
    return readings;
  }

  private Optional<String> swapped() {
    String swapped = year() + text.substring(7, DAY) + text.substring(YEAR, 7);
    try {
      return Optional.of(LocalDate.parse(swapped).toString());
    } catch (DateTimeException noMonth) {
      return Optional.empty();
    }
  }

  Agreement with(Birth other) {
    if (!isDay() || !other.isDay()) {
      return withPart(other);
    }
    if (text.equals(other.text)) {
      return Agreement.SAME;
    }
    if (readings().contains(other.text)) {
      return Agreement.SWAPPED;
    }
    if (isOneSlip(text, other.text)) {
      return Agreement.ONE_DIGIT;
    }
    return year().equals(other.year()) ? Agreement.SAME_YEAR : Agreement.DIFFERENT;
  }

  private Agreement withPart(Birth other) {
    if (text.startsWith(other.text) || other.text.startsWith(text)) {
      return Agreement.AS_FAR_AS_KNOWN;
    }
    int apart = Math.abs(Integer.parseInt(year()) - Integer.parseInt(other.year()));
    return switch (apart) {
      case 0 -> Agreement.SAME_YEAR;
      case 1 -> Agreement.NEXT_YEAR;
      default -> Agreement.DIFFERENT;
    };
  }

  private static boolean isOneSlip(String one, String other) {
    return Spelling.distance(one, other) == 1;
  }
}
