package org.doorstep.reports;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.doorstep.reports.MdsItem.Form;
import org.doorstep.reports.Suppression.Told;

/**
 * The report of emergency medical teams (WHO EMT Minimum Data Set) of all organisations together. A
 * day of all would be small numbers only; it is of a month.
 */
final class MdsOfAll {

  /** Under which code its items are kept beside the figures. */
  static final String CODE = "emt-mds";

  /** Each person has one outcome and mostly one diagnosis, so that the sum of a group is known. */
  private static final Set<Set<String>> MARGINS =
      Set.of(Set.of("group"), Set.of("item"), Set.of("age"), Set.of("group", "age"));

  private MdsOfAll() {}

  /** Counts the items of a month. */
  static FigureOfMonth count(Facts facts, YearMonth month) {
    Term term = new Term(month.atDay(1), month.atEndOfMonth());
    List<Figure> items = MdsVisit.figures(MdsVisit.of(facts, term));
    return new FigureOfMonth(CODE, month, Suppression.of(items, MARGINS));
  }

  /** The codes of what the sheet is made of. */
  static List<String> codes() {
    return List.of(CODE, Indicator.CONSULTATIONS.code(), Indicator.PEOPLE_SERVED.code());
  }

  /**
   * The sheet of what is kept.
   *
   * @param kept by {@link #codes}, all of them
   */
  static Sheet sheet(
      YearMonth month, Map<String, FigureOfMonth> kept, Form form, SheetWords words) {
    Sheet sheet = new Sheet("EMT MDS " + month);
    MdsTables.head(sheet, words, form, words.text("everybody"), "month", month.toString());
    MdsTables tables = new MdsTables(sheet, words);
    tables.people("consultations", told(kept, Indicator.CONSULTATIONS.code()));
    tables.people("people", told(kept, Indicator.PEOPLE_SERVED.code()));
    tables.items(form, told(kept, CODE));
    return sheet;
  }

  private static List<Told> told(Map<String, FigureOfMonth> kept, String code) {
    return Objects.requireNonNull(kept.get(code)).told();
  }
}
