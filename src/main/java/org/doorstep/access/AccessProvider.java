package org.doorstep.access;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Date;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** {@code $break-glass}, {@code $my-caseload} and {@code $explain-access}. */
@Component
class AccessProvider implements EndpointContribution {

  private static final String BREAK_GLASS = "$break-glass";
  private static final String CASELOAD = "$my-caseload";
  private static final String EXPLAIN = "$explain-access";
  private static final String IDENTIFIER = "identifier";
  private static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";

  private final BreakGlass glass;
  private final Caseload caseload;
  private final Explanation explanation;

  AccessProvider(BreakGlass glass, Caseload caseload, Explanation explanation) {
    this.glass = glass;
    this.caseload = caseload;
    this.explanation = explanation;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Opens the record of a person in an emergency. */
  @Operation(name = BREAK_GLASS, type = Patient.class)
  public Parameters breakGlass(ServletRequestDetails request) {
    OperationParameters asked =
        OperationParameters.of(request, BREAK_GLASS, IDENTIFIER, "birthDate", "reason");
    Identifier identifier =
        asked
            .value(IDENTIFIER, Identifier.class)
            .orElseThrow(() -> asked.missing(IDENTIFIER, "Send a number of the person."));
    if (!identifier.hasValue() || !identifier.hasSystem()) {
      throw asked.wrong(IDENTIFIER, "the system and the value of the number");
    }
    String born = asked.required("birthDate", "Send the date of birth of the person.");
    if (!born.matches(DATE)) {
      throw asked.wrong("birthDate", "a date as it is recorded: 1961-04-12, 1961-04 or 1961");
    }
    BreakGlass.Opened opened =
        glass.open(Caller.signedIn(request), identifier, born, asked.text("reason").orElse(""));
    // The address does not name the person; the audit has to.
    Disclosure.in(request).add(opened.patient(), Sensitivity.ADM, "Patient");
    Parameters answer = new Parameters();
    answer.addParameter().setName("patient").setValue(new Reference("Patient/" + opened.patient()));
    answer
        .addParameter()
        .setName("until")
        .setValue(new InstantType(Date.from(opened.until().toInstant())));
    return answer;
  }

  /** Whom the caller cares for now, so that an app can forget everybody else. */
  @Operation(name = CASELOAD, type = Patient.class, idempotent = true)
  public Parameters caseload(ServletRequestDetails request) {
    OperationParameters.requireNone(request, CASELOAD);
    Parameters answer = new Parameters();
    caseload
        .of(Caller.signedIn(request))
        .forEach(
            id ->
                answer.addParameter().setName("patient").setValue(new Reference("Patient/" + id)));
    return answer;
  }

  /** Why an account sees a record or does not. */
  @Operation(name = EXPLAIN, idempotent = true)
  public Parameters explain(ServletRequestDetails request) {
    OperationParameters asked = OperationParameters.of(request, EXPLAIN, "record", "account");
    IdType record = new IdType(asked.required("record", "Send the record, such as Patient/[id]."));
    String account = asked.required("account", "Send the account that is asked about.");
    return explanation.of(Caller.signedIn(request), record, account);
  }
}
