package org.doorstep.handover;

import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * Where a transfer stands.
 *
 * @param status the code of Task.status
 * @param business the code of Task.businessStatus; empty where it adds nothing to the status
 */
record Stand(String status, String business) {

  static final String CODES = DoorstepCodes.codeSystem("doorstep-business-status");

  /** Says no more than that nobody has answered yet. */
  private static final String REQUESTED = "requested";

  static Stand of(Task task) {
    String business =
        task.getBusinessStatus().getCoding().stream()
            .filter(coding -> CODES.equals(coding.getSystem()) && coding.hasCode())
            .map(Coding::getCode)
            .filter(code -> !REQUESTED.equals(code))
            .findFirst()
            .orElse("");
    return new Stand(
        Optional.ofNullable(task.getStatus()).map(TaskStatus::toCode).orElse(""), business);
  }

  /** Reads {@code status} or {@code status/businessStatus}. */
  static Stand of(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new Stand(text, "")
        : new Stand(text.substring(0, slash), text.substring(slash + 1));
  }

  void writeInto(Task task) {
    task.setStatus(TaskStatus.fromCode(status));
    task.setBusinessStatus(
        business.isEmpty() ? null : new CodeableConcept(new Coding(CODES, business, null)));
  }

  /** Takes away a business status that an answer has left behind. */
  static void tidy(Task task) {
    boolean open =
        task.getStatus() == TaskStatus.DRAFT
            || task.getStatus() == TaskStatus.REQUESTED
            || task.getStatus() == TaskStatus.RECEIVED;
    if (!open && task.getBusinessStatus().hasCoding(CODES, REQUESTED)) {
      task.setBusinessStatus(null);
    }
  }

  @Override
  public String toString() {
    return business.isEmpty() ? status : status + '/' + business;
  }
}
