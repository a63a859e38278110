package org.doorstep.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Finding;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Request;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;
import org.jspecify.annotations.Nullable;

/** Electrocardiograms, and decisions that somebody has to go to hospital. */
final class FindingFigures {

  private static final String ECG = "11524-6";

  /** Chapter IX of ICD-10. */
  private static final String HEART_AND_VESSELS = "I";

  private static final Set<String> ABNORMAL = Set.of("A", "AA");
  private static final String DECISION = "hospitalisation-decision";
  private static final Set<String> TO_HOSPITAL = Set.of("planned", "urgent", "emergency");
  private static final int DAYS_TO_ACT = 7;

  private FindingFigures() {}

  private static List<Finding> of(String code, Facts facts, Term term) {
    return facts.findings().stream()
        .filter(it -> code.equals(it.code()) && term.has(it.day()))
        .toList();
  }

  /** Electrocardiograms by the place of the visit. */
  static List<Figure> ecgs(Facts facts, Term term) {
    Map<String, Visit> visits = new HashMap<>();
    facts.visits().forEach(visit -> visits.put(visit.id(), visit));
    Tally tally = new Tally();
    for (Finding ecg : of(ECG, facts, term)) {
      Optional<Visit> visit = ecg.visit().flatMap(id -> Optional.ofNullable(visits.get(id)));
      List<String> sites =
          visit.stream()
              .flatMap(it -> it.sites().stream())
              .flatMap(id -> Optional.ofNullable(facts.sites().get(id)).stream())
              .filter(site -> !site.mobile())
              .map(Site::code)
              .toList();
      for (String site : sites.isEmpty() ? List.of("unknown") : sites) {
        tally.add(Map.of("site", site), ecg.id());
      }
    }
    return tally.figures();
  }

  /** Of the electrocardiograms that somebody judged, those that are abnormal. */
  static List<Figure> abnormalEcgs(Facts facts, Term term) {
    List<Finding> judged =
        of(ECG, facts, term).stream().filter(it -> it.interpretation().isPresent()).toList();
    long abnormal =
        judged.stream()
            .filter(it -> it.interpretation().filter(ABNORMAL::contains).isPresent())
            .count();
    return List.of(Figure.share(Map.of(), abnormal, judged.size()));
  }

  /** Of the people with an illness of heart or vessels, those with a tracing within the year. */
  static List<Figure> coverage(Facts facts, Term term) {
    Set<String> ill =
        facts.illnesses().stream()
            .filter(it -> it.active() && it.code().startsWith(HEART_AND_VESSELS))
            .filter(it -> it.known().filter(day -> day.isAfter(term.to())).isEmpty())
            .flatMap(it -> it.person().stream())
            .filter(id -> isAlive(facts.persons().get(id), term.to()))
            .collect(Collectors.toSet());
    Set<String> traced =
        of(ECG, facts, new Term(term.to().minusYears(1).plusDays(1), term.to())).stream()
            .flatMap(it -> it.person().stream())
            .filter(ill::contains)
            .collect(Collectors.toSet());
    return List.of(Figure.share(Map.of(), traced.size(), ill.size()));
  }

  private static boolean isAlive(@Nullable Person person, LocalDate day) {
    return person != null
        && (!person.dead() || person.died().filter(died -> died.isAfter(day)).isPresent());
  }

  /** Of the decisions for hospital, those that no request for a transfer followed. */
  static List<Figure> notCarriedOut(Facts facts, Term term) {
    List<Figure> figures = new ArrayList<>();
    Map<String, List<Request>> transfers = transfers(facts);
    for (String decision : TO_HOSPITAL) {
      List<Finding> decided =
          of(DECISION, facts, term).stream()
              .filter(it -> it.valueCode().filter(decision::equals).isPresent())
              .toList();
      long without = decided.stream().filter(it -> !isCarriedOut(it, transfers)).count();
      if (!decided.isEmpty()) {
        figures.add(Figure.share(Map.of("decision", decision), without, decided.size()));
      }
    }
    return figures;
  }

  private static boolean isCarriedOut(Finding decision, Map<String, List<Request>> transfers) {
    return Stream.of(decision.visit(), decision.person())
        .flatMap(Optional::stream)
        .flatMap(id -> transfers.getOrDefault(id, List.of()).stream())
        .anyMatch(request -> isOfVisit(request, decision) || isSoonAfter(request, decision));
  }

  /** Requests for transfers by the ids of the visits and of the persons. */
  private static Map<String, List<Request>> transfers(Facts facts) {
    Map<String, List<Request>> transfers = new HashMap<>();
    facts.requests().stream()
        .filter(TransferFigures::isTransfer)
        .forEach(
            request ->
                Stream.of(request.visit(), request.person())
                    .flatMap(Optional::stream)
                    .forEach(
                        id ->
                            transfers.computeIfAbsent(id, none -> new ArrayList<>()).add(request)));
    return transfers;
  }

  private static boolean isOfVisit(Request request, Finding decision) {
    return request.visit().isPresent() && request.visit().equals(decision.visit());
  }

  private static boolean isSoonAfter(Request request, Finding decision) {
    LocalDate day = decision.day().orElseThrow();
    return decision.person().isPresent()
        && request.person().equals(decision.person())
        && new Term(day, day.plusDays(DAYS_TO_ACT)).has(request.day());
  }
}
