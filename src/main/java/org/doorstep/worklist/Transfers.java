package org.doorstep.worklist;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Transfers to which nobody has said yes or no. */
final class Transfers {

  private Transfers() {}

  /** In the order of the orders' priorities: a Task need not repeat it. */
  static List<Resource> waiting(Asked asked, Reading records) {
    List<Task> tasks =
        records.all(
            Question.about(Task.class)
                .coded("code", DoorstepCodes.codeSystem("doorstep-task"), "transfer")
                .code("status", "requested", "received")
                .reference("owner", asked.organization()));
    Map<String, ServiceRequest> orders = orders(tasks, records);
    Map<Task, Urgency> urgencies = new HashMap<>();
    tasks.forEach(
        task ->
            urgencies.put(
                task,
                Urgency.of(
                    task,
                    priority(task, orders.get(focus(task).orElse(""))),
                    task.getAuthoredOn(),
                    task.getRestriction().getPeriod().getEnd(),
                    asked.date())));
    return tasks.stream()
        .sorted(Comparator.comparing(urgencies::get))
        .map(Resource.class::cast)
        .toList();
  }

  private static Map<String, ServiceRequest> orders(List<Task> tasks, Reading records) {
    List<String> ids = tasks.stream().flatMap(task -> focus(task).stream()).distinct().toList();
    return records.ofIds(ServiceRequest.class, ids).stream()
        .collect(Collectors.toMap(order -> order.getIdElement().getIdPart(), order -> order));
  }

  private static Optional<String> focus(Task task) {
    return Optional.of(task.getFocus().getReferenceElement())
        .filter(id -> "ServiceRequest".equals(id.getResourceType()) && !id.isAbsolute())
        .map(id -> id.getIdPart());
  }

  private static @Nullable String priority(Task task, @Nullable ServiceRequest order) {
    if (task.hasPriority()) {
      return task.getPriority().toCode();
    }
    return order == null || !order.hasPriority() ? null : order.getPriority().toCode();
  }
}
