package org.doorstep.followup;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** No call to the hotline is forgotten: each is a Task until somebody has said what comes of it. */
@Component
class HotlineCalls implements FollowUp {

  static final String TRIAGE = "hotline-triage";

  private static final String SERVICES = DoorstepCodes.codeSystem("doorstep-service");

  private final Store store;
  private final Todo todo;

  HotlineCalls(Store store, Todo todo) {
    this.store = store;
    this.todo = todo;
  }

  @Override
  public void follow(@Nullable Resource before, Resource record) {
    if (record instanceof ServiceRequest call
        && isCall(call)
        && Todo.isHere(call.getSubject())
        && call.getStatus() != null) {
      switch (call.getStatus()) {
        case ACTIVE, ONHOLD -> give(call);
        case REVOKED, ENTEREDINERROR -> withdraw(call);
        default -> {}
      }
    } else if (record instanceof Encounter visit && visit.getStatus() == EncounterStatus.FINISHED) {
      visit.getBasedOn().forEach(call -> answered(call, visit.getSubject()));
    }
  }

  static boolean isCall(ServiceRequest request) {
    return request.getCategory().stream()
        .anyMatch(category -> category.hasCoding(SERVICES, "hotline-call"));
  }

  private void give(ServiceRequest call) {
    String about = Todo.key(call);
    if (todo.exists(TRIAGE, about) || isGivenOtherwise(about)) {
      return;
    }
    Task triage = todo.draft(TRIAGE, about, call.getSubject());
    triage.setFocus(new Reference(about));
    triage.setAuthoredOn(call.getAuthoredOn());
    if (call.hasPriority()) {
      triage.setPriority(TaskPriority.fromCode(call.getPriority().toCode()));
    }
    asked(call).ifPresent(triage::setOwner);
    todo.save(triage);
  }

  /**
   * The organisation that is asked to come. Nobody else is named: that an AIDS centre keeps the
   * record would say what the person lives with, and its own people find the Task without.
   */
  private static Optional<Reference> asked(ServiceRequest call) {
    return call.getPerformer().stream()
        .filter(it -> "Organization".equals(it.getReferenceElement().getResourceType()))
        .map(it -> new Reference(it.getReference()))
        .findFirst();
  }

  private boolean isGivenOtherwise(String about) {
    return store
        .search(
            Task.class,
            Map.of("focus", new ReferenceParam(about), "code", new TokenParam(Todo.KINDS, TRIAGE)))
        .findAny()
        .isPresent();
  }

  private void withdraw(ServiceRequest call) {
    todo.of(TRIAGE, Todo.key(call))
        .filter(Todo::isOpen)
        .ifPresent(triage -> todo.change(triage, TaskStatus.CANCELLED, TaskReason.CALL_WITHDRAWN));
  }

  /** The team has come. */
  private void answered(Reference basis, Reference patient) {
    store
        .read(ServiceRequest.class, basis)
        .filter(HotlineCalls::isCall)
        .filter(call -> Todo.areOfOne(call.getSubject(), patient))
        .filter(call -> call.getStatus() == ServiceRequestStatus.ACTIVE)
        .ifPresent(call -> store.save(call.setStatus(ServiceRequestStatus.COMPLETED)));
  }
}
