package org.doorstep.journeys;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** The part of the recount that is about calls, trips, evacuations and what mothers do. */
final class TeamRecount {

  private final Recount recount;
  private final Map<String, Integer> numbers = new HashMap<>();

  TeamRecount(Recount recount) {
    this.recount = recount;
  }

  void count() {
    trips();
    calls();
    evacuations();
    childcare();
    numbers.forEach((key, number) -> recount.line(key, number + ","));
    meetings();
  }

  private void trips() {
    for (Task task : recount.all(Task.class)) {
      if (!"trip".equals(Recount.code(task.getCode()))
          || !recount.within(day(task.getExecutionPeriod().getStartElement().getValueAsString()))) {
        continue;
      }
      String outcome =
          switch (task.getStatus()) {
            case COMPLETED -> "done,,";
            case CANCELLED -> "called-off,reason," + Recount.code(task.getStatusReason());
            default -> "planned,,";
          };
      numbers.merge("trips,outcome," + outcome, 1, Integer::sum);
    }
  }

  private void calls() {
    List<Long> days = new ArrayList<>();
    for (ServiceRequest call : recount.all(ServiceRequest.class)) {
      LocalDate called = day(call.getAuthoredOnElement().getValueAsString());
      if (!"hotline-call".equals(category(call)) || !recount.within(called)) {
        continue;
      }
      Optional<LocalDate> visited = visited(call);
      visited.ifPresent(day -> days.add(ChronoUnit.DAYS.between(called, day)));
      numbers.merge(
          "hotline-calls,outcome,"
              + visited
                  .map(
                      day ->
                          ChronoUnit.DAYS.between(called, day) > 7
                              ? "visited-later,,"
                              : "visited-within-a-week,,")
                  .orElseGet(() -> unanswered(call)),
          1,
          Integer::sum);
    }
    recount.line("hotline-days,until,visited,,", days.size() + ",," + median(days));
  }

  private static String category(ServiceRequest request) {
    return Recount.code(request.getCategoryFirstRep());
  }

  private Optional<LocalDate> visited(ServiceRequest call) {
    return recount.all(Encounter.class).stream()
        .filter(
            visit ->
                visit.getBasedOn().stream().anyMatch(it -> it.getReference().equals(call.getId())))
        .map(visit -> day(visit.getPeriod().getStartElement().getValueAsString()))
        .findAny();
  }

  private String unanswered(ServiceRequest call) {
    return recount.all(Task.class).stream()
        .filter(task -> call.getId().equals(task.getFocus().getReference()))
        .map(task -> "declined,reason," + Recount.code(task.getStatusReason()))
        .findAny()
        .orElse("waiting,,");
  }

  private static String median(List<Long> days) {
    List<Long> sorted = days.stream().sorted().toList();
    int all = sorted.size();
    return all == 0 ? "" : "" + (sorted.get((all - 1) / 2) + sorted.get(all / 2)) / 2.0;
  }

  private void evacuations() {
    for (Task task : recount.all(Task.class)) {
      if (task.getFocus().getReference() != null
          && recount.at(task.getFocus().getReference()) instanceof ServiceRequest order
          && "emergency-evacuation".equals(Recount.code(order.getCode()))
          && recount.within(day(order.getAuthoredOnElement().getValueAsString()))) {
        numbers.merge(
            "evacuations,operation,%s,outcome,%s"
                .formatted(
                    order.getRequisition().getValue(), Recount.code(task.getBusinessStatus())),
            1,
            Integer::sum);
      }
    }
  }

  private void childcare() {
    List<ServiceRequest> asked =
        recount.all(ServiceRequest.class).stream()
            .filter(it -> "childcare".equals(Recount.code(it.getCode())))
            .filter(it -> recount.within(day(it.getAuthoredOnElement().getValueAsString())))
            .toList();
    List<ServiceRequest> done =
        asked.stream().filter(it -> "completed".equals(it.getStatus().toCode())).toList();
    long kept =
        done.stream()
            .filter(
                it ->
                    recount.all(Appointment.class).stream()
                        .anyMatch(
                            one -> one.getBasedOnFirstRep().getReference().equals(it.getId())))
            .count();
    recount.line("childcare,,,,", done.size() + "," + asked.size());
    recount.line("appointments-kept,,,,", kept + "," + done.size());
  }

  private void meetings() {
    int meetings = 0;
    int people = 0;
    for (Encounter visit : recount.all(Encounter.class)) {
      if (visit.getSubject().getReference().startsWith("Group/")
          && recount.within(day(visit.getPeriod().getStartElement().getValueAsString()))) {
        meetings++;
        people += ((UnsignedIntType) visit.getExtension().get(0).getValue()).getValue();
      }
    }
    recount.line("meetings,count,meetings,,", meetings + ",");
    recount.line("meetings,count,attendances,,", people + ",");
  }

  private static LocalDate day(String time) {
    return Recount.day(time);
  }
}
