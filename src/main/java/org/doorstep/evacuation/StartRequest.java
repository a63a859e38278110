package org.doorstep.evacuation;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Optional;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.IdType;

/**
 * What is asked of $start-evacuation.
 *
 * @param area the place that is evacuated with all its parts
 * @param operation the number of the operation, the same for all organisations that take part
 * @param destination where people are brought: a Location or an Organization
 * @param assemblyPoint where people are brought first
 * @param reason why, in plain words
 * @param dryRun whether only to count
 */
record StartRequest(
    IdType area,
    String operation,
    Optional<String> destination,
    Optional<String> assemblyPoint,
    Optional<String> reason,
    boolean dryRun) {

  static final String NAME = "$start-evacuation";
  private static final String NUMBER = "[A-Za-z0-9][A-Za-z0-9._\\-]{2,63}";

  static StartRequest of(IdType area, ServletRequestDetails request) {
    OperationParameters asked =
        OperationParameters.of(
            request, NAME, "operation", "destination", "assembly-point", "reason", "dry-run");
    String operation =
        asked.required(
            "operation",
            "Send the number of the operation, such as EVAC-2026-03-SUMY-1; with the same number"
                + " the same evacuation goes on.");
    if (!operation.matches(NUMBER)) {
      throw asked.wrong("operation", "3 to 64 letters, digits, dots, dashes");
    }
    Optional<String> destination = asked.address("destination", "Location", "Organization");
    Optional<String> assembly = asked.address("assembly-point", "Location");
    Optional<String> reason = asked.text("reason").filter(text -> !text.isEmpty());
    if (reason.filter(text -> text.length() > 500).isPresent()) {
      throw asked.wrong("reason", "at most 500 characters");
    }
    boolean dryRun = asked.isOn("dry-run");
    if (!dryRun && destination.isEmpty() && assembly.isEmpty()) {
      throw asked.missing("destination", "Send a destination, an assembly-point, or both.");
    }
    return new StartRequest(area, operation, destination, assembly, reason, dryRun);
  }
}
