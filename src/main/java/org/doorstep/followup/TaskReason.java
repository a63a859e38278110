package org.doorstep.followup;

import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Why the server changes a Task that it has given, as doorstep-task-reason says it. */
enum TaskReason {
  CALL_WITHDRAWN("call-withdrawn", "The call was taken back"),
  REPORT_CHANGED("report-changed", "The report was changed after it was seen"),
  REPORT_IN_ERROR("report-in-error", "The report was sent in error"),
  AUTHORISATION_WITHDRAWN(
      "authorisation-withdrawn",
      "The authorisation was taken back: do not hand over, ask the coordinator"),
  NOTHING_TO_BRING("nothing-to-bring", "There is nothing to bring any more");

  private final String code;
  private final String display;

  TaskReason(String code, String display) {
    this.code = code;
    this.display = display;
  }

  CodeableConcept concept() {
    Coding coding = new Coding(DoorstepCodes.codeSystem("doorstep-task-reason"), code, display);
    return new CodeableConcept(coding).setText(display);
  }
}
