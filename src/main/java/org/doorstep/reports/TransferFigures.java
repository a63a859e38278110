package org.doorstep.reports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Request;
import org.doorstep.reports.Facts.Work;

/** What came of transfers to hospital, and of evacuations. */
final class TransferFigures {

  private static final Set<String> TRANSFERS =
      Set.of("transfer-hospitalisation", "transfer-consultation");
  private static final String HOURS = "h";
  private static final BigDecimal SECONDS_OF_HOUR = BigDecimal.valueOf(3600);
  private static final String EVACUATION = "emergency-evacuation";
  private static final Set<String> DECLINED = Set.of("rejected", "failed");

  private TransferFigures() {}

  static boolean isTransfer(Request request) {
    return request.code().filter(TRANSFERS::contains).isPresent();
  }

  private static List<Request> of(Facts facts, Term term, Set<String> codes) {
    return facts.requests().stream()
        .filter(it -> it.code().filter(codes::contains).isPresent() && term.has(it.day()))
        .toList();
  }

  /** The Task that changed last, for each request. */
  private static Map<String, Work> tasks(Facts facts) {
    Map<String, Work> last = new HashMap<>();
    facts.tasks().stream()
        .filter(task -> task.code().filter("transfer"::equals).isPresent())
        .forEach(
            task ->
                task.request()
                    .ifPresent(
                        request ->
                            last.merge(
                                request,
                                task,
                                BinaryOperator.maxBy(
                                    Comparator.comparing(Work::changed).thenComparing(Work::id)))));
    return last;
  }

  private static String outcome(Optional<Work> task) {
    return task.map(it -> it.businessStatus().orElse(it.status())).orElse("no-task");
  }

  /** Transfers asked for, by destination and by where they stand. */
  static List<Figure> transfers(Facts facts, Term term) {
    Map<String, Work> tasks = tasks(facts);
    Tally tally = new Tally();
    for (Request request : of(facts, term, TRANSFERS)) {
      tally.add(
          Map.of(
              "destination",
              request.destination().orElse("unknown"),
              "outcome",
              outcome(Optional.ofNullable(tasks.get(request.id())))),
          request.id());
    }
    return tally.figures();
  }

  /** Of the transfers asked for, those that were declined or failed. */
  static List<Figure> declined(Facts facts, Term term) {
    Map<String, Work> tasks = tasks(facts);
    List<Request> asked = of(facts, term, TRANSFERS);
    long declined =
        asked.stream()
            .flatMap(request -> Stream.ofNullable(tasks.get(request.id())))
            .filter(task -> DECLINED.contains(task.status()))
            .count();
    return List.of(Figure.share(Map.of(), declined, asked.size()));
  }

  /** How many hours it took from the request to the arrival, and to the admission. */
  static List<Figure> hours(Facts facts, Term term) {
    List<Request> asked = of(facts, term, TRANSFERS);
    return List.of(
        Figure.median(Map.of("until", "arrived"), hours(asked, facts, Work::arrived), HOURS),
        Figure.median(Map.of("until", "admitted"), hours(asked, facts, Work::admitted), HOURS));
  }

  /** Who was asked first may have sent the person on: what happened first counts. */
  private static List<BigDecimal> hours(
      List<Request> asked, Facts facts, Function<Work, Optional<Instant>> step) {
    Map<String, Instant> first = new HashMap<>();
    for (Work task : facts.tasks()) {
      step.apply(task)
          .ifPresent(
              at ->
                  task.request()
                      .ifPresent(
                          request ->
                              first.merge(
                                  request, at, BinaryOperator.minBy(Comparator.naturalOrder()))));
    }
    List<BigDecimal> hours = new ArrayList<>();
    for (Request request : asked) {
      Optional<Instant> reached = Optional.ofNullable(first.get(request.id()));
      Optional<Duration> took =
          reached.flatMap(end -> request.at().map(begin -> Duration.between(begin, end)));
      took.filter(it -> !it.isNegative())
          .ifPresent(
              it ->
                  hours.add(
                      BigDecimal.valueOf(it.toSeconds())
                          .divide(SECONDS_OF_HOUR, MathContext.DECIMAL64)));
    }
    return hours;
  }

  /** People on the lists of evacuations, by operation and by where they stand. */
  static List<Figure> evacuations(Facts facts, Term term) {
    Map<String, Work> tasks = tasks(facts);
    Tally tally = new Tally();
    for (Request request : of(facts, term, Set.of(EVACUATION))) {
      tally.add(
          Map.of(
              "operation",
              request.operation().orElse("unknown"),
              "outcome",
              outcome(Optional.ofNullable(tasks.get(request.id())))),
          request.person().orElse(request.id()));
    }
    return tally.figures();
  }
}
