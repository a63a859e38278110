package org.doorstep.journeys;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;

/** The part of the recount that is about antiretroviral medicine and viral loads. */
final class TreatmentRecount {

  private final Recount recount;
  private int people;

  TreatmentRecount(Recount recount) {
    this.recount = recount;
  }

  void count() {
    treatments();
    viralLoads();
  }

  private Map<String, TreeMap<LocalDate, LocalDate>> supplies() {
    Map<String, TreeMap<LocalDate, LocalDate>> supplies = new HashMap<>();
    antiretrovirals()
        .forEach(
            it -> {
              LocalDate day = Recount.day(it.getWhenHandedOverElement().getValueAsString());
              supplies
                  .computeIfAbsent(it.getSubject().getReference(), none -> new TreeMap<>())
                  .put(day, day.plusDays(it.getDaysSupply().getValue().longValue()));
            });
    return supplies;
  }

  private List<MedicationDispense> antiretrovirals() {
    return recount.all(MedicationDispense.class).stream()
        .filter(it -> "J05AR27".equals(Recount.code(it.getMedicationCodeableConcept())))
        .toList();
  }

  private void treatments() {
    Map<String, Integer> outcomes = new HashMap<>();
    int ended = 0;
    for (TreeMap<LocalDate, LocalDate> supply : supplies().values()) {
      for (Map.Entry<LocalDate, LocalDate> one : supply.entrySet()) {
        if (recount.within(one.getValue())) {
          ended++;
          LocalDate next = supply.higherKey(one.getKey());
          long late = ChronoUnit.DAYS.between(one.getValue(), next == null ? recount.to() : next);
          String outcome =
              late >= 28 ? "interrupted" : next == null ? "open" : late > 0 ? "late" : "in-time";
          outcomes.merge(outcome, 1, Integer::sum);
        }
      }
      boolean lasts =
          supply.headMap(recount.to(), true).values().stream()
              .reduce((one, other) -> other)
              .filter(end -> ChronoUnit.DAYS.between(end, recount.to()) <= 28)
              .isPresent();
      people += lasts ? 1 : 0;
    }
    int all = ended;
    outcomes.forEach(
        (outcome, number) ->
            recount.line("art-supply,outcome," + outcome + ",,", number + "," + all));
    recount.line("art-people,,,,", people + ",");
    List<MedicationDispense> given =
        antiretrovirals().stream()
            .filter(
                it -> recount.within(Recount.day(it.getWhenHandedOverElement().getValueAsString())))
            .toList();
    if (!given.isEmpty()) {
      recount.line("art-months,months,3-5,,", given.size() + ",");
    }
    long others = given.stream().filter(it -> it.getExtension().size() > 1).count();
    recount.line("art-by-proxy,,,,", others + "," + given.size());
    recount.line("art-proxy-consent,,,,", others + "," + others);
  }

  private void viralLoads() {
    Map<String, Observation> last = new HashMap<>();
    for (Observation load : recount.found("20447-9")) {
      Observation other = last.get(load.getSubject().getReference());
      if (other == null || Recount.day(other).isBefore(Recount.day(load))) {
        last.put(load.getSubject().getReference(), load);
      }
    }
    for (int limit : new int[] {1000, 200, 50}) {
      int below = 0;
      for (Observation load : last.values()) {
        Quantity copies = load.getValueQuantity();
        below += copies.hasComparator() || copies.getValue().intValue() < limit ? 1 : 0;
      }
      recount.line("viral-load-suppressed,below," + limit + ",,", below + "," + last.size());
    }
    long examined =
        supplies().entrySet().stream()
            .filter(it -> last.containsKey(it.getKey()))
            .filter(
                it ->
                    it.getValue().headMap(recount.to(), true).values().stream()
                        .anyMatch(end -> ChronoUnit.DAYS.between(end, recount.to()) <= 28))
            .count();
    recount.line("viral-load-tested,,,,", examined + "," + people);
  }
}
