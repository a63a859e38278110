package org.doorstep.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.MdsItem.Form;
import org.doorstep.reports.Suppression.Told;

/**
 * The daily report of an emergency medical team (WHO EMT Minimum Data Set).
 *
 * @param team by whom, as the sheet calls them
 * @param day of which day
 * @param form whose numbers the items have
 * @param exact whether small numbers of items are told
 */
record MdsSheet(String team, LocalDate day, Form form, boolean exact) {

  private static final String ITEMS = "doorstep-mds-item";
  private static final List<String> SEXES = List.of("male", "female", "female-pregnant", "unknown");
  private static final List<String> AGES =
      List.of(MdsDay.UNDER_FIVE, MdsDay.FROM_FIVE, MdsDay.UNKNOWN);

  /** The form. */
  Sheet form(Facts facts, SheetWords words) {
    Sheet sheet = new Sheet("EMT MDS " + day);
    Term term = new Term(day, day);
    List<MdsDay> seen = MdsDay.of(facts, day);
    head(sheet, words);
    places(sheet, seen, facts, words);
    table(sheet, "consultations", VisitFigures.consultations(facts, term), words);
    table(sheet, "people", VisitFigures.served(facts, term), words);
    items(sheet, seen, words);
    return sheet;
  }

  private void head(Sheet sheet, SheetWords words) {
    sheet.heading(List.of(words.text("mds.title")));
    sheet.line(List.of(words.text("mds.form"), words.text("mds.version", form.code())));
    sheet.line(List.of(words.text("team"), team));
    sheet.line(List.of(words.text("day"), day.toString()));
  }

  private static void places(Sheet sheet, List<MdsDay> seen, Facts facts, SheetWords words) {
    Map<String, Site> visited = new TreeMap<>();
    for (MdsDay one : seen) {
      one.visit().sites().stream()
          .flatMap(id -> Optional.ofNullable(facts.sites().get(id)).stream())
          .filter(site -> !site.mobile())
          .forEach(site -> visited.put(site.code(), site));
    }
    sheet.heading(
        List.of(
            words.text("place"),
            words.text("area.3"),
            words.text("area.2"),
            words.text("area.1"),
            words.text("pcode"),
            words.text("latitude"),
            words.text("longitude")));
    for (Site site : visited.values()) {
      Areas areas = Areas.of(site, facts.sites());
      sheet.line(
          List.of(
              site.name().orElse(site.code()),
              areas.name(3),
              areas.name(2),
              areas.name(1),
              site.code(),
              site.latitude().map(Object::toString).orElse(""),
              site.longitude().map(Object::toString).orElse("")));
    }
  }

  private static void table(Sheet sheet, String what, List<Figure> figures, SheetWords words) {
    Map<String, Long> numbers = new HashMap<>();
    for (Figure figure : figures) {
      String sex = figure.of().getOrDefault("sex", "");
      numbers.merge(
          figure.of().get("age") + ' ' + (SEXES.contains(sex) ? sex : "unknown"),
          figure.numerator(),
          Long::sum);
    }
    List<Object> heading = new ArrayList<>(List.of(words.text(what)));
    SEXES.forEach(sex -> heading.add(words.text("sex." + sex)));
    heading.add(words.text("total"));
    sheet.heading(heading);
    Map<String, Long> totals = new HashMap<>();
    for (AgeBand age : AgeBand.values()) {
      List<Object> line = new ArrayList<>();
      line.add(age == AgeBand.UNKNOWN ? words.text("age.unknown") : age.code());
      long total = 0;
      for (String sex : SEXES) {
        long number = numbers.getOrDefault(age.code() + ' ' + sex, 0L);
        line.add(number);
        total += number;
        totals.merge(sex, number, Long::sum);
      }
      line.add(total);
      sheet.line(line);
    }
    List<Object> last = new ArrayList<>(List.of(words.text("total")));
    SEXES.forEach(sex -> last.add(totals.getOrDefault(sex, 0L)));
    last.add(totals.values().stream().mapToLong(Long::longValue).sum());
    sheet.line(last);
  }

  private void items(Sheet sheet, List<MdsDay> seen, SheetWords words) {
    Map<String, Told> numbers = new HashMap<>();
    List<Figure> figures = MdsDay.figures(seen);
    (exact ? Suppression.none(figures) : Suppression.of(figures))
        .forEach(
            told ->
                numbers.put(
                    told.figure().of().get("item") + ' ' + told.figure().of().get("age"), told));
    for (MdsItem.Group group : MdsItem.Group.values()) {
      sheet.heading(
          List.of(
              words.text("group." + group.code()),
              words.text("number"),
              words.text("age.under-5"),
              words.text("age.from-5"),
              words.text("age.unknown"),
              words.text("total")));
      for (MdsItem item : inOrder(group)) {
        List<Object> line = new ArrayList<>(List.of(words.term(ITEMS, item.code())));
        line.add((long) item.number(form));
        if (item.isRestricted()) {
          line.add(words.text("restricted"));
        } else {
          line.addAll(cells(item, numbers, words.text("hidden")));
        }
        sheet.line(line);
      }
    }
  }

  private List<MdsItem> inOrder(MdsItem.Group group) {
    return List.of(MdsItem.values()).stream()
        .filter(item -> item.group() == group)
        .sorted(Comparator.comparing(item -> item.number(form)))
        .toList();
  }

  /** A sum beside a hidden number would tell it. */
  private static List<Object> cells(MdsItem item, Map<String, Told> numbers, String hiding) {
    List<Told> told =
        AGES.stream()
            .flatMap(age -> Optional.ofNullable(numbers.get(item.code() + ' ' + age)).stream())
            .toList();
    boolean hidden = told.stream().anyMatch(Told::hidden);
    List<Object> cells = new ArrayList<>();
    for (String age : AGES) {
      Told number = numbers.get(item.code() + ' ' + age);
      cells.add(
          number == null
              ? (Object) (hidden ? hiding : 0L)
              : number.hidden() ? hiding : (Object) number.figure().numerator());
    }
    cells.add(
        hidden ? hiding : (Object) told.stream().mapToLong(it -> it.figure().numerator()).sum());
    return cells;
  }

  /**
   * The list of single cases that stand on no form, without whom they are.
   *
   * @param locked whether sexual violence is listed, too, of which records are locked
   */
  Sheet restricted(Facts facts, SheetWords words, boolean locked) {
    Sheet sheet = new Sheet("EMT MDS " + day);
    head(sheet, words);
    sheet.heading(
        List.of(words.text("case"), words.text("number"), words.text("age"), words.text("sex")));
    for (MdsDay one : MdsDay.of(facts, day)) {
      one.items().stream()
          .filter(MdsItem::isRestricted)
          .filter(item -> locked || item != MdsItem.GENDER_BASED_VIOLENCE)
          .sorted()
          .forEach(
              item ->
                  sheet.line(
                      List.of(
                          words.term(ITEMS, item.code()),
                          (long) item.number(form),
                          one.age() == AgeBand.UNKNOWN
                              ? words.text("age.unknown")
                              : one.age().code(),
                          words.text("sex." + sex(one, facts)))));
    }
    return sheet;
  }

  private static String sex(MdsDay one, Facts facts) {
    return one.visit()
        .person()
        .flatMap(id -> Optional.ofNullable(facts.persons().get(id)))
        .flatMap(Facts.Person::sex)
        .filter(SEXES::contains)
        .orElse("unknown");
  }
}
