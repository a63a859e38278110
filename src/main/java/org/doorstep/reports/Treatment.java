package org.doorstep.reports;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.doorstep.reports.Facts.Dispense;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Work;

/**
 * A person's antiretroviral medicines, from one handing out to the next. What is handed out on the
 * same day counts once, until the last of it ends.
 *
 * @param person the id of the Patient
 * @param ends the end of the supply by the day of handing out
 * @param left when the person died, moved or began to be treated elsewhere
 */
record Treatment(String person, TreeMap<LocalDate, LocalDate> ends, Optional<LocalDate> left) {

  /**
   * Not received within 28 days of the end of the supply: interrupted (WHO HIV, lost to follow-up).
   */
  static final int DAYS_UNTIL_INTERRUPTED = 28;

  private static final List<String> ANTIRETROVIRAL =
      List.of("J05AE", "J05AF", "J05AG", "J05AJ", "J05AR");

  /** Against hepatitis B only. */
  private static final Set<String> OTHERS = Set.of("J05AF08", "J05AF10", "J05AF11", "J05AF12");

  private static final Set<String> LEAVING = Set.of("treated-elsewhere", "moved-away", "died");

  static boolean isAntiretroviral(Dispense dispense) {
    return ANTIRETROVIRAL.stream().anyMatch(dispense.atc()::startsWith)
        && !OTHERS.contains(dispense.atc());
  }

  static Stream<Dispense> antiretrovirals(Facts facts) {
    return facts.dispenses().stream().filter(Treatment::isAntiretroviral);
  }

  /** The treatments of all people. */
  static List<Treatment> all(Facts facts) {
    Map<String, TreeMap<LocalDate, LocalDate>> supplies = new TreeMap<>();
    antiretrovirals(facts)
        .filter(dispense -> dispense.person().isPresent() && dispense.supplyEnd().isPresent())
        .forEach(
            dispense ->
                supplies
                    .computeIfAbsent(dispense.person().get(), first -> new TreeMap<>())
                    .merge(
                        dispense.day(),
                        dispense.supplyEnd().get(),
                        (one, other) -> one.isAfter(other) ? one : other));
    Map<String, LocalDate> went = went(facts);
    return supplies.entrySet().stream()
        .map(
            entry ->
                new Treatment(
                    entry.getKey(),
                    entry.getValue(),
                    left(
                        Optional.ofNullable(facts.persons().get(entry.getKey())),
                        Optional.ofNullable(went.get(entry.getKey())),
                        entry.getValue().lastKey())))
        .toList();
  }

  /** Of a death on an unknown day is known that it was not before the last handing out. */
  private static Optional<LocalDate> left(
      Optional<Person> who, Optional<LocalDate> went, LocalDate last) {
    Optional<LocalDate> died = who.filter(Person::dead).map(person -> person.died().orElse(last));
    return Stream.of(died, went).flatMap(Optional::stream).min(LocalDate::compareTo);
  }

  /** When somebody moved away, died or began to be treated elsewhere, by the ids of the persons. */
  private static Map<String, LocalDate> went(Facts facts) {
    Map<String, LocalDate> went = new HashMap<>();
    for (Work task : facts.tasks()) {
      boolean left =
          task.code().filter("follow-up"::equals).isPresent()
              && task.outcome().filter(LEAVING::contains).isPresent();
      Optional<LocalDate> day = FactRows.day(Optional.of(task.changed())).filter(it -> left);
      if (day.isPresent() && task.person().isPresent()) {
        went.merge(task.person().get(), day.get(), BinaryOperator.minBy(Comparator.naturalOrder()));
      }
    }
    return went;
  }

  /** What came of a supply that ended. */
  enum Outcome {
    IN_TIME("in-time"),
    LATE("late"),
    INTERRUPTED("interrupted"),
    /** The next is not there, and not overdue for 28 days yet. */
    OPEN("open"),
    /** Who died or is treated elsewhere has not interrupted the treatment. */
    LEFT("left");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * What came of a supply.
   *
   * @param handedOver the day on which it was handed out
   * @param today the last day of which anything is known
   */
  Outcome outcome(LocalDate handedOver, LocalDate today) {
    LocalDate end = Objects.requireNonNull(ends.get(handedOver));
    LocalDate last = end.plusDays(DAYS_UNTIL_INTERRUPTED);
    LocalDate next = ends.higherKey(handedOver);
    if (next != null && !next.isAfter(today) && next.isBefore(last)) {
      return next.isAfter(end) ? Outcome.LATE : Outcome.IN_TIME;
    }
    if (left.filter(day -> !day.isBefore(handedOver) && day.isBefore(last)).isPresent()) {
      return Outcome.LEFT;
    }
    return today.isBefore(last) ? Outcome.OPEN : Outcome.INTERRUPTED;
  }

  /** Whether the person has medicine on a day, or ran out less than 28 days before. */
  boolean isGoingOn(LocalDate day) {
    Map.Entry<LocalDate, LocalDate> last = ends.floorEntry(day);
    return last != null
        && !last.getValue().isBefore(day.minusDays(DAYS_UNTIL_INTERRUPTED))
        && left.filter(it -> !it.isAfter(day) && !it.isBefore(last.getKey())).isEmpty();
  }
}
