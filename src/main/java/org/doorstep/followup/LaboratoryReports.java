package org.doorstep.followup;

import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A report that arrives ends its orders, and somebody who ordered it has to look at it. */
@Component
class LaboratoryReports implements FollowUp {

  private static final String REVIEW = "result-review";
  private static final Set<DiagnosticReportStatus> DONE =
      EnumSet.of(
          DiagnosticReportStatus.FINAL,
          DiagnosticReportStatus.AMENDED,
          DiagnosticReportStatus.CORRECTED,
          DiagnosticReportStatus.APPENDED);

  /** What says something, be it that the specimen could not be examined. */
  private static final Set<DiagnosticReportStatus> TELLING =
      EnumSet.of(
          DiagnosticReportStatus.PARTIAL,
          DiagnosticReportStatus.PRELIMINARY,
          DiagnosticReportStatus.CANCELLED);

  /** Of v3-ObservationInterpretation: critical, critically high, critically low. */
  private static final Set<String> CRITICAL = Set.of("AA", "HH", "LL");

  private final Store store;
  private final Todo todo;

  LaboratoryReports(Store store, Todo todo) {
    this.store = store;
    this.todo = todo;
  }

  @Override
  public void follow(@Nullable Resource before, Resource record) {
    if (!(record instanceof DiagnosticReport report)
        || report.getStatus() == null
        || !Todo.isHere(report.getSubject())) {
      return;
    }
    List<ServiceRequest> orders =
        report.getBasedOn().stream()
            .flatMap(basis -> store.read(ServiceRequest.class, basis).stream())
            .filter(LaboratoryReports::isOfLaboratory)
            .filter(order -> Todo.areOfOne(order.getSubject(), report.getSubject()))
            .toList();
    if (orders.isEmpty()) {
      return;
    }
    if (DONE.contains(report.getStatus())) {
      orders.stream()
          .filter(LaboratoryReports::isOpen)
          .forEach(order -> store.save(order.copy().setStatus(ServiceRequestStatus.COMPLETED)));
    }
    if (DONE.contains(report.getStatus()) || TELLING.contains(report.getStatus())) {
      review(before, report, orders.get(0));
    } else if (report.getStatus() == DiagnosticReportStatus.ENTEREDINERROR) {
      todo.of(REVIEW, Todo.key(report))
          .filter(Todo::isOpen)
          .ifPresent(task -> todo.change(task, TaskStatus.CANCELLED, TaskReason.REPORT_IN_ERROR));
    }
  }

  private static boolean isOfLaboratory(ServiceRequest order) {
    return order.getCategory().stream()
        .anyMatch(category -> category.hasCoding("http://loinc.org", "26436-6"));
  }

  private static boolean isOpen(ServiceRequest order) {
    return order.getStatus() == ServiceRequestStatus.ACTIVE
        || order.getStatus() == ServiceRequestStatus.ONHOLD;
  }

  private void review(@Nullable Resource before, DiagnosticReport report, ServiceRequest order) {
    Optional<Task> given = todo.of(REVIEW, Todo.key(report));
    if (given.isEmpty() && !todo.exists(REVIEW, Todo.key(report))) {
      give(report, order);
      return;
    }
    boolean changed = before instanceof DiagnosticReport old && !says(old).equalsDeep(says(report));
    given
        .filter(task -> changed && task.getStatus() == TaskStatus.COMPLETED)
        .ifPresent(
            task -> {
              task.getOutput().clear();
              task.setExecutionPeriod(null);
              todo.change(task, TaskStatus.REQUESTED, TaskReason.REPORT_CHANGED);
            });
  }

  private void give(DiagnosticReport report, ServiceRequest order) {
    Task task = todo.draft(REVIEW, Todo.key(report), report.getSubject());
    task.setFocus(new Reference(Todo.key(report)));
    task.addBasedOn(new Reference(Todo.key(order)));
    ordering(order).ifPresent(task::setOwner);
    boolean critical =
        report.getResult().stream()
            .flatMap(result -> store.read(Observation.class, result).stream())
            .anyMatch(LaboratoryReports::isCritical);
    task.setPriority(critical ? TaskPriority.URGENT : TaskPriority.ROUTINE);
    todo.save(task);
  }

  /** The organisation in whose name the order was given, if that says one. */
  private Optional<Reference> ordering(ServiceRequest order) {
    Reference requester = order.getRequester();
    if ("Organization".equals(requester.getReferenceElement().getResourceType())) {
      return Optional.of(new Reference(requester.getReference()));
    }
    List<String> organizations =
        posts(requester)
            .map(role -> role.getOrganization().getReference())
            .filter(organization -> organization != null)
            .distinct()
            .toList();
    return organizations.size() == 1
        ? Optional.of(new Reference(organizations.get(0)))
        : Optional.empty();
  }

  private Stream<PractitionerRole> posts(Reference requester) {
    return "Practitioner".equals(requester.getReferenceElement().getResourceType())
        ? store.search(
            PractitionerRole.class,
            Map.of("practitioner", new ReferenceParam(requester.getReference())))
        : store.read(PractitionerRole.class, requester).stream();
  }

  private static boolean isCritical(Observation result) {
    return result.getInterpretation().stream()
        .flatMap(interpretation -> interpretation.getCoding().stream())
        .anyMatch(coding -> CRITICAL.contains(String.valueOf(coding.getCode())));
  }

  private static DiagnosticReport says(DiagnosticReport report) {
    DiagnosticReport said = report.copy();
    said.setMeta(new Meta()).setId((String) null);
    said.setText(null);
    return said;
  }
}
