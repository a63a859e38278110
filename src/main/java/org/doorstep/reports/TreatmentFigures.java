package org.doorstep.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.doorstep.reports.Facts.Dispense;
import org.doorstep.reports.Facts.Finding;
import org.doorstep.reports.Treatment.Outcome;

/** Whether people get their antiretroviral medicines in time, and whether these work. */
final class TreatmentFigures {

  private static final Set<String> VIRAL_LOADS = Set.of("20447-9", "25836-8");
  private static final List<Integer> LIMITS = List.of(1000, 200, 50);
  private static final int DAYS_OF_THREE_MONTHS = 84;
  private static final int DAYS_OF_SIX_MONTHS = 168;

  private static final Comparator<Finding> LATEST =
      Comparator.comparing((Finding it) -> it.day().orElseThrow()).thenComparing(Finding::id);

  private TreatmentFigures() {}

  /** What came of the supplies that ended within the term; the last day of it is today. */
  static List<Figure> supplies(Facts facts, Term term) {
    Map<Outcome, Integer> numbers = new EnumMap<>(Outcome.class);
    for (Treatment treatment : Treatment.all(facts)) {
      treatment
          .ends()
          .forEach(
              (handedOver, end) -> {
                if (term.has(end)) {
                  numbers.merge(treatment.outcome(handedOver, term.to()), 1, Integer::sum);
                }
              });
    }
    int all = numbers.values().stream().mapToInt(Integer::intValue).sum();
    List<Figure> figures = new ArrayList<>();
    numbers.forEach(
        (outcome, number) ->
            figures.add(Figure.share(Map.of("outcome", outcome.code()), number, all)));
    return figures;
  }

  /** People on treatment on the last day. */
  static List<Figure> people(Facts facts, Term term) {
    return List.of(Figure.count(Map.of(), onTreatment(facts, term.to()).size()));
  }

  private static Set<String> onTreatment(Facts facts, LocalDate day) {
    Set<String> people = new HashSet<>();
    Treatment.all(facts).stream()
        .filter(treatment -> treatment.isGoingOn(day))
        .forEach(treatment -> people.add(treatment.person()));
    return people;
  }

  private static List<Dispense> handedOut(Facts facts, Term term) {
    return Treatment.antiretrovirals(facts).filter(it -> term.has(it.day())).toList();
  }

  /** For how long medicine is handed out at once, four weeks counting as a month. */
  static List<Figure> months(Facts facts, Term term) {
    Tally tally = new Tally();
    for (Dispense dispense : handedOut(facts, term)) {
      String months =
          dispense
              .days()
              .map(
                  days ->
                      days.intValue() < DAYS_OF_THREE_MONTHS
                          ? "<3"
                          : days.intValue() < DAYS_OF_SIX_MONTHS ? "3-5" : "6+")
              .orElse("unknown");
      tally.add(Map.of("months", months), dispense.id());
    }
    return tally.figures();
  }

  /** How much somebody else collected. */
  static List<Figure> byOthers(Facts facts, Term term) {
    List<Dispense> all = handedOut(facts, term);
    long others = all.stream().filter(Dispense::byOthers).count();
    return List.of(Figure.share(Map.of(), others, all.size()));
  }

  /** Of what somebody else collected, how much the person had consented to. */
  static List<Figure> consented(Facts facts, Term term) {
    List<Dispense> others = handedOut(facts, term).stream().filter(Dispense::byOthers).toList();
    long consented = others.stream().filter(Dispense::consented).count();
    return List.of(Figure.share(Map.of(), consented, others.size()));
  }

  private static Map<String, Finding> lastViralLoads(Facts facts, Term term) {
    Map<String, Finding> last = new TreeMap<>();
    facts.findings().stream()
        .filter(it -> VIRAL_LOADS.contains(it.code()) && it.person().isPresent())
        .filter(it -> term.has(it.day()) && isResult(it))
        .forEach(it -> last.merge(it.person().get(), it, BinaryOperator.maxBy(LATEST)));
    return last;
  }

  private static boolean isResult(Finding load) {
    return load.value().isPresent() || isNotDetected(load);
  }

  private static boolean isNotDetected(Finding load) {
    return load.interpretation().filter("ND"::equals).isPresent();
  }

  /** Of the people examined, those whose last viral load is below a limit (copies/mL). */
  static List<Figure> suppressed(Facts facts, Term term) {
    Map<String, Finding> last = lastViralLoads(facts, term);
    return LIMITS.stream()
        .map(
            limit ->
                Figure.share(
                    Map.of("below", limit.toString()),
                    last.values().stream().filter(load -> isBelow(load, limit)).count(),
                    last.size()))
        .toList();
  }

  /**
   * "Not detected" and "less than 40" are below 50; "less than 1000" is not known to be below 200.
   */
  private static boolean isBelow(Finding load, int limit) {
    if (isNotDetected(load)) {
      return true;
    }
    int compared = load.value().orElseThrow().compareTo(BigDecimal.valueOf(limit));
    return switch (load.comparator().orElse("")) {
      case "<" -> compared <= 0;
      case "", "<=" -> compared < 0;
      default -> false;
    };
  }

  /** Of the people on treatment on the last day, those who were examined within the term. */
  static List<Figure> examined(Facts facts, Term term) {
    Set<String> people = onTreatment(facts, term.to());
    Set<String> examined = new HashSet<>(lastViralLoads(facts, term).keySet());
    examined.retainAll(people);
    return List.of(Figure.share(Map.of(), examined.size(), people.size()));
  }
}
