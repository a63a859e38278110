package org.doorstep.reports;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A number of an indicator.
 *
 * @param of what it is about, such as the village and the week; empty if about everything
 * @param numerator how many
 * @param denominator of how many; empty if of nothing in particular
 */
record Figure(Map<String, String> of, long numerator, Optional<Long> denominator) {

  Figure {
    if (numerator < 0 || denominator.isPresent() && denominator.get() < numerator) {
      throw new IllegalArgumentException(numerator + " of " + denominator + " is no figure.");
    }
    of = new TreeMap<>(of);
  }

  static Figure count(Map<String, String> of, long number) {
    return new Figure(of, number, Optional.empty());
  }

  static Figure share(Map<String, String> of, long numerator, long denominator) {
    return new Figure(of, numerator, Optional.of(denominator));
  }
}
