package org.doorstep.server.request;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** What is said when nothing more is known than the HTTP status. */
final class GenericOutcome {

  private GenericOutcome() {}

  static OperationOutcome of(int status) {
    return switch (status) {
      case 401 ->
          Outcomes.of(
              IssueType.LOGIN, "not-signed-in", "You are not signed in. Sign in and try again.");
      case 403 ->
          Outcomes.of(
              IssueType.FORBIDDEN,
              "not-allowed",
              "This is not yours to do. Ask whoever runs this server for the right to it.");
      case 404, 410 ->
          Outcomes.of(
              IssueType.NOTFOUND,
              "not-found",
              "There is no such record here. Check its type and id.");
      case 405 ->
          Outcomes.of(
              IssueType.NOTSUPPORTED,
              "not-supported",
              "This server does not do that. See the CapabilityStatement at /metadata.");
      case 409 ->
          Outcomes.of(
              IssueType.CONFLICT,
              "changed-meanwhile",
              "The request contradicts what is stored. Read the record again, then send the change"
                  + " with the new version.");
      case 412 ->
          Outcomes.of(
              IssueType.CONFLICT,
              "condition-failed",
              "The condition of the request does not hold. Read the record again and check it.");
      case 422 ->
          Outcomes.of(
              IssueType.PROCESSING,
              "rule-broken",
              "The content breaks a rule of this server. Send it to $validate to see which.");
      default ->
          Outcomes.of(
              IssueType.INVALID,
              "not-understood",
              "The request cannot be carried out as it is. Check the address, the parameters and"
                  + " the body against https://hl7.org/fhir/R4/http.html.");
    };
  }
}
