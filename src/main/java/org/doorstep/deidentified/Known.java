package org.doorstep.deidentified;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may be known of a person, and by what others would recognise them.
 *
 * @param person the id of the Patient
 * @param sex a code of administrative-gender
 * @param birth the year of birth; of the oldest, that from which on years are not told apart
 * @param area the ids of the areas that may be named of where they live and were visited
 * @param visits the days of visits
 * @param codes the codes in their records, as {@code system|code}
 */
public record Known(
    String person,
    Optional<String> sex,
    Optional<Integer> birth,
    Optional<String> area,
    Set<LocalDate> visits,
    Set<String> codes) {

  /**
   * What is told of the person.
   *
   * @param detail how much
   * @return the values that others share with them or do not; no value where none is told
   */
  public List<String> told(Detail detail) {
    return List.of(
        detail.name(),
        sex.orElse(""),
        birth.flatMap(detail::birth).map(String::valueOf).orElse(""),
        area.filter(it -> detail.tellsArea()).orElse(""));
  }
}
