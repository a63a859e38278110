package org.doorstep.handover;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Set;
import org.doorstep.access.TransferParties;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.transfer.FacilityQuery;
import org.doorstep.transfer.NearestFacility;
import org.doorstep.transfer.Position;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** {@code $alternatives} and {@code $redirect}: whom else to ask, and asking them. */
@Component
class TransferProvider implements EndpointContribution {

  private static final String ALTERNATIVES = "$alternatives";
  private static final String REDIRECT = "$redirect";

  private final Records records;
  private final TransferParties parties;
  private final AskedBefore asked;
  private final Redirection redirection;

  TransferProvider(
      Records records, TransferParties parties, AskedBefore asked, Redirection redirection) {
    this.records = records;
    this.parties = parties;
    this.asked = asked;
    this.redirection = redirection;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The nearest facilities that work and were not asked yet; nobody is asked by it. */
  @Operation(name = ALTERNATIVES, type = Task.class, idempotent = true)
  public Bundle alternatives(@IdParam IdType id, ServletRequestDetails request) {
    FacilityQuery query =
        FacilityQuery.of(
            OperationParameters.of(request, ALTERNATIVES, "service", "max-km", "count"));
    Task transfer = transfer(id, request);
    IRepository visible = records.on(request);
    Patient person = visible.read(Patient.class, transfer.getFor().getReferenceElement());
    Set<String> before = asked.organizations(transfer, visible);
    return new NearestFacility(visible)
        .answer(
            Position.ofHome(person, visible),
            query,
            place ->
                place.getManagingOrganization().hasReference()
                    && !before.contains(place.getManagingOrganization().getReference()),
            request.getFhirServerBase());
  }

  /** Ends the transfer where it was asked for, and asks somebody else. */
  @Operation(name = REDIRECT, type = Task.class)
  public Task redirect(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters parameters =
        OperationParameters.of(request, REDIRECT, "to", "location", "reason");
    Task transfer = transfer(id, request);
    parameters.required("to", "Name the organisation that is asked now: Organization/[id].");
    String to = parameters.address("to", "Organization").orElseThrow();
    return redirection.redirect(transfer, to, parameters, request);
  }

  private Task transfer(IdType id, ServletRequestDetails request) {
    Task task = records.on(request).read(Task.class, id.toUnqualifiedVersionless());
    if (!TransferTask.is(task)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "not-a-transfer",
          "Task.code",
          "The Task asks nobody to receive a person.",
          "Name a Task with the code transfer of doorstep-task; of an evacuation see"
              + " $evacuation-list.");
    }
    if (!parties.sends(task, request)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "only-the-sender",
          null,
          "Whom else to ask is decided by those who care for the person.",
          "Decline with a statusReason, or write them a message.");
    }
    return task;
  }
}
