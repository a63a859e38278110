package org.doorstep.followup;

import java.util.Date;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Medicine that somebody collects for a person. Whoever brings it gets a Task that says that there
 * is something to bring, and to whom; what it is stands in the MedicationDispense, which they need
 * not see. The Task that is done says on the dispense that the medicine was handed over.
 */
@Component
class Deliveries implements FollowUp {

  private static final String DELIVERY = "medicine-delivery";
  private static final String REVIEW = "handover-review";
  private static final Set<String> CARRIERS = Set.of("Practitioner", "PractitionerRole");
  private static final Set<MedicationDispenseStatus> ON_THE_WAY =
      EnumSet.of(
          MedicationDispenseStatus.PREPARATION,
          MedicationDispenseStatus.INPROGRESS,
          MedicationDispenseStatus.ONHOLD);

  private final Store store;
  private final Todo todo;
  private final Authorisation authorisation;

  Deliveries(Store store, Todo todo, Authorisation authorisation) {
    this.store = store;
    this.todo = todo;
    this.authorisation = authorisation;
  }

  @Override
  public void follow(@Nullable Resource before, Resource record) {
    if (record instanceof MedicationDispense dispense
        && Todo.isHere(dispense.getSubject())
        && dispense.getStatus() != null) {
      follow(dispense);
    } else if (record instanceof Task task && Todo.isOf(DELIVERY, task)) {
      brought(task);
    } else if (record instanceof Consent consent
        && consent.getStatus() != ConsentState.ACTIVE
        && Todo.isHere(consent.getPatient())) {
      takenBack(consent);
    }
  }

  private void follow(MedicationDispense dispense) {
    Optional<Reference> collector = Authorisation.collector(dispense);
    if (collector.isEmpty()) {
      return;
    }
    if (ON_THE_WAY.contains(dispense.getStatus()) && !dispense.hasWhenHandedOver()) {
      collected(dispense, collector.get());
    } else if (dispense.getStatus() == MedicationDispenseStatus.COMPLETED) {
      handedOver(dispense);
    } else if (dispense.getStatus() != MedicationDispenseStatus.UNKNOWN) {
      todo.of(DELIVERY, Todo.key(dispense))
          .filter(Todo::isOpen)
          .ifPresent(task -> todo.change(task, TaskStatus.CANCELLED, TaskReason.NOTHING_TO_BRING));
    }
  }

  /** Nobody is sent for medicine of somebody who does not want it. */
  private void collected(MedicationDispense dispense, Reference carrier) {
    String about = Todo.key(dispense);
    if (todo.exists(DELIVERY, about)) {
      return;
    }
    Date when = dispense.hasWhenPrepared() ? dispense.getWhenPrepared() : todo.now();
    boolean refused =
        Authorisation.of(dispense)
            .filter(consent -> !authorisation.holds(consent, dispense, when))
            .isPresent();
    if (refused) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "not-authorised",
          "MedicationDispense.extension",
          "The Consent that is named does not permit this collection.",
          "Name an active Consent of this person whose provision names who collects the medicine"
              + " and holds at whenPrepared.");
    }
    if (CARRIERS.contains(String.valueOf(carrier.getReferenceElement().getResourceType()))) {
      Task task = todo.draft(DELIVERY, about, dispense.getSubject());
      task.setFocus(new Reference(about));
      task.setOwner(new Reference(carrier.getReference()));
      todo.save(task);
    }
  }

  /** What was handed over was handed over; that nobody had permitted it is looked into. */
  private void handedOver(MedicationDispense dispense) {
    String about = Todo.key(dispense);
    todo.of(DELIVERY, about)
        .filter(Todo::isOpen)
        .ifPresent(
            task -> {
              task.setStatusReason(null);
              task.getExecutionPeriod().setEndElement(dispense.getWhenHandedOverElement().copy());
              todo.save(task.setStatus(TaskStatus.COMPLETED));
            });
    Date when = dispense.hasWhenHandedOver() ? dispense.getWhenHandedOver() : todo.now();
    boolean permitted =
        Authorisation.of(dispense)
            .map(consent -> authorisation.holds(consent, dispense, when))
            .orElse(true);
    if (!permitted && !todo.exists(REVIEW, about)) {
      Task review = todo.draft(REVIEW, about, dispense.getSubject());
      review.setFocus(new Reference(about));
      review.setPriority(TaskPriority.URGENT);
      todo.save(review);
    }
  }

  private void brought(Task task) {
    if (task.getStatus() != TaskStatus.COMPLETED) {
      return;
    }
    store
        .read(MedicationDispense.class, task.getFocus())
        .filter(dispense -> ON_THE_WAY.contains(dispense.getStatus()))
        .filter(dispense -> Todo.areOfOne(dispense.getSubject(), task.getFor()))
        .ifPresent(
            dispense -> {
              DateTimeType when = task.getExecutionPeriod().getEndElement();
              dispense.setStatus(MedicationDispenseStatus.COMPLETED);
              dispense.setWhenHandedOverElement(
                  when.hasValue() ? when.copy() : new DateTimeType(todo.now()));
              if (!dispense.hasReceiver()) {
                dispense.addReceiver(new Reference(dispense.getSubject().getReference()));
              }
              store.save(dispense);
            });
  }

  /** Whoever is on the way is told; what they have handed over already they still report. */
  private void takenBack(Consent consent) {
    for (Task task : todo.open(DELIVERY, consent.getPatient())) {
      boolean concerned =
          store
              .read(MedicationDispense.class, task.getFocus())
              .flatMap(Authorisation::of)
              .filter(named -> Todo.key(consent).equals(named.getReference()))
              .isPresent();
      if (concerned && task.getStatus() != TaskStatus.ONHOLD) {
        todo.change(task, TaskStatus.ONHOLD, TaskReason.AUTHORISATION_WITHDRAWN);
      }
    }
  }
}
