package org.doorstep.access;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Optional;
import org.doorstep.access.Custody.Offer;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** {@code $transfer-custody}, {@code $accept-custody} and {@code $custody-offers}. */
@Component
class CustodyProvider implements EndpointContribution {

  private static final String TRANSFER = "$transfer-custody";
  private static final String ACCEPT = "$accept-custody";
  private static final String OFFERS = "$custody-offers";

  private final Custody custody;

  CustodyProvider(Custody custody) {
    this.custody = custody;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Offers the records of a person to another organisation, or takes the offer back. */
  @Operation(name = TRANSFER, type = Patient.class)
  public Parameters transfer(@IdParam IdType patient, ServletRequestDetails request) {
    OperationParameters asked =
        OperationParameters.of(request, TRANSFER, "to", "reason", "withdraw");
    Optional<String> to = asked.address("to", "Organization");
    String reason = asked.text("reason").orElse("");
    boolean withdraw = asked.isOn("withdraw");
    Caller caller = Caller.signedIn(request);
    String id = String.valueOf(patient.getIdPart());
    if (withdraw) {
      custody.withdraw(caller, id);
      return new Parameters();
    }
    String receiver =
        to.orElseThrow(
            () -> asked.missing("to", "Send the organisation that is to keep the records."));
    Offer offer = custody.offer(caller, id, new IdType(receiver).getIdPart(), reason);
    Parameters answer = new Parameters();
    answer.addParameter().setName("offer").setValue(new StringType(offer.number()));
    answer.addParameter().setName("until").setValue(instant(offer.until()));
    return answer;
  }

  /** Accepts an offer: from the answer on the records are the organisation's. */
  @Operation(name = ACCEPT, type = Patient.class)
  public Parameters accept(ServletRequestDetails request) {
    String offer =
        OperationParameters.of(request, ACCEPT, "offer")
            .required("offer", "Send the number of the offer, as $custody-offers tells it.");
    String patient = custody.accept(Caller.signedIn(request), offer);
    Parameters answer = new Parameters();
    answer.addParameter().setName("patient").setValue(named(patient, request));
    return answer;
  }

  /** What was offered by and to the caller's organisations, and what became of it. */
  @Operation(name = OFFERS, type = Patient.class, idempotent = true)
  public Parameters offers(ServletRequestDetails request) {
    OperationParameters.requireNone(request, OFFERS);
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
}
