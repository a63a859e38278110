package org.doorstep.worklist;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.GREATERTHAN_OR_EQUALS;
import static ca.uhn.fhir.rest.param.ParamPrefixEnum.LESSTHAN_OR_EQUALS;

import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Tasks that nobody has done yet, the most urgent first. */
final class WaitingTasks {

  private static final String[] OPEN = {
    "requested", "received", "accepted", "ready", "in-progress", "on-hold"
  };
  private static final String[] TO_BE_MADE = {
    "requested", "received", "accepted", "ready", "in-progress", "on-hold", "completed"
  };
  private static final String[] UNANSWERED = {"requested", "received"};

  private WaitingTasks() {}

  /** Transfers to which nobody has said yes or no. */
  static List<Resource> transfers(Asked asked, Reading records) {
    return ordered(of("transfer", UNANSWERED, asked), asked, records);
  }

  /** Calls of which nobody has said what comes of them. */
  static List<Resource> calls(Asked asked, Reading records) {
    return ordered(of("hotline-triage", OPEN, asked), asked, records);
  }

  /** Results of a laboratory that nobody has seen. */
  static List<Resource> results(Asked asked, Reading records) {
    return ordered(of("result-review", OPEN, asked), asked, records);
  }

  /** The trips of a day, the first to leave first; also those that are over already. */
  static List<Resource> trips(Asked asked, Reading records) {
    Question<Task> question =
        of("trip", TO_BE_MADE, asked)
            .date("period", GREATERTHAN_OR_EQUALS, asked.date())
            .date("period", LESSTHAN_OR_EQUALS, asked.date())
            .reference("location", asked.unit());
    return records.all(question).stream()
        .sorted(
            Comparator.comparing(
                    (Task trip) -> trip.getExecutionPeriod().getStart(),
                    Comparator.nullsLast(Comparator.<Date>naturalOrder()))
                .thenComparing(trip -> trip.getIdElement().getIdPart()))
        .map(Resource.class::cast)
        .toList();
  }

  private static Question<Task> of(String code, String[] statuses, Asked asked) {
    List<String> owners =
        Stream.of(asked.organization(), asked.owner()).flatMap(Optional::stream).toList();
    Question<Task> question =
        Question.about(Task.class)
            .coded("code", DoorstepCodes.codeSystem("doorstep-task"), code)
            .code("status", statuses);
    return owners.isEmpty() ? question : question.references("owner", owners);
  }

  private static List<Resource> ordered(Question<Task> question, Asked asked, Reading records) {
    List<Task> tasks = records.all(question);
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

  /** A Task need not repeat the priority of the order that it is about. */
  private static @Nullable String priority(Task task, @Nullable ServiceRequest order) {
    if (task.hasPriority()) {
      return task.getPriority().toCode();
    }
    return order == null || !order.hasPriority() ? null : order.getPriority().toCode();
  }
}
