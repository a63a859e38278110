package org.doorstep.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A number of an indicator.
 *
 * @param of what it is about, such as the village and the week; empty if about everything
 * @param numerator how many
 * @param denominator of how many; empty if of nothing in particular
 * @param median of how much in the middle; empty if nothing was measured
 */
record Figure(
    Map<String, String> of, long numerator, Optional<Long> denominator, Optional<Median> median) {

  private static final int DECIMALS = 1;

  /**
   * The value that as many are above as below.
   *
   * @param value to one decimal
   * @param unit its unit (UCUM)
   */
  record Median(BigDecimal value, String unit) {}

  Figure {
    if (numerator < 0 || denominator.isPresent() && denominator.get() < numerator) {
      throw new IllegalArgumentException(numerator + " of " + denominator + " is no figure.");
    }
    of = new TreeMap<>(of);
  }

  static Figure count(Map<String, String> of, long number) {
    return new Figure(of, number, Optional.empty(), Optional.empty());
  }

  static Figure share(Map<String, String> of, long numerator, long denominator) {
    return new Figure(of, numerator, Optional.of(denominator), Optional.empty());
  }

  /** How many were measured, and what lies in the middle; of an even number between the two. */
  static Figure median(Map<String, String> of, List<BigDecimal> measured, String unit) {
    List<BigDecimal> sorted = measured.stream().sorted().toList();
    int all = sorted.size();
    Optional<Median> median =
        all == 0
            ? Optional.empty()
            : Optional.of(
                new Median(
                    sorted
                        .get((all - 1) / 2)
                        .add(sorted.get(all / 2))
                        .divide(BigDecimal.valueOf(2), DECIMALS, RoundingMode.HALF_UP),
                    unit));
    return new Figure(of, all, Optional.empty(), median);
  }
}
