package org.doorstep.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.reports.MdsItem.Form;
import org.doorstep.reports.Suppression.Told;

/** The tables of a report of emergency medical teams (WHO EMT Minimum Data Set). */
final class MdsTables {

  static final List<String> SEXES = List.of("male", "female", "female-pregnant", "unknown");

  static final String ITEMS = "doorstep-mds-item";
  private static final List<String> AGES =
      List.of(MdsVisit.UNDER_FIVE, MdsVisit.FROM_FIVE, MdsVisit.UNKNOWN);

  private final Sheet sheet;
  private final SheetWords words;

  MdsTables(Sheet sheet, SheetWords words) {
    this.sheet = sheet;
    this.words = words;
  }

  /**
   * Whose report it is, and of when.
   *
   * @param term {@code day} or {@code month}
   */
  static void head(
      Sheet sheet, SheetWords words, Form form, String team, String term, String when) {
    sheet.heading(List.of(words.text("mds.title")));
    sheet.line(List.of(words.text("mds.form"), words.text("mds.version", form.code())));
    sheet.line(List.of(words.text("team"), team));
    sheet.line(List.of(words.text(term), when));
  }

  /** A number that is told, or not. */
  private record Cell(long number, boolean hidden) {

    static final Cell NOTHING = new Cell(0, false);

    Cell and(Cell other) {
      return new Cell(number + other.number, hidden || other.hidden);
    }

    Object text(String hiding) {
      return hidden ? hiding : (Object) number;
    }
  }

  /**
   * A table of what was counted by age and sex.
   *
   * @param what {@code consultations} or {@code people}
   */
  void people(String what, List<Told> figures) {
    Map<String, Cell> numbers = new HashMap<>();
    for (Told told : figures) {
      String sex = told.figure().of().getOrDefault("sex", "");
      numbers.merge(
          told.figure().of().get("age") + ' ' + (SEXES.contains(sex) ? sex : "unknown"),
          new Cell(told.figure().numerator(), told.hidden()),
          Cell::and);
    }
    List<Object> heading = new ArrayList<>(List.of(words.text(what)));
    SEXES.forEach(sex -> heading.add(words.text("sex." + sex)));
    heading.add(words.text("total"));
    sheet.heading(heading);
    Map<String, Cell> totals = new HashMap<>();
    for (AgeBand age : AgeBand.values()) {
      List<Cell> line = new ArrayList<>();
      for (String sex : SEXES) {
        Cell number = numbers.getOrDefault(age.code() + ' ' + sex, Cell.NOTHING);
        line.add(number);
        totals.merge(sex, number, Cell::and);
      }
      line(age == AgeBand.UNKNOWN ? words.text("age.unknown") : age.code(), line);
    }
    line(
        words.text("total"),
        SEXES.stream().map(sex -> totals.getOrDefault(sex, Cell.NOTHING)).toList());
  }

  /** A sum beside a hidden number would tell it. */
  private void line(String name, List<Cell> numbers) {
    List<Object> line = new ArrayList<>(List.of(name));
    String hiding = words.text("hidden");
    numbers.forEach(number -> line.add(number.text(hiding)));
    line.add(numbers.stream().reduce(Cell.NOTHING, Cell::and).text(hiding));
    sheet.line(line);
  }

  /** A table of each group of items; those of the restricted list have no numbers. */
  void items(Form form, List<Told> figures) {
    Map<String, Told> numbers = new HashMap<>();
    for (Told told : figures) {
      numbers.put(told.figure().of().get("item") + ' ' + told.figure().of().get("age"), told);
    }
    for (MdsItem.Group group : MdsItem.Group.values()) {
      sheet.heading(
          List.of(
              words.text("group." + group.code()),
              words.text("number"),
              words.text("age.under-5"),
              words.text("age.from-5"),
              words.text("age.unknown"),
              words.text("total")));
      for (MdsItem item : inOrder(group, form)) {
        List<Object> line = new ArrayList<>(List.of(words.term(ITEMS, item.code())));
        line.add((long) item.number(form));
        if (item.isRestricted()) {
          line.add(words.text("restricted"));
        } else {
          line.addAll(cells(item, numbers));
        }
        sheet.line(line);
      }
    }
  }

  private static List<MdsItem> inOrder(MdsItem.Group group, Form form) {
    return List.of(MdsItem.values()).stream()
        .filter(item -> item.group() == group)
        .sorted(Comparator.comparing(item -> item.number(form)))
        .toList();
  }

  /** Where one number of an item is hidden, ages without any are not told from it either. */
  private List<Object> cells(MdsItem item, Map<String, Told> numbers) {
    String hiding = words.text("hidden");
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
}
