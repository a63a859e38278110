package org.doorstep.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.MdsItem.Form;

/**
 * The daily report of an emergency medical team (WHO EMT Minimum Data Set).
 *
 * @param team by whom, as the sheet calls them
 * @param day of which day
 * @param form whose numbers the items have
 * @param exact whether small numbers of items are told
 */
record MdsSheet(String team, LocalDate day, Form form, boolean exact) {

  /** The form. */
  Sheet form(Facts facts, SheetWords words) {
    Sheet sheet = new Sheet("EMT MDS " + day);
    Term term = new Term(day, day);
    List<MdsVisit> seen = MdsVisit.of(facts, term);
    List<Figure> items = MdsVisit.figures(seen);
    head(sheet, words);
    places(sheet, seen, facts, words);
    MdsTables tables = new MdsTables(sheet, words);
    tables.people("consultations", Suppression.none(VisitFigures.consultations(facts, term)));
    tables.people("people", Suppression.none(VisitFigures.served(facts, term)));
    tables.items(form, exact ? Suppression.none(items) : Suppression.of(items));
    return sheet;
  }

  private void head(Sheet sheet, SheetWords words) {
    MdsTables.head(sheet, words, form, team, "day", day.toString());
  }

  private static void places(Sheet sheet, List<MdsVisit> seen, Facts facts, SheetWords words) {
    Map<String, Site> visited = new TreeMap<>();
    for (MdsVisit one : seen) {
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
    for (MdsVisit one : MdsVisit.of(facts, new Term(day, day))) {
      one.items().stream()
          .filter(MdsItem::isRestricted)
          .filter(item -> locked || item != MdsItem.GENDER_BASED_VIOLENCE)
          .sorted()
          .forEach(
              item ->
                  sheet.line(
                      List.of(
                          words.term(MdsTables.ITEMS, item.code()),
                          (long) item.number(form),
                          one.age() == AgeBand.UNKNOWN
                              ? words.text("age.unknown")
                              : one.age().code(),
                          words.text("sex." + sex(one, facts)))));
    }
    return sheet;
  }

  private static String sex(MdsVisit one, Facts facts) {
    return one.visit()
        .person()
        .flatMap(id -> Optional.ofNullable(facts.persons().get(id)))
        .flatMap(Facts.Person::sex)
        .filter(MdsTables.SEXES::contains)
        .orElse("unknown");
  }
}
