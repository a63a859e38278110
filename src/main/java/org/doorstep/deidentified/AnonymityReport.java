package org.doorstep.deidentified;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well people are hidden among each other: those who share all that an attacker may know, such
 * as sex, years of age, area, quarter and kind of care, form a class (k-anonymity, Sweeney 2002).
 *
 * @param people how many people
 * @param classes how many classes
 * @param smallest how many people the smallest class has; 0 if there is nobody
 * @param alone how many people are alone in their class
 * @param below how many people are in classes with fewer than the people asked for
 */
public record AnonymityReport(int people, int classes, int smallest, int alone, int below) {

  /**
   * Counts.
   *
   * @param known for each person what may be known of them, in the same order
   * @param k how many people a class should have
   * @return the report
   */
  public static AnonymityReport of(Collection<List<String>> known, int k) {
    Map<List<String>, Integer> sizes = new HashMap<>();
    known.forEach(person -> sizes.merge(List.copyOf(person), 1, Integer::sum));
    Collection<Integer> all = sizes.values();
    Optional<Integer> smallest = all.stream().min(Integer::compareTo);
    return new AnonymityReport(
        known.size(),
        all.size(),
        smallest.orElse(0),
        (int) all.stream().filter(size -> size == 1).count(),
        all.stream().filter(size -> size < k).mapToInt(Integer::intValue).sum());
  }

  /**
   * The share of people who would have to be left out so that every class is large enough.
   *
   * @return from 0 to 1
   */
  public double suppressed() {
    return people == 0 ? 0 : (double) below / people;
  }
}
