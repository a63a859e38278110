package org.doorstep.access;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** When a transfer is over: from then on its receiver cannot take it up again. */
final class TransferEnd {

  private static final Set<TaskStatus> REACHED =
      EnumSet.of(
          TaskStatus.COMPLETED,
          TaskStatus.REJECTED,
          TaskStatus.CANCELLED,
          TaskStatus.FAILED,
          TaskStatus.ENTEREDINERROR);

  private TransferEnd() {}

  static boolean isReached(Task task) {
    return task.getStatus() != null && REACHED.contains(task.getStatus());
  }
}
