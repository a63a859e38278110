package org.doorstep.journeys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** The part of the recount that is about the ways to hospital. */
final class TransferRecount {

  private final Recount recount;

  TransferRecount(Recount recount) {
    this.recount = recount;
  }

  void count() {
    Map<String, Integer> numbers = new HashMap<>();
    int all = 0;
    int declined = 0;
    List<Long> minutes = new ArrayList<>();
    for (Task task : recount.all(Task.class)) {
      if (task.getFocus().getReference() == null
          || !(recount.at(task.getFocus().getReference()) instanceof ServiceRequest request)
          || !Recount.code(request.getCode()).startsWith("transfer-")
          || !recount.within(Recount.day(request.getAuthoredOnElement().getValueAsString()))) {
        continue;
      }
      all++;
      if ("admitted".equals(Recount.code(task.getBusinessStatus()))) {
        long took = task.getLastModified().getTime() - request.getAuthoredOn().getTime();
        minutes.add(took / 60_000);
      }
      declined += "rejected".equals(task.getStatus().toCode()) ? 1 : 0;
      String hospital = request.getPerformerFirstRep().getReference().replace("Organization/", "");
      numbers.merge(
          "transfers,destination,"
              + hospital
              + ",outcome,"
              + Recount.code(task.getBusinessStatus()),
          1,
          Integer::sum);
    }
    numbers.forEach((key, number) -> recount.line(key, number + ","));
    recount.line("transfers-declined,,,,", declined + "," + all);
    for (String step : List.of("arrived", "admitted")) {
      recount.line("transfer-hours,until," + step + ",,", minutes.size() + ",," + hours(minutes));
    }
  }

  /** The middle of some minutes, as hours with one decimal; of none nothing. */
  private static String hours(List<Long> minutes) {
    if (minutes.isEmpty()) {
      return "";
    }
    List<Long> sorted = minutes.stream().sorted().toList();
    long twice = sorted.get(sorted.size() / 2) + sorted.get((sorted.size() - 1) / 2);
    long tenths = Math.round(twice / 12.0);
    return tenths / 10 + "." + tenths % 10;
  }
}
