package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.util.List;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what was found in records that were stored all the same, to clients that send {@code
 * Prefer: return=OperationOutcome} (https://hl7.org/fhir/R4/http.html#ops).
 */
@Component
@Interceptor
class WarningsOnRequest implements EndpointContribution {

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  void tell(RequestDetails request, ResponseDetails response) {
    if (asksForOutcome(request)) {
      Checked.with(request)
          .ifPresent(checked -> tell(checked.findings(), response.getResponseResource()));
    }
  }

  private static void tell(Findings found, @Nullable IBaseResource answer) {
    if (answer instanceof OperationOutcome outcome) {
      addTo(outcome, found);
    } else if (answer instanceof Bundle bundle) {
      List<BundleEntryComponent> entries = bundle.getEntry();
      for (int i = 0; i < entries.size(); i++) {
        Findings ofEntry = found.in(i);
        if (!ofEntry.isEmpty() && !ofEntry.hasErrors()) {
          addTo(outcomeOf(entries.get(i)), ofEntry);
        }
      }
    }
  }

  private static OperationOutcome outcomeOf(BundleEntryComponent entry) {
    if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
      return outcome;
    }
    OperationOutcome outcome = new OperationOutcome();
    entry.getResponse().setOutcome(outcome);
    return outcome;
  }

  private static void addTo(OperationOutcome outcome, Findings found) {
    if (!found.isEmpty()) {
      found.outcome().getIssue().forEach(outcome::addIssue);
    }
  }

  private static boolean asksForOutcome(RequestDetails request) {
    return request.getHeaders(Constants.HEADER_PREFER).stream()
        .map(RestfulServerUtils::parsePreferHeader)
        .anyMatch(prefer -> prefer.getReturn() == PreferReturnEnum.OPERATION_OUTCOME);
  }
}
