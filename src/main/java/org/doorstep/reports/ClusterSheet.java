package org.doorstep.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.reports.Facts.Site;
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
    ClusterFigures counted =
        ClusterFigures.of(facts, new Term(month.atDay(1), month.atEndOfMonth()), site -> site);
    return sheet(
        exact ? Suppression.none(counted.people()) : Suppression.of(counted.people()),
        counted.visits(),
        facts.sites(),
        words);
  }

  /**
   * The same of what has been counted before.
   *
   * @param people different people, by what the lines are about
   * @param visits how many visits were made to them, by the same
   * @param sites the places by their ids
   */
  Sheet sheet(
      List<Told> people,
      Map<Map<String, String>, Long> visits,
      Map<String, Site> sites,
      SheetWords words) {
    Sheet sheet = new Sheet("5W " + month).heading(columns(words));
    for (Told told : people) {
      sheet.line(line(told, visits.getOrDefault(told.figure().of(), 0L), sites, words));
    }
    return sheet;
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

  private List<Object> line(Told told, long visits, Map<String, Site> sites, SheetWords words) {
    Map<String, String> of = told.figure().of();
    Optional<Site> site = Optional.ofNullable(sites.get(of.get("site")));
    List<Object> cells = new ArrayList<>();
    cells.add(organization);
    String service = of.getOrDefault("service", UNKNOWN);
    cells.add(UNKNOWN.equals(service) ? words.text("unknown") : words.term(SERVICES, service));
    for (int level : LEVELS) {
      Optional<Areas> areas = site.map(it -> Areas.of(it, sites));
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
