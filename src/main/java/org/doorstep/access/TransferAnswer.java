package org.doorstep.access;

import org.hl7.fhir.r4.model.Task;

/** What whoever receives or fetches a person may change of the Task that asked them to. */
final class TransferAnswer {

  private TransferAnswer() {}

  /** Whether a change only says how far the person is. */
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
