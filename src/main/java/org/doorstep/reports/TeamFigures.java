package org.doorstep.reports;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.reports.Facts.Request;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.Facts.Work;

/** What teams planned and did: trips, the hotline and childcare. */
final class TeamFigures {

  private static final Set<String> DONE = Set.of("completed");
  private static final Set<String> CALLED_OFF = Set.of("cancelled", "rejected", "failed");
  private static final Set<String> REVOKED = Set.of("revoked");
  private static final int DAYS_UNTIL_VISIT = 7;

  private TeamFigures() {}

  /** Trips by what came of them; those called off by the reason. */
  static List<Figure> trips(Facts facts, Term term) {
    Tally tally = new Tally();
    facts.tasks().stream()
        .filter(task -> task.code().filter("trip"::equals).isPresent() && term.has(task.day()))
        .forEach(trip -> tally.add(outcome(trip), trip.id()));
    return tally.figures();
  }

  private static Map<String, String> outcome(Work trip) {
    if (CALLED_OFF.contains(trip.status())) {
      return Map.of("outcome", "called-off", "reason", trip.reason().orElse("unknown"));
    }
    return Map.of("outcome", DONE.contains(trip.status()) ? "done" : "planned");
  }

  /** Calls to the hotline by what came of them. */
  static List<Figure> calls(Facts facts, Term term) {
    Tally tally = new Tally();
    Map<String, List<Visit>> answers = answers(facts);
    Map<String, Work> declined = declined(facts);
    for (Request call : facts.requests()) {
      if (call.category().filter("hotline-call"::equals).isPresent() && term.has(call.day())) {
        tally.add(
            outcome(
                call,
                answers.getOrDefault(call.id(), List.of()),
                Optional.ofNullable(declined.get(call.id()))),
            call.id());
      }
    }
    return tally.figures();
  }

  private static Map<String, String> outcome(
      Request call, List<Visit> visits, Optional<Work> declined) {
    Term soon =
        new Term(call.day().orElseThrow(), call.day().orElseThrow().plusDays(DAYS_UNTIL_VISIT));
    if (visits.stream().anyMatch(visit -> soon.has(visit.day()))) {
      return Map.of("outcome", "visited-within-a-week");
    }
    if (!visits.isEmpty()) {
      return Map.of("outcome", "visited-later");
    }
    return declined.isPresent() || REVOKED.contains(call.status())
        ? Map.of("outcome", "declined", "reason", declined.flatMap(Work::reason).orElse("unknown"))
        : Map.of("outcome", "waiting");
  }

  /** How many days callers waited for the first visit. */
  static List<Figure> days(Facts facts, Term term) {
    List<BigDecimal> days = new ArrayList<>();
    Map<String, List<Visit>> answers = answers(facts);
    for (Request call : facts.requests()) {
      if (call.category().filter("hotline-call"::equals).isPresent() && term.has(call.day())) {
        LocalDate called = call.day().orElseThrow();
        answers.getOrDefault(call.id(), List.of()).stream()
            .flatMap(visit -> visit.day().stream())
            .min(Comparator.naturalOrder())
            .filter(first -> !first.isBefore(called))
            .ifPresent(first -> days.add(BigDecimal.valueOf(DAYS.between(called, first))));
      }
    }
    return List.of(Figure.median(Map.of("until", "visited"), days, "d"));
  }

  /** Finished visits by the ids of the requests that they answer. */
  private static Map<String, List<Visit>> answers(Facts facts) {
    return facts.visits().stream()
        .filter(visit -> visit.finished() && visit.request().isPresent())
        .collect(Collectors.groupingBy(visit -> visit.request().orElseThrow()));
  }

  /** The first Task that was called off, by the ids of the requests. */
  private static Map<String, Work> declined(Facts facts) {
    return facts.tasks().stream()
        .filter(task -> CALLED_OFF.contains(task.status()) && task.request().isPresent())
        .collect(
            Collectors.toMap(
                task -> task.request().orElseThrow(), Function.identity(), (one, other) -> one));
  }

  /** Of the requests for childcare, those that were kept. */
  static List<Figure> childcare(Facts facts, Term term) {
    List<Request> asked =
        facts.requests().stream()
            .filter(it -> it.code().filter("childcare"::equals).isPresent() && term.has(it.day()))
            .toList();
    long kept = asked.stream().filter(request -> DONE.contains(request.status())).count();
    return List.of(Figure.share(Map.of(), kept, asked.size()));
  }
}
