package org.doorstep.reports;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.reports.Facts.Illness;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.MdsItem.Group;

/**
 * What the report of an emergency medical team counts for each person seen: items that were set by
 * hand, else those that follow from the records of the visit.
 *
 * @param visit the consultation
 * @param age its age band
 * @param items the items, restricted ones as well
 */
record MdsVisit(Visit visit, AgeBand age, Set<MdsItem> items) {

  private static final String DECISION = "hospitalisation-decision";
  private static final Set<String> TO_HOSPITAL = Set.of("planned", "urgent", "emergency");
  private static final Set<AgeBand> UNDER_5 = EnumSet.of(AgeBand.UNDER_1, AgeBand.FROM_1);

  static final String UNDER_FIVE = "under-5";
  static final String FROM_FIVE = "from-5";
  static final String UNKNOWN = "unknown";

  /** The consultations of a term. */
  static List<MdsVisit> of(Facts facts, Term term) {
    FactsOfVisits known = FactsOfVisits.of(facts);
    return VisitFigures.made(facts, term)
        .map(
            visit ->
                new MdsVisit(
                    visit,
                    AgeBand.of(
                        visit
                            .person()
                            .flatMap(id -> Optional.ofNullable(facts.persons().get(id)))
                            .flatMap(Facts.Person::birth),
                        visit.day().orElseThrow()),
                    items(visit, known)))
        .toList();
  }

  /**
   * What else is known of visits, by their ids.
   *
   * @param illnesses what was found at them
   * @param sent those at which a transfer was asked for
   * @param decisions whether somebody has to go to hospital
   */
  private record FactsOfVisits(
      Map<String, List<Illness>> illnesses, Set<String> sent, Map<String, String> decisions) {

    static FactsOfVisits of(Facts facts) {
      return new FactsOfVisits(
          facts.illnesses().stream()
              .filter(illness -> illness.visit().isPresent())
              .collect(Collectors.groupingBy(illness -> illness.visit().orElseThrow())),
          facts.requests().stream()
              .filter(TransferFigures::isTransfer)
              .flatMap(request -> request.visit().stream())
              .collect(Collectors.toSet()),
          facts.findings().stream()
              .filter(it -> DECISION.equals(it.code()))
              .filter(it -> it.visit().isPresent() && it.valueCode().isPresent())
              .collect(
                  Collectors.toMap(
                      it -> it.visit().orElseThrow(),
                      it -> it.valueCode().orElseThrow(),
                      (first, other) -> first)));
    }
  }

  private static Set<MdsItem> items(Visit visit, FactsOfVisits known) {
    Set<MdsItem> items = EnumSet.noneOf(MdsItem.class);
    visit.items().forEach(code -> MdsItem.of(code).ifPresent(items::add));
    if (hasNo(Group.DIAGNOSIS, items)) {
      items.addAll(diagnoses(visit, known));
    }
    if (hasNo(Group.OUTCOME, items)) {
      outcome(visit, known).ifPresent(items::add);
    }
    if (hasNo(Group.PROCEDURE, items) && visit.service().filter("dressing"::equals).isPresent()) {
      items.add(MdsItem.MINOR_SURGICAL_PROCEDURE);
    }
    return items;
  }

  private static boolean hasNo(Group group, Set<MdsItem> items) {
    return items.stream().noneMatch(item -> item.group() == group);
  }

  private static Set<MdsItem> diagnoses(Visit visit, FactsOfVisits known) {
    Set<MdsItem> diagnoses = new HashSet<>();
    visit.reason().map(MdsDiagnoses::of).ifPresent(diagnoses::add);
    for (Illness illness : known.illnesses().getOrDefault(visit.id(), List.of())) {
      if (!illness.items().isEmpty()) {
        illness.items().forEach(code -> MdsItem.of(code).ifPresent(diagnoses::add));
      } else if (!illness.code().isEmpty()) {
        diagnoses.add(MdsDiagnoses.of(illness.code()));
      }
    }
    return diagnoses;
  }

  private static Optional<MdsItem> outcome(Visit visit, FactsOfVisits known) {
    Optional<String> decision = Optional.ofNullable(known.decisions().get(visit.id()));
    if (known.sent().contains(visit.id()) || decision.filter(TO_HOSPITAL::contains).isPresent()) {
      return Optional.of(MdsItem.REFERRAL);
    }
    if (decision.filter("needed-refused"::equals).isPresent()) {
      return Optional.of(MdsItem.DISCHARGE_AGAINST_ADVICE);
    }
    if (visit.service().filter("palliative-inpatient"::equals).isPresent()) {
      return Optional.of(MdsItem.ADMISSION);
    }
    boolean comesBack = visit.service().filter("monthly-home-care"::equals).isPresent();
    return comesBack || decision.filter("not-needed"::equals).isPresent()
        ? Optional.of(MdsItem.DISCHARGE_WITH_FOLLOW_UP)
        : Optional.empty();
  }

  /** The numbers of the items that stand on the form, by item and age under and from 5. */
  static List<Figure> figures(List<MdsVisit> seen) {
    Tally tally = new Tally();
    for (MdsVisit one : seen) {
      one.items().stream()
          .filter(item -> !item.isRestricted())
          .forEach(
              item ->
                  tally.add(
                      Map.of(
                          "group", item.group().code(), "item", item.code(), "age", one.halfAge()),
                      one.visit().id()));
    }
    return tally.figures();
  }

  private String halfAge() {
    return age == AgeBand.UNKNOWN ? UNKNOWN : UNDER_5.contains(age) ? UNDER_FIVE : FROM_FIVE;
  }
}
