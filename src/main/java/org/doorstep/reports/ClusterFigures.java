package org.doorstep.reports;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;

/**
 * Different people and visits by what was done, where, and to whom.
 *
 * @param people the people of each, in a fixed order
 * @param visits how many visits were made to them, by the same
 */
record ClusterFigures(List<Figure> people, Map<Map<String, String>, Long> visits) {

  static final String UNKNOWN = "unknown";

  /**
   * Counts.
   *
   * @param place what a place is called, by the id of its Location
   */
  static ClusterFigures of(Facts facts, Term term, Function<String, String> place) {
    Map<Map<String, String>, Set<String>> people = new HashMap<>();
    Map<Map<String, String>, Long> visits = new HashMap<>();
    VisitFigures.made(facts, term)
        .forEach(
            visit ->
                sites(visit, facts, place)
                    .forEach(
                        site -> {
                          Map<String, String> of = of(visit, site, facts);
                          visits.merge(of, 1L, Long::sum);
                          people
                              .computeIfAbsent(of, first -> new HashSet<>())
                              .add(visit.person().orElseThrow());
                        }));
    return new ClusterFigures(
        people.entrySet().stream()
            .map(entry -> Figure.count(entry.getKey(), entry.getValue().size()))
            .sorted(Comparator.comparing(figure -> figure.of().toString()))
            .toList(),
        visits);
  }

  private static Set<String> sites(Visit visit, Facts facts, Function<String, String> place) {
    Set<String> sites = new HashSet<>(visit.sites());
    sites.removeIf(
        id -> Optional.ofNullable(facts.sites().get(id)).filter(Site::mobile).isPresent());
    return sites.isEmpty() ? Set.of("") : sites.stream().map(place).collect(Collectors.toSet());
  }

  private static Map<String, String> of(Visit visit, String site, Facts facts) {
    Optional<Person> person =
        visit.person().flatMap(id -> Optional.ofNullable(facts.persons().get(id)));
    Map<String, String> of = new TreeMap<>();
    of.put("service", visit.service().orElse(UNKNOWN));
    of.put("site", site);
    of.put("age", AgeBand.of(person.flatMap(Person::birth), visit.day().orElseThrow()).code());
    of.put("sex", person.flatMap(Person::sex).orElse(UNKNOWN));
    of.put("displaced", person.flatMap(Person::displaced).map(Object::toString).orElse(UNKNOWN));
    return of;
  }
}
