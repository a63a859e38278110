package org.doorstep.access;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What a person changes who is asked to look after children: yes or no, later no, begun, done. */
final class PersonalAnswer {

  private static final Map<TaskStatus, Set<TaskStatus>> STEPS =
      Map.of(
          TaskStatus.REQUESTED, Set.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED),
          TaskStatus.RECEIVED, Set.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED),
          TaskStatus.ACCEPTED, Set.of(TaskStatus.REJECTED),
          TaskStatus.READY, Set.of(TaskStatus.REJECTED, TaskStatus.INPROGRESS),
          TaskStatus.INPROGRESS, Set.of(TaskStatus.COMPLETED));

  private PersonalAnswer() {}

  /**
   * Whether a change is such an answer. The time is not a person's to change: it says how long they
   * see whom they help.
   *
   * @param asked whether it is the caller who is asked
   */
  static boolean is(Task before, Task after, boolean asked) {
    return asked
        && ChildcareGrants.isChildcare(before)
        && isStep(before, after)
        && isAll(before, after);
  }

  private static boolean isStep(Task before, Task after) {
    TaskStatus from = before.getStatus();
    return from == after.getStatus()
        || (from != null && STEPS.getOrDefault(from, Set.of()).contains(after.getStatus()));
  }

  private static boolean isAll(Task before, Task after) {
    Task answered = before.copy();
    answered.setStatus(after.getStatus()).setStatusReason(after.getStatusReason());
    answered.setNote(after.getNote());
    answered.setLastModifiedElement(after.getLastModifiedElement());
    answered.setMeta(after.getMeta());
    answered.setId(after.getIdElement());
    answered.setText(after.getText());
    return answered.equalsDeep(after);
  }
}
