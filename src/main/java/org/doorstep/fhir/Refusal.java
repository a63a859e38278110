package org.doorstep.fhir;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not carried out, with a sentence on what is wrong and one on how to mend it.
 *
 * <p>Becomes an OperationOutcome: the rule in {@code details.coding}, both sentences in {@code
 * details.text}, the element in {@code expression} (https://hl7.org/fhir/R4/operationoutcome.html).
 */
public final class Refusal extends BaseServerResponseException {

  /** The code system of the rules that requests can break. */
  public static final String RULES = DoorstepCodes.CANONICAL + "/CodeSystem/doorstep-rule";

  /** Why a request is refused, with its HTTP status and FHIR issue type. */
  public enum Reason {
    /** The request itself cannot be understood: 400. */
    MALFORMED(400, IssueType.STRUCTURE),
    /** The request asks for something that this server does not do: 400. */
    UNSUPPORTED(400, IssueType.NOTSUPPORTED),
    /** The body parses, but holds what FHIR does not know at that place: 422. */
    MISPLACED(422, IssueType.STRUCTURE),
    /** The body parses, but a value is not one that FHIR allows there: 422. */
    WRONG_VALUE(422, IssueType.VALUE),
    /** The caller does not say who they are, or not in a way that holds: 401. */
    NOT_SIGNED_IN(401, IssueType.LOGIN),
    /** The caller's role, scope or client does not allow this, whatever the record: 403. */
    FORBIDDEN(403, IssueType.FORBIDDEN),
    /** The interaction exists, but not for this address: 405. */
    NOT_ALLOWED(405, IssueType.NOTSUPPORTED),
    /** The answer cannot be given in any format that the caller accepts: 406. */
    NOT_ACCEPTABLE(406, IssueType.NOTSUPPORTED),
    /** The address is longer than this server takes: 414. */
    ADDRESS_TOO_LONG(414, IssueType.TOOLONG),
    /** What is asked for is not here, or not for the caller: 404. */
    NOT_FOUND(404, IssueType.NOTFOUND),
    /** The request contradicts what is stored: 409. */
    CONFLICT(409, IssueType.CONFLICT),
    /** A condition fits several records where it must fit one: 412. */
    AMBIGUOUS(412, IssueType.MULTIPLEMATCHES),
    /** The body is larger than this server takes: 413. */
    TOO_LARGE(413, IssueType.TOOLONG),
    /** The body is in a format that this server does not read: 415. */
    UNSUPPORTED_FORMAT(415, IssueType.NOTSUPPORTED),
    /** The content breaks a rule: 422. */
    RULE_BROKEN(422, IssueType.INVARIANT),
    /** The caller asks more often than this server allows: 429. */
    TOO_OFTEN(429, IssueType.THROTTLED),
    /** The server cannot do this now, but will be able to: 503. */
    UNAVAILABLE(503, IssueType.TRANSIENT);

    private final int status;
    private final IssueType type;

    Reason(int status, IssueType type) {
      this.status = status;
      this.type = type;
    }
  }

  /**
   * Refuses a request.
   *
   * @param reason why, as a class of reasons
   * @param rule the stable code of the rule, such as {@code ds-tr-1}
   * @param expression the FHIRPath of the element at fault, or null where there is none
   * @param what what is wrong, as a whole sentence
   * @param mend what to do about it, as a whole sentence
   */
  public Refusal(
      Reason reason, String rule, @Nullable String expression, String what, String mend) {
    super(reason.status, what + " " + mend, outcome(reason, rule, expression, what, mend));
  }

  /**
   * Refuses a request for several faults at once.
   *
   * @param reason why, as a class of reasons
   * @param what what is wrong on the whole, as a sentence
   * @param faults every fault with its element, its rule and how to mend it
   */
  public Refusal(Reason reason, String what, OperationOutcome faults) {
    super(reason.status, what, faults);
  }

  private static OperationOutcome outcome(
      Reason reason, String rule, @Nullable String expression, String what, String mend) {
    OperationOutcome outcome = new OperationOutcome();
    var issue = outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(reason.type);
    issue.getDetails().setText(what + " " + mend).addCoding().setSystem(RULES).setCode(rule);
    if (expression != null) {
      issue.addExpression(expression);
    }
    return outcome;
  }
}
