package org.doorstep.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.Suppression.Told;

/**
 * The sheet of a health cluster: who did what, where, when and for whom (5W).
 *
 * @param organization who, as the sheet calls them
 * @param month when
 * @param exact whether small numbers are told
 */
record ClusterSheet(String organization, YearMonth month, boolean exact) {

  private static final String SERVICES = "doorstep-service";
  private static final String UNKNOWN = "unknown";
  private static final List<Integer> LEVELS = List.of(1, 2, 3, 4);

  /** A line for each service, place, age, sex and whether people are displaced. */
  Sheet sheet(Facts facts, SheetWords words) {
    Map<Map<String, String>, Set<String>> people = new HashMap<>();
    Map<Map<String, String>, Long> visits = new HashMap<>();
    VisitFigures.made(facts, new Term(month.atDay(1), month.atEndOfMonth()))
        .forEach(
            visit ->
                sites(visit, facts)
                    .forEach(
                        site -> {
                          Map<String, String> of = of(visit, site, facts);
                          visits.merge(of, 1L, Long::sum);
                          people
                              .computeIfAbsent(of, first -> new HashSet<>())
                              .add(visit.person().orElseThrow());
                        }));
    List<Figure> figures =
        people.entrySet().stream()
            .map(entry -> Figure.count(entry.getKey(), entry.getValue().size()))
            .sorted((one, other) -> one.of().toString().compareTo(other.of().toString()))
            .toList();
    Sheet sheet = new Sheet("5W " + month).heading(columns(words));
    for (Told told : exact ? Suppression.none(figures) : Suppression.of(figures)) {
      long number = visits.getOrDefault(told.figure().of(), 0L);
      sheet.line(line(told, number, facts, words));
    }
    return sheet;
  }

  private static Set<String> sites(Visit visit, Facts facts) {
    Set<String> sites = new HashSet<>(visit.sites());
    sites.removeIf(
        id -> Optional.ofNullable(facts.sites().get(id)).filter(Site::mobile).isPresent());
    return sites.isEmpty() ? Set.of("") : sites;
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

  private static List<Object> columns(SheetWords words) {
    List<Object> columns = new ArrayList<>();
    columns.add(words.text("who"));
    columns.add(words.text("what"));
    for (int level : LEVELS) {
      columns.add(words.text("area." + level));
      columns.add(words.text("pcode." + level));
    }
    columns.add(words.text("site-type"));
    columns.add(words.text("month"));
    for (String column : List.of("age", "sex", "displaced", "people", "consultations")) {
      columns.add(words.text(column));
    }
    return columns;
  }

  private List<Object> line(Told told, long visits, Facts facts, SheetWords words) {
    Map<String, String> of = told.figure().of();
    Optional<Site> site = Optional.ofNullable(facts.sites().get(of.get("site")));
    List<Object> cells = new ArrayList<>();
    cells.add(organization);
    String service = of.getOrDefault("service", UNKNOWN);
    cells.add(UNKNOWN.equals(service) ? words.text("unknown") : words.term(SERVICES, service));
    for (int level : LEVELS) {
      Optional<Areas> areas = site.map(it -> Areas.of(it, facts.sites()));
      cells.add(areas.map(it -> it.name(level)).orElse(""));
      cells.add(areas.map(it -> it.code(level)).orElse(""));
    }
    cells.add(
        site.flatMap(Site::type).map(type -> words.term("doorstep-site-type", type)).orElse(""));
    cells.add(month.toString());
    String age = of.getOrDefault("age", UNKNOWN);
    cells.add(UNKNOWN.equals(age) ? words.text("age.unknown") : age);
    String sex = of.getOrDefault("sex", UNKNOWN);
    cells.add(words.text("sex." + ("male".equals(sex) || "female".equals(sex) ? sex : UNKNOWN)));
    cells.add(words.text("displaced." + of.get("displaced")));
    cells.add(told.hidden() ? words.text("hidden") : (Object) told.figure().numerator());
    cells.add(told.hidden() ? words.text("hidden") : (Object) visits);
    return cells;
  }
}
