package org.doorstep.server.request;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** How every refusal and failure looks to the caller. */
final class Outcomes {

  private static final String DIAGNOSTICS = "Request ";

  private final FhirContext context;

  Outcomes(FhirContext context) {
    this.context = context;
  }

  /**
   * One issue with a rule and plain words.
   *
   * @param type the class of the problem
   * @param rule the stable code of the rule
   * @param text what is wrong and what to do, in whole sentences
   */
  static OperationOutcome of(IssueType type, String rule, String text) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(type)
        .getDetails()
        .setText(text)
        .addCoding()
        .setSystem(Refusal.RULES)
        .setCode(rule);
    return outcome;
  }

  static OperationOutcome failure() {
    return of(
        IssueType.EXCEPTION,
        "server-fault",
        "The server failed to answer; nothing was stored. Try again, and if it stays so, tell the"
            + " operator the number of the request.");
  }

  /** The same outcome with the number of the request as its only diagnostics. */
  static OperationOutcome numbered(OperationOutcome outcome, String requestId) {
    outcome.getIssue().forEach(issue -> issue.setDiagnostics(DIAGNOSTICS + requestId));
    return outcome;
  }

  /** Writes a refusal with what it adds to the headers, such as {@code Retry-After}. */
  void write(
      HttpServletRequest request, HttpServletResponse response, Refusal refusal, String requestId)
      throws IOException {
    if (refusal.hasResponseHeaders()) {
      refusal
          .getResponseHeaders()
          .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
    write(
        request,
        response,
        refusal.getStatusCode(),
        (OperationOutcome) refusal.getOperationOutcome(),
        requestId);
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      OperationOutcome outcome,
      String requestId)
      throws IOException {
    boolean xml = MediaTypes.prefersXml(request);
    numbered(outcome, requestId);
    byte[] body =
        (xml ? context.newXmlParser() : context.newJsonParser())
            .encodeResourceToString(outcome)
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(
        (xml ? "application/fhir+xml" : "application/fhir+json") + ";charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
