package org.doorstep.reports;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Finding;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;

/** Where, when and to whom visits were made. A visit belongs to the day on which it began. */
final class VisitFigures {

  private static final String PREGNANCY = "82810-3";
  private static final String PREGNANT = "LA15173-0";
  private static final int DAYS_OF_PREGNANCY = 300;
  private static final int MANY = 5;
  private static final Set<String> GATHERINGS = Set.of("support-group");
  private static final Set<String> REACHED = Set.of("village", "collective-centre");

  private VisitFigures() {}

  /** Finished visits to persons. */
  static Stream<Visit> made(Facts facts, Term term) {
    return facts.visits().stream()
        .filter(visit -> visit.finished() && visit.person().isPresent() && term.has(visit.day()))
        .filter(visit -> visit.service().filter(GATHERINGS::contains).isEmpty());
  }

  /** Visits by place and week. */
  static List<Figure> visits(Facts facts, Term term) {
    Tally tally = new Tally();
    made(facts, term)
        .forEach(visit -> places(facts, visit).forEach(place -> tally.add(place, visit.id())));
    return tally.figures();
  }

  /** Different people visited, by place and week. */
  static List<Figure> people(Facts facts, Term term) {
    Tally tally = new Tally();
    made(facts, term)
        .forEach(
            visit ->
                places(facts, visit)
                    .forEach(place -> tally.add(place, visit.person().orElseThrow())));
    return tally.figures();
  }

  private static List<Map<String, String>> places(Facts facts, Visit visit) {
    String week = week(visit.day().orElseThrow());
    List<Map<String, String>> places = new ArrayList<>();
    for (String site : visit.sites()) {
      Site known = facts.sites().get(site);
      if (known == null || !known.mobile()) {
        places.add(Map.of("site", known == null ? site : known.code(), "week", week));
      }
    }
    return places.isEmpty() ? List.of(Map.of("site", "unknown", "week", week)) : places;
  }

  /** The week as ISO 8601 numbers it, from Monday on. */
  static String week(LocalDate day) {
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** Consultations by age band and sex. */
  static List<Figure> consultations(Facts facts, Term term) {
    Tally tally = new Tally();
    Map<String, List<Finding>> pregnancies = pregnancies(facts);
    made(facts, term).forEach(visit -> tally.add(ageAndSex(facts, pregnancies, visit), visit.id()));
    return tally.figures();
  }

  /** Different people, by their age band and sex at the first visit. */
  static List<Figure> served(Facts facts, Term term) {
    Map<String, Visit> first = new HashMap<>();
    made(facts, term)
        .forEach(
            visit ->
                first.merge(
                    visit.person().orElseThrow(),
                    visit,
                    (one, other) ->
                        other.day().orElseThrow().isBefore(one.day().orElseThrow()) ? other : one));
    Tally tally = new Tally();
    Map<String, List<Finding>> pregnancies = pregnancies(facts);
    first.forEach((person, visit) -> tally.add(ageAndSex(facts, pregnancies, visit), person));
    return tally.figures();
  }

  /** People by the number of visits to each. */
  static List<Figure> perPerson(Facts facts, Term term) {
    Map<String, Set<String>> visits = new HashMap<>();
    made(facts, term)
        .forEach(
            visit ->
                visits
                    .computeIfAbsent(visit.person().orElseThrow(), first -> new HashSet<>())
                    .add(visit.id()));
    Tally tally = new Tally();
    visits.forEach(
        (person, all) ->
            tally.add(Map.of("visits", all.size() < MANY ? "" + all.size() : MANY + "+"), person));
    return tally.figures();
  }

  /** What was found about pregnancies, by the ids of the persons. */
  private static Map<String, List<Finding>> pregnancies(Facts facts) {
    return facts.findings().stream()
        .filter(it -> PREGNANCY.equals(it.code()) && it.person().isPresent())
        .collect(Collectors.groupingBy(it -> it.person().orElseThrow()));
  }

  private static Map<String, String> ageAndSex(
      Facts facts, Map<String, List<Finding>> pregnancies, Visit visit) {
    LocalDate day = visit.day().orElseThrow();
    Optional<Person> person =
        visit.person().flatMap(id -> Optional.ofNullable(facts.persons().get(id)));
    String sex = person.flatMap(Person::sex).orElse("unknown");
    return Map.of(
        "age",
        AgeBand.of(person.flatMap(Person::birth), day).code(),
        "sex",
        "female".equals(sex) && isPregnant(person.map(Person::id).map(pregnancies::get), day)
            ? "female-pregnant"
            : sex);
  }

  /**
   * What was last found out before the end of the day and not longer ago than a pregnancy lasts.
   */
  private static boolean isPregnant(Optional<List<Finding>> found, LocalDate day) {
    Term recent = new Term(day.minusDays(DAYS_OF_PREGNANCY), day);
    return found.stream()
        .flatMap(List::stream)
        .filter(it -> recent.has(it.day()))
        .max(Comparator.comparing(it -> it.day().orElseThrow()))
        .flatMap(Finding::valueCode)
        .filter(PREGNANT::equals)
        .isPresent();
  }

  /** Meetings of support groups, and how many people came. */
  static List<Figure> meetings(Facts facts, Term term) {
    List<Visit> meetings =
        facts.visits().stream()
            .filter(visit -> visit.finished() && term.has(visit.day()))
            .filter(visit -> visit.service().filter(GATHERINGS::contains).isPresent())
            .toList();
    return List.of(
        Figure.count(Map.of("count", "meetings"), meetings.size()),
        Figure.count(
            Map.of("count", "attendances"), meetings.stream().mapToInt(Visit::attendance).sum()));
  }

  /** Of the villages and centres in which people live, those that were visited. */
  static List<Figure> reached(Facts facts, Term term) {
    Set<String> visited = new HashSet<>();
    made(facts, term).forEach(visit -> visited.addAll(visit.sites()));
    Set<String> lived = new HashSet<>();
    facts.persons().values().forEach(person -> person.residence().ifPresent(lived::add));
    List<Figure> figures = new ArrayList<>();
    for (String type : REACHED) {
      List<Site> sites =
          facts.sites().values().stream()
              .filter(site -> site.type().filter(type::equals).isPresent())
              .filter(site -> lived.contains(site.id()) || visited.contains(site.id()))
              .toList();
      long seen = sites.stream().filter(site -> visited.contains(site.id())).count();
      figures.add(Figure.share(Map.of("type", type), seen, sites.size()));
    }
    return figures;
  }
}
