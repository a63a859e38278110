package org.doorstep.access;

import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What those may change of a Task who only answer it. */
final class Answer {

  /** What a person says who is asked to look after children: yes or no, later no, begun, done. */
  private static final Map<TaskStatus, Set<TaskStatus>> OF_A_PERSON =
      Map.of(
          TaskStatus.REQUESTED, Set.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED),
          TaskStatus.RECEIVED, Set.of(TaskStatus.ACCEPTED, TaskStatus.REJECTED),
          TaskStatus.ACCEPTED, Set.of(TaskStatus.REJECTED),
          TaskStatus.READY, Set.of(TaskStatus.REJECTED, TaskStatus.INPROGRESS),
          TaskStatus.INPROGRESS, Set.of(TaskStatus.COMPLETED));

  private Answer() {}

  /** An organisation's: also how far it is, and what came of it. */
  static boolean isOfReceiver(Task before, Task after) {
    Task asked = answered(before, after);
    asked.setBusinessStatus(after.getBusinessStatus()).setOutput(after.getOutput());
    asked.setExecutionPeriod(after.getExecutionPeriod());
    boolean reopened = TransferEnd.isReached(before) && before.getStatus() != after.getStatus();
    return asked.equalsDeep(after) && !reopened;
  }

  /**
   * A person's, in a Task for childcare that is theirs to answer. The time is not: it says how long
   * they see whom they help.
   *
   * @param who who answers, such as {@code Patient/1}
   */
  static boolean isOfPerson(Task before, Task after, String who) {
    boolean step =
        before.getStatus() == after.getStatus()
            || before.hasStatus()
                && OF_A_PERSON
                    .getOrDefault(before.getStatus(), Set.of())
                    .contains(after.getStatus());
    return step
        && ChildcareGrants.isChildcare(before)
        && who.equals(before.getOwner().getReferenceElement().toUnqualifiedVersionless().getValue())
        && answered(before, after).equalsDeep(after);
  }

  private static Task answered(Task before, Task after) {
    Task asked = before.copy();
    asked.setStatus(after.getStatus()).setStatusReason(after.getStatusReason());
    asked.setNote(after.getNote());
    asked.setLastModifiedElement(after.getLastModifiedElement());
    asked.setMeta(after.getMeta());
    asked.setId(after.getIdElement());
    asked.setText(after.getText());
    return asked;
  }
}
