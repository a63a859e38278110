package org.doorstep.access;

import org.hl7.fhir.r4.model.Task;

/** What whoever was asked may change of the Task that asked them: how far it is. */
final class TaskAnswer {

  private TaskAnswer() {}

  static boolean is(Task before, Task after) {
    boolean evacuation = Permissions.isEvacuation(before);
    Task asked = before.copy();
    asked.setStatus(after.getStatus()).setStatusReason(after.getStatusReason());
    asked.setBusinessStatus(after.getBusinessStatus()).setOutput(after.getOutput());
    asked.setNote(after.getNote()).setExecutionPeriod(after.getExecutionPeriod());
    asked.setLastModifiedElement(after.getLastModifiedElement());
    asked.setMeta(after.getMeta());
    asked.setId(after.getIdElement());
    asked.setText(after.getText());
    if (evacuation) {
      asked.setLocation(after.getLocation());
    }
    // A late word of a crew may take an evacuation up again; the time of the permission stays.
    boolean reopened =
        !evacuation && TransferEnd.isReached(before) && before.getStatus() != after.getStatus();
    return asked.equalsDeep(after) && !reopened;
  }
}
