package org.doorstep.deidentified;

import java.util.Map;
import java.util.Optional;

/**
 * The areas that may be named: those with enough people.
 *
 * @param parents the area in which each place lies, by the ids of the Locations
 * @param people how many people live in an area; what is not known counts as nobody
 */
public record Places(Map<String, String> parents, Map<String, Long> people) {

  /** Fewer could be known to each other (HIPAA Safe Harbor, 45 CFR 164.514). */
  static final long FEWEST = 20_000;

  private static final int DEEPEST = 10;

  /**
   * The smallest area with 20,000 people in which a place lies.
   *
   * @param place the id of a Location
   * @return the id of the area, perhaps the place itself; empty if none is known to have as many
   */
  public Optional<String> area(String place) {
    String area = place;
    for (int step = 0; area != null && step < DEEPEST; step++) {
      if (people.getOrDefault(area, 0L) >= FEWEST) {
        return Optional.of(area);
      }
      area = parents.get(area);
    }
    return Optional.empty();
  }
}
