package org.doorstep.followup;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** The Tasks that the server gives: one of a kind for what it is about, however often asked. */
@Component
class Todo {

  static final String KINDS = DoorstepCodes.codeSystem("doorstep-task");

  private static final Set<TaskStatus> CLOSED =
      EnumSet.of(
          TaskStatus.COMPLETED,
          TaskStatus.CANCELLED,
          TaskStatus.REJECTED,
          TaskStatus.FAILED,
          TaskStatus.ENTEREDINERROR);

  private final Store store;
  private final Clock clock;

  Todo(Store store, Optional<Clock> clock) {
    this.store = store;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /** The Task of a kind about something, whatever its status. */
  Optional<Task> of(String kind, String about) {
    return store.read(Task.class, id(kind, about));
  }

  boolean exists(String kind, String about) {
    return store.knows(Task.class, id(kind, about));
  }

  /**
   * A new Task, not stored yet. Its id follows from what it is about, so that two who give it at
   * the same time give one.
   */
  Task draft(String kind, String about, Reference patient) {
    Task task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
    task.setId(id(kind, about));
    task.getCode().addCoding().setSystem(KINDS).setCode(kind);
    task.setFor(new Reference(patient.getReference()));
    task.setAuthoredOn(now());
    return task;
  }

  void save(Task task) {
    task.setLastModified(now());
    store.save(task);
  }

  void change(Task task, TaskStatus status, TaskReason why) {
    task.setStatus(status).setStatusReason(why.concept());
    save(task);
  }

  /** A person's Tasks of a kind that wait to be done. */
  List<Task> open(String kind, Reference patient) {
    return all(kind, patient).filter(Todo::isOpen).toList();
  }

  Stream<Task> all(String kind, Reference patient) {
    return store.search(
        Task.class,
        Map.of(
            "patient",
            new ReferenceParam(patient.getReference()),
            "code",
            new TokenParam(KINDS, kind)));
  }

  static boolean isOpen(Task task) {
    return !CLOSED.contains(task.getStatus());
  }

  static boolean isOf(String kind, Task task) {
    return task.getCode().hasCoding(KINDS, kind);
  }

  Date now() {
    return Date.from(clock.instant());
  }

  static String key(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }

  /** A person here; in a transaction not yet stored it may still be a placeholder. */
  static boolean isHere(Reference patient) {
    return patient.hasReference() && patient.getReference().startsWith("Patient/");
  }

  /** What follows from a record of one person changes nothing of another. */
  static boolean areOfOne(Reference patient, Reference other) {
    return patient
        .getReferenceElement()
        .toUnqualifiedVersionless()
        .equals(other.getReferenceElement().toUnqualifiedVersionless());
  }

  private static String id(String kind, String about) {
    return UUID.nameUUIDFromBytes((kind + ' ' + about).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
