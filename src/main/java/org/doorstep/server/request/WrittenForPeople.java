package org.doorstep.server.request;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Whether the words of an outcome are for the caller, and the outcome with them in one place. */
final class WrittenForPeople {

  private static final Pattern INTERNAL =
      Pattern.compile(
          "HAPI-\\d|Exception|java\\.|ca\\.uhn|org\\.hl7\\.fhir\\.|org\\.hibernate|SQL");

  private WrittenForPeople() {}

  static boolean is(OperationOutcome outcome) {
    return outcome.hasIssue() && outcome.getIssue().stream().allMatch(WrittenForPeople::is);
  }

  private static boolean is(OperationOutcomeIssueComponent issue) {
    String text =
        issue.getDetails().hasText() ? issue.getDetails().getText() : issue.getDiagnostics();
    return text != null && !text.isBlank() && !isInternal(text);
  }

  static boolean isInternal(String text) {
    return INTERNAL.matcher(text).find();
  }

  /** The same outcome with its words in {@code details.text}, where every refusal has them. */
  static OperationOutcome of(OperationOutcome outcome) {
    OperationOutcome plain = outcome.copy();
    for (OperationOutcomeIssueComponent issue : plain.getIssue()) {
      if (!issue.getDetails().hasText()) {
        issue.getDetails().setText(issue.getDiagnostics());
      }
    }
    return plain;
  }
}
