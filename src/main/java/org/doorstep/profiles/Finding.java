package org.doorstep.profiles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the check found at one element.
 *
 * @param severity how bad it is
 * @param type the FHIR class of the issue
 * @param expression the FHIRPath of the element
 * @param rule the rule: an invariant such as {@code ds-ecg-2}, or the validator's message id
 * @param text what is wrong and how to mend it
 */
record Finding(
    IssueSeverity severity, IssueType type, String expression, String rule, String text) {

  /** Codes of messages of the FHIR validator that Doorstep has no rule of its own for. */
  private static final String MESSAGE_IDS = "http://hl7.org/fhir/java-core-messageId";

  private static final int LONGEST_TEXT = 1_000;

  private static final Pattern IN_BUNDLE = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");
  private static final Pattern REMARK = Pattern.compile("/\\*.*?\\*/");

  static Finding of(ValidationMessage message, PlainWords words) {
    String path = REMARK.matcher(String.valueOf(message.getLocation())).replaceAll("");
    PlainWords.Sentence sentence = words.about(message);
    return new Finding(
        words.isUnknownDoorstepProfile(message)
            ? IssueSeverity.ERROR
            : IssueSeverity.fromCode(message.getLevel().toCode()),
        type(message),
        sentence.element() == null ? path : path + "." + sentence.element(),
        rule(message),
        shortened(sentence.text()));
  }

  /** The validator repeats values that it objects to, and those can be of any length. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
  }

  boolean isError() {
    return severity == IssueSeverity.ERROR || severity == IssueSeverity.FATAL;
  }

  /** Whether the content could not even be read, so that nothing more is known of it. */
  boolean isFatal() {
    return severity == IssueSeverity.FATAL;
  }

  /** The index of the entry of a Bundle in which it was found, or -1 for the Bundle itself. */
  int entry() {
    Matcher matcher = IN_BUNDLE.matcher(expression);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  OperationOutcomeIssueComponent issue() {
    OperationOutcomeIssueComponent issue =
        new OperationOutcomeIssueComponent()
            .setSeverity(severity)
            .setCode(type)
            .addExpression(expression);
    issue
        .getDetails()
        .setText(text)
        .addCoding()
        .setSystem(rule.startsWith("ds-") ? Refusal.RULES : MESSAGE_IDS)
        .setCode(rule);
    return issue;
  }

  private static String rule(ValidationMessage message) {
    @Nullable String id = message.getInvId() == null ? message.getMessageId() : message.getInvId();
    if (id == null || id.isBlank()) {
      return message.getType() == null ? "structure" : message.getType().toCode();
    }
    return id.substring(id.indexOf('#') + 1);
  }

  private static IssueType type(ValidationMessage message) {
    return message.getType() == null
        ? IssueType.INVALID
        : IssueType.fromCode(message.getType().toCode());
  }
}
