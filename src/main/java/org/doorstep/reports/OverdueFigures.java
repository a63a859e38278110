package org.doorstep.reports;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.reports.Facts.Plan;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;

/** Visits of monthly care that are overdue on the last day of a term. */
final class OverdueFigures {

  private static final String MONTHLY = "monthly-home-care";
  private static final List<String> BANDS = List.of("1-7", "8-30", "31+");

  private OverdueFigures() {}

  /** Of the active plans of monthly care, those whose visit is overdue. */
  static List<Figure> shares(Facts facts, Term term) {
    List<Plan> active = active(facts);
    return BANDS.stream()
        .map(
            days ->
                Figure.share(
                    Map.of("days", days),
                    active.stream()
                        .filter(plan -> late(plan, term).filter(days::equals).isPresent())
                        .count(),
                    active.size()))
        .toList();
  }

  /** The overdue visits by the vehicle that came last to the same person. */
  static List<Figure> byUnit(Facts facts, Term term) {
    List<Plan> overdue =
        active(facts).stream().filter(plan -> late(plan, term).isPresent()).toList();
    if (overdue.isEmpty()) {
      return List.of();
    }
    Map<String, List<Visit>> visits =
        facts.visitsBefore().stream()
            .filter(visit -> visit.finished() && visit.person().isPresent())
            .filter(visit -> visit.day().filter(day -> !day.isAfter(term.to())).isPresent())
            .filter(visit -> !units(visit, facts.sites()).isEmpty())
            .collect(groupingBy(visit -> visit.person().orElseThrow()));
    Tally tally = new Tally();
    for (Plan plan : overdue) {
      String days = late(plan, term).orElseThrow();
      Set<String> units =
          plan.person()
              .flatMap(person -> Optional.ofNullable(visits.get(person)))
              .map(made -> unitsOfLastDay(made, facts.sites()))
              .orElse(Set.of(Dimensions.UNKNOWN));
      units.forEach(unit -> tally.add(Map.of("days", days, "unit", unit), plan.id()));
    }
    return tally.figures();
  }

  private static List<Plan> active(Facts facts) {
    return facts.plans().stream()
        .filter(plan -> "active".equals(plan.status()))
        .filter(plan -> plan.category().filter(MONTHLY::equals).isPresent())
        .toList();
  }

  private static Optional<String> late(Plan plan, Term term) {
    return plan.due()
        .map(due -> DAYS.between(due, term.to()))
        .filter(days -> days > 0)
        .map(days -> BANDS.get(days <= 7 ? 0 : days <= 30 ? 1 : 2));
  }

  private static Set<String> unitsOfLastDay(List<Visit> made, Map<String, Site> sites) {
    Optional<LocalDate> last =
        made.stream().flatMap(visit -> visit.day().stream()).max(Comparator.naturalOrder());
    return made.stream()
        .filter(visit -> visit.day().equals(last))
        .flatMap(visit -> units(visit, sites).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> units(Visit visit, Map<String, Site> sites) {
    return visit.sites().stream()
        .flatMap(id -> Optional.ofNullable(sites.get(id)).stream())
        .filter(Site::mobile)
        .map(Site::code)
        .collect(Collectors.toSet());
  }
}
