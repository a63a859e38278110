package org.doorstep.access;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.OffsetDateTime;
import java.util.Date;
import org.doorstep.access.Custody.Offer;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $transfer-custody}, {@code $accept-custody} and {@code $custody-offers}. */
@Component
class CustodyProvider implements EndpointContribution {

  private final Custody custody;

  CustodyProvider(Custody custody) {
    this.custody = custody;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Offers the records of a person to another organisation, or takes the offer back. */
  @Operation(name = "$transfer-custody", type = Patient.class)
  public Parameters transfer(
      @IdParam IdType patient,
      @OperationParam(name = "to", min = 0, max = 1) @Nullable Reference receiver,
      @OperationParam(name = "reason", min = 0, max = 1) @Nullable StringType reason,
      @OperationParam(name = "withdraw", min = 0, max = 1) @Nullable BooleanType withdraw,
      ServletRequestDetails request) {
    Caller caller = Caller.signedIn(request);
    String id = String.valueOf(patient.getIdPart());
    if (withdraw != null && withdraw.booleanValue()) {
      custody.withdraw(caller, id);
      return new Parameters();
    }
    IdType to = new IdType(receiver == null ? null : receiver.getReference());
    if (!"Organization".equals(to.getResourceType()) || !to.hasIdPart() || to.isAbsolute()) {
      throw missing("to", "The organisation that is to keep the records is not named.");
    }
    Offer offer =
        custody.offer(caller, id, to.getIdPart(), reason == null ? "" : reason.getValueNotNull());
    Parameters answer = new Parameters();
    answer.addParameter().setName("offer").setValue(new StringType(offer.number()));
    answer.addParameter().setName("until").setValue(instant(offer.until()));
    return answer;
  }

  /** Accepts an offer: from the answer on the records are the organisation's. */
  @Operation(name = "$accept-custody", type = Patient.class)
  public Parameters accept(
      @OperationParam(name = "offer", min = 0, max = 1) @Nullable StringType offer,
      ServletRequestDetails request) {
    if (offer == null || !offer.hasValue()) {
      throw missing("offer", "The number of the offer is missing.");
    }
    String patient = custody.accept(Caller.signedIn(request), offer.getValueNotNull());
    Parameters answer = new Parameters();
    answer.addParameter().setName("patient").setValue(named(patient, request));
    return answer;
  }

  /** What was offered by and to the caller's organisations, and what became of it. */
  @Operation(name = "$custody-offers", type = Patient.class, idempotent = true)
  public Parameters offers(ServletRequestDetails request) {
    Parameters answer = new Parameters();
    for (Offer offer : custody.of(Caller.signedIn(request))) {
      ParametersParameterComponent one = answer.addParameter().setName("custody");
      one.addPart().setName("offer").setValue(new StringType(offer.number()));
      one.addPart().setName("patient").setValue(named(offer.patient(), request));
      one.addPart().setName("from").setValue(new Reference("Organization/" + offer.giver()));
      one.addPart().setName("to").setValue(new Reference("Organization/" + offer.receiver()));
      one.addPart().setName("reason").setValue(new StringType(offer.reason()));
      one.addPart().setName("until").setValue(instant(offer.until()));
      OffsetDateTime accepted = offer.acceptedAt();
      if (accepted != null) {
        one.addPart().setName("accepted").setValue(instant(accepted));
      }
    }
    return answer;
  }

  /** A person whom the answer names, so that the audit names them too. */
  private static Reference named(String patient, ServletRequestDetails request) {
    Disclosure.in(request).add(patient, Sensitivity.ADM, "Patient");
    return new Reference("Patient/" + patient);
  }

  private static InstantType instant(OffsetDateTime time) {
    return new InstantType(Date.from(time.toInstant()));
  }

  private static Refusal missing(String parameter, String what) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-missing",
        "Parameters.parameter.where(name = '%s')".formatted(parameter),
        what,
        "Send it as Parameters, for example to = Organization/[id] with a reason.");
  }
}
