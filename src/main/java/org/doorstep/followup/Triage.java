package org.doorstep.followup;

import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What comes of a call: eligible, not eligible and why, or to be looked at by the team. The outcome
 * stands on the Task for those who plan; by which criteria, only where treatment is written.
 */
@Component
class Triage implements FollowUp {

  private static final String OBSERVATIONS = DoorstepCodes.codeSystem("doorstep-obs");
  private static final String OUTCOMES = DoorstepCodes.codeSystem("doorstep-eligibility-outcome");
  private static final String ELIGIBILITY = "eligibility";
  private static final String ELIGIBLE = "eligible";
  private static final String NOT_ELIGIBLE = "not-eligible";

  private final Store store;
  private final Todo todo;

  Triage(Store store, Todo todo) {
    this.store = store;
    this.todo = todo;
  }

  @Override
  public void follow(@Nullable Resource before, Resource record) {
    if (record instanceof Observation assessment
        && assessment.getCode().hasCoding(OBSERVATIONS, ELIGIBILITY)
        && isFinal(assessment)) {
      assessment.getBasedOn().forEach(call -> assessed(call, assessment));
    } else if (record instanceof Task task && Todo.isOf(HotlineCalls.TRIAGE, task)) {
      answered(task);
    }
  }

  private static boolean isFinal(Observation assessment) {
    ObservationStatus status = assessment.getStatus();
    return status == ObservationStatus.FINAL
        || status == ObservationStatus.AMENDED
        || status == ObservationStatus.CORRECTED;
  }

  /** Whoever assesses a person for a call has answered it. */
  private void assessed(Reference call, Observation assessment) {
    Optional<String> outcome = outcome(assessment.getValue());
    Optional<Task> triage = todo.of(HotlineCalls.TRIAGE, call.getReference()).filter(Todo::isOpen);
    if (outcome.isEmpty() || triage.isEmpty()) {
      return;
    }
    Task task = triage.get();
    task.getOutput().clear();
    CodeableConcept type = new CodeableConcept(new Coding(OBSERVATIONS, ELIGIBILITY, null));
    task.addOutput()
        .setType(type)
        .setValue(new CodeableConcept(new Coding(OUTCOMES, outcome.get(), null)));
    task.addOutput().setType(type.copy()).setValue(new Reference(Todo.key(assessment)));
    boolean decided = ELIGIBLE.equals(outcome.get()) || NOT_ELIGIBLE.equals(outcome.get());
    task.setStatus(decided ? TaskStatus.COMPLETED : TaskStatus.INPROGRESS);
    todo.save(task);
  }

  private void answered(Task triage) {
    if (triage.getStatus() != TaskStatus.COMPLETED) {
      return;
    }
    String outcome =
        triage.getOutput().stream()
            .flatMap(output -> outcome(output.getValue()).stream())
            .findFirst()
            .orElse("");
    boolean refused = NOT_ELIGIBLE.equals(outcome);
    boolean assessed =
        triage.getOutput().stream().anyMatch(output -> output.getValue() instanceof Reference);
    if (!refused && !ELIGIBLE.equals(outcome)) {
      throw refusal(
          "triage-without-outcome",
          "Task.output",
          "The call would be closed without saying what comes of it.",
          "Add an output with a code of doorstep-eligibility-outcome, eligible or not-eligible; a"
              + " call that the team has yet to look at stays in-progress.");
    }
    if (refused && !triage.hasStatusReason() && !assessed) {
      throw refusal(
          "refused-without-reason",
          "Task.statusReason",
          "Nobody could tell the caller why the team does not come.",
          "Say why in statusReason.");
    }
    if (refused) {
      store
          .read(ServiceRequest.class, triage.getFocus())
          .filter(HotlineCalls::isCall)
          .filter(call -> Todo.areOfOne(call.getSubject(), triage.getFor()))
          .filter(call -> call.getStatus() == ServiceRequestStatus.ACTIVE)
          .ifPresent(call -> store.save(call.setStatus(ServiceRequestStatus.REVOKED)));
    }
  }

  private static Optional<String> outcome(@Nullable Type value) {
    return value instanceof CodeableConcept concept
        ? concept.getCoding().stream()
            .filter(coding -> OUTCOMES.equals(coding.getSystem()) && coding.hasCode())
            .map(Coding::getCode)
            .findFirst()
        : Optional.empty();
  }

  private static Refusal refusal(String rule, String element, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, rule, element, what, mend);
  }
}
