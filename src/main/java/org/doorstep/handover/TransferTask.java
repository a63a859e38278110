package org.doorstep.handover;

import java.util.EnumSet;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What makes a Task a transfer, and when it is over. */
final class TransferTask {

  private static final Set<TaskStatus> OVER =
      EnumSet.of(
          TaskStatus.COMPLETED,
          TaskStatus.REJECTED,
          TaskStatus.CANCELLED,
          TaskStatus.FAILED,
          TaskStatus.ENTEREDINERROR);

  private TransferTask() {}

  /** Whether a Task asks somebody to receive one person; how evacuations go is told elsewhere. */
  static boolean is(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "transfer")
        && !(DoorstepCodes.IDENTIFIERS + "/evacuation")
            .equals(task.getGroupIdentifier().getSystem());
  }

  static boolean isOpen(Task task) {
    return task.getStatus() != null && !OVER.contains(task.getStatus());
  }
}
