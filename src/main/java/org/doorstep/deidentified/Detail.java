package org.doorstep.deidentified;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** How much is told of a person; each level tells less than the one before. */
public enum Detail {
  /** The year of birth, the area, and days. */
  YEAR(1, true, true),
  /** Five years of birth, the area, and days. */
  FIVE_YEARS(5, true, true),
  /** Five years of birth, the area, and weeks. */
  FIVE_YEARS_BY_WEEK(5, true, false),
  /** Ten years of birth, the area, and weeks. */
  TEN_YEARS_BY_WEEK(10, true, false),
  /** Ten years of birth, no area, and weeks. */
  NO_AREA(10, false, false),
  /** Neither birth nor area, and weeks. */
  SEX_ONLY(0, false, false);

  private final int years;
  private final boolean area;
  private final boolean days;

  Detail(int years, boolean area, boolean days) {
    this.years = years;
    this.area = area;
    this.days = days;
  }

  /** Whether the area is told. */
  boolean tellsArea() {
    return area;
  }

  /** Whether days are told as days. */
  boolean tellsDays() {
    return days;
  }

  /**
   * A year of birth as it is told.
   *
   * @return the first of as many years as are not told apart; empty if none is told
   */
  Optional<Integer> birth(int year) {
    return years == 0 ? Optional.empty() : Optional.of(year - Math.floorMod(year, years));
  }

  /** A day as it is told: itself, or the Monday of its week. */
  LocalDate day(LocalDate day) {
    return days ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
