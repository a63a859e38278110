package org.doorstep.deidentified;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lifts codes that few people have to what they are a kind of, until enough people have it: the
 * illness without its details, the group of the medicine. A code that stays rare goes.
 */
public final class RareCodes {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
  private static final String ATC = "http://www.whocc.no/atc";

  /** The lengths of the levels of ATC, from the substance to the anatomical group. */
  private static final List<Integer> LEVELS_OF_ATC = List.of(7, 5, 4, 3, 1);

  private final int fewest;
  private final Map<String, Set<String>> people = new HashMap<>();

  /**
   * Counts people with codes.
   *
   * @param fewest how many people have to have a code
   */
  public RareCodes(int fewest) {
    this.fewest = fewest;
  }

  /**
   * Counts the codes of people.
   *
   * @param people whoever has codes
   * @param fewest how many people have to have a code
   * @return what was counted
   */
  public static RareCodes of(Collection<Known> people, int fewest) {
    RareCodes counted = new RareCodes(fewest);
    for (Known person : people) {
      for (String code : person.codes()) {
        int bar = code.indexOf('|');
        counted.add(code.substring(0, bar), code.substring(bar + 1), person.person());
      }
    }
    return counted;
  }

  /**
   * Counts a person with a code, and with all that it is a kind of.
   *
   * @param system the code system
   * @param code the code
   * @param person whoever has it
   */
  public void add(String system, String code, String person) {
    Optional<String> level = Optional.of(code);
    while (level.isPresent()) {
      people.computeIfAbsent(system + '|' + level.get(), none -> new HashSet<>()).add(person);
      level = above(system, level.get());
    }
  }

  /**
   * The code that may be told.
   *
   * @param system the code system
   * @param code the code
   * @return the code itself or one above it; empty if too few people have any
   */
  public Optional<String> lifted(String system, String code) {
    Optional<String> level = Optional.of(code);
    while (level.isPresent() && isRare(system, level.get())) {
      level = above(system, level.get());
    }
    return level;
  }

  private boolean isRare(String system, String code) {
    return people.getOrDefault(system + '|' + code, Set.of()).size() < fewest;
  }

  private static Optional<String> above(String system, String code) {
    if (ICD_10.equals(system)) {
      return code.length() > 3 ? Optional.of(code.substring(0, 3)) : Optional.empty();
    }
    if (ATC.equals(system)) {
      return LEVELS_OF_ATC.stream()
          .filter(length -> length < code.length())
          .findFirst()
          .map(length -> code.substring(0, length));
    }
    return Optional.empty();
  }
}
