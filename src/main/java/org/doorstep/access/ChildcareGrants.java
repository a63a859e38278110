package org.doorstep.access;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * Lets two people call each other while one looks after the other's children: from the moment at
 * which the carer is chosen until a day after the time for which she was.
 */
@Component
class ChildcareGrants {

  private static final Duration AFTERWARDS = Duration.ofDays(1);
  private static final Set<TaskStatus> CHOSEN =
      EnumSet.of(TaskStatus.READY, TaskStatus.INPROGRESS, TaskStatus.ONHOLD, TaskStatus.COMPLETED);

  private final Permissions permissions;
  private final Records records;

  ChildcareGrants(Permissions permissions, Records records) {
    this.permissions = permissions;
    this.records = records;
  }

  static boolean isChildcare(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "childcare");
  }

  /** What a Task gave before is taken away by {@link Permissions#follow(String, Task)}. */
  void follow(String key, Task task) {
    OffsetDateTime end = Validity.of(task.getExecutionPeriod()).until();
    Optional<String> carer = person(task.getOwner());
    if (!isChildcare(task) || !CHOSEN.contains(task.getStatus()) || end == null) {
      return;
    }
    Optional<String> parent = parent(task);
    if (carer.isPresent() && parent.isPresent()) {
      Validity valid = Validity.ALWAYS.until(end.plus(AFTERWARDS));
      permissions.permit(key, Basis.CHILDCARE, parent.get(), "Patient/" + carer.get(), valid);
      permissions.permit(key, Basis.CHILDCARE, carer.get(), "Patient/" + parent.get(), valid);
    }
  }

  private Optional<String> parent(Task task) {
    IIdType focus = task.getFocus().getReferenceElement();
    if (!"ServiceRequest".equals(focus.getResourceType()) || focus.isAbsolute()) {
      return Optional.empty();
    }
    try {
      ServiceRequest request =
          records
              .ofServer()
              .read(ServiceRequest.class, new IdType("ServiceRequest", focus.getIdPart()));
      return person(request.getSubject());
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  private static Optional<String> person(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return "Patient".equals(id.getResourceType()) && !id.isAbsolute()
        ? Optional.ofNullable(id.getIdPart())
        : Optional.empty();
  }
}
