package org.doorstep.reports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Suppression.Told;

/** The numbers of the sheet of a health cluster (5W) of all organisations together. */
final class ClusterOfAll {

  /** Under which code they are kept beside the figures. */
  static final String CODE = "cluster-5w";

  private static final String COUNT = "count";
  private static final String PEOPLE = "people";
  private static final String VISITS = "visits";

  /** Sums that other figures tell. */
  private static final Set<Set<String>> MARGINS =
      Set.of(
          Set.of("service"),
          Set.of("site"),
          Set.of("age"),
          Set.of("sex"),
          Set.of("displaced"),
          Set.of("age", "sex"));

  private static final int LENGTH_OF_OBLAST = 4;
  private static final int LENGTH_OF_RAION = 6;

  private ClusterOfAll() {}

  /**
   * Counts a month. Of an age and a sex that another figure hides nothing is told here either,
   * because the sum would be that figure.
   *
   * @param facts facts without places that must not be named
   * @param others the figures by age and sex as they are told
   */
  static FigureOfMonth count(Facts facts, YearMonth month, Stream<Told> others) {
    ClusterFigures counted =
        ClusterFigures.of(
            facts,
            new Term(month.atDay(1), month.atEndOfMonth()),
            site ->
                Optional.ofNullable(facts.sites().get(site))
                    .map(Site::code)
                    .orElse(Dimensions.UNKNOWN));
    Set<List<String>> hidden =
        others
            .filter(Told::hidden)
            .map(told -> who(told.figure().of()))
            .collect(Collectors.toSet());
    Predicate<Figure> anyway = figure -> hidden.contains(who(figure.of()));
    List<Told> told = new ArrayList<>();
    for (Told people : Suppression.of(counted.people(), MARGINS, anyway)) {
      Map<String, String> of = people.figure().of();
      long visits = counted.visits().getOrDefault(of, 0L);
      told.add(new Told(counting(PEOPLE, of, people.figure().numerator()), people.hidden()));
      told.add(new Told(counting(VISITS, of, visits), people.hidden()));
    }
    return new FigureOfMonth(CODE, month, told);
  }

  private static List<String> who(Map<String, String> of) {
    return List.of(
        of.getOrDefault("age", ""),
        of.getOrDefault("sex", "").replace("female-pregnant", "female"));
  }

  private static Figure counting(String what, Map<String, String> of, long number) {
    Map<String, String> all = new TreeMap<>(of);
    all.put(COUNT, what);
    if (all.getOrDefault("site", "").isEmpty()) {
      all.put("site", Dimensions.UNKNOWN);
    }
    return Figure.count(all, number);
  }

  /** The sheet of what is kept. */
  static Sheet sheet(FigureOfMonth kept, SheetWords words) {
    List<Told> people = new ArrayList<>();
    Map<Map<String, String>, Long> visits = new HashMap<>();
    Map<String, Site> areas = new HashMap<>();
    for (Told told : kept.told()) {
      Map<String, String> of = new TreeMap<>(told.figure().of());
      String what = of.remove(COUNT);
      of.computeIfPresent(
          "site", (same, code) -> Dimensions.UNKNOWN.equals(code) ? "" : area(code, areas));
      if (PEOPLE.equals(what)) {
        people.add(new Told(Figure.count(of, told.figure().numerator()), told.hidden()));
      } else {
        visits.put(of, told.figure().numerator());
      }
    }
    return new ClusterSheet(words.text("everybody"), kept.month(), false)
        .sheet(people, visits, areas, words);
  }

  /** The place code of an area begins with those of the areas around it (OCHA). */
  private static String area(String code, Map<String, Site> areas) {
    Optional<String> around =
        code.length() > LENGTH_OF_RAION
            ? Optional.of(code.substring(0, LENGTH_OF_RAION))
            : code.length() > LENGTH_OF_OBLAST
                ? Optional.of(code.substring(0, LENGTH_OF_OBLAST))
                : Optional.empty();
    around.ifPresent(larger -> area(larger, areas));
    areas.put(
        code,
        new Site(
            code,
            Optional.of("admin-area"),
            code,
            false,
            Optional.empty(),
            around,
            Optional.empty(),
            Optional.empty()));
    return code;
  }
}
