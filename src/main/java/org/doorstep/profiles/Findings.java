package org.doorstep.profiles;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * What a check found, on the way back to whoever sent the content.
 *
 * @param all the findings in the order of the content
 */
record Findings(List<Finding> all) {

  /** More would help nobody and make answers large. */
  private static final int TOLD = 100;

  static final Findings NONE = new Findings(List.of());

  boolean hasErrors() {
    return all.stream().anyMatch(Finding::isError);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Those in one entry of a Bundle, or with -1 those in no entry. */
  Findings in(int entry) {
    return new Findings(all.stream().filter(finding -> finding.entry() == entry).toList());
  }

  /** The indexes of the entries of a Bundle that hold errors. */
  Set<Integer> entriesAtFault() {
    return all.stream()
        .filter(Finding::isError)
        .map(Finding::entry)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The errors as a refusal: 400 where the content cannot be read, otherwise 422. */
  Refusal refusal() {
    boolean unreadable = all.stream().anyMatch(Finding::isFatal);
    OperationOutcome errors = errors();
    return new Refusal(
        unreadable ? Reason.MALFORMED : Reason.RULE_BROKEN,
        errors.getIssueFirstRep().getDetails().getText(),
        errors);
  }

  /** The errors alone. */
  OperationOutcome errors() {
    List<Finding> errors = all.stream().filter(Finding::isError).toList();
    return outcome(errors.stream(), errors.size());
  }

  /** Everything as an OperationOutcome; a sentence that all is well where nothing was found. */
  OperationOutcome outcome() {
    OperationOutcome outcome = outcome(all.stream(), all.size());
    if (all.isEmpty()) {
      outcome.addIssue(remark("Nothing to object to."));
    }
    return outcome;
  }

  private static OperationOutcome outcome(Stream<Finding> findings, int number) {
    OperationOutcome outcome = new OperationOutcome();
    findings.limit(TOLD).map(Finding::issue).forEach(outcome::addIssue);
    if (number > TOLD) {
      outcome.addIssue(remark((number - TOLD) + " more are not listed."));
    }
    return outcome;
  }

  private static OperationOutcome.OperationOutcomeIssueComponent remark(String text) {
    OperationOutcome.OperationOutcomeIssueComponent remark =
        new OperationOutcome.OperationOutcomeIssueComponent()
            .setSeverity(IssueSeverity.INFORMATION)
            .setCode(IssueType.INFORMATIONAL);
    remark.getDetails().setText(text);
    return remark;
  }
}
