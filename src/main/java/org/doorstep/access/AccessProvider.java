package org.doorstep.access;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Date;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $break-glass}, {@code $my-caseload} and {@code $explain-access}. */
@Component
class AccessProvider implements EndpointContribution {

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
  @Operation(name = "$break-glass", type = Patient.class)
  public Parameters breakGlass(
      @OperationParam(name = "identifier", min = 0, max = 1) @Nullable Identifier identifier,
      @OperationParam(name = "birthDate", min = 0, max = 1) @Nullable DateType birthDate,
      @OperationParam(name = "reason", min = 0, max = 1) @Nullable StringType reason,
      ServletRequestDetails request) {
    String born = birthDate == null ? null : birthDate.getValueAsString();
    if (identifier == null || !identifier.hasValue() || !identifier.hasSystem() || born == null) {
      throw missing("identifier", "The number of the person and the date of birth are needed.");
    }
    BreakGlass.Opened opened =
        glass.open(
            Caller.signedIn(request),
            identifier,
            born,
            reason == null ? "" : reason.getValueNotNull());
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
  @Operation(name = "$my-caseload", type = Patient.class, idempotent = true)
  public Parameters caseload(ServletRequestDetails request) {
    Parameters answer = new Parameters();
    caseload
        .of(Caller.signedIn(request))
        .forEach(
            id ->
                answer.addParameter().setName("patient").setValue(new Reference("Patient/" + id)));
    return answer;
  }

  /** Why an account sees a record or does not. */
  @Operation(name = "$explain-access", idempotent = true)
  public Parameters explain(
      @OperationParam(name = "record", min = 0, max = 1) @Nullable StringType record,
      @OperationParam(name = "account", min = 0, max = 1) @Nullable StringType account,
      ServletRequestDetails request) {
    if (record == null || account == null) {
      throw missing("record", "The record and the account to be explained are needed.");
    }
    IdType id = new IdType(record.getValueNotNull());
    return explanation.of(Caller.signedIn(request), id, account.getValueNotNull());
  }

  private static Refusal missing(String parameter, String what) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-missing",
        "Parameters.parameter.where(name = '%s')".formatted(parameter),
        what,
        "Send both as Parameters.");
  }
}
