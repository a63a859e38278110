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
 * Prefer: return=OperationOutcome} (https://hl7.org/fhir/R4/http.html#ops), and to everyone what is
 * wrong with the refused entries of a batch: of those HAPI keeps only the first sentence.
 */
@Component
@Interceptor
class FindingsInAnswer implements EndpointContribution {

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  void tell(RequestDetails request, ResponseDetails response) {
    Checked.with(request)
        .map(Checked::findings)
        .filter(found -> !found.isEmpty())
        .ifPresent(found -> tell(found, response.getResponseResource(), wantsAll(request)));
  }

  private static void tell(Findings found, @Nullable IBaseResource answer, boolean all) {
    if (answer instanceof Bundle bundle) {
      List<BundleEntryComponent> entries = bundle.getEntry();
      for (int i = 0; i < entries.size(); i++) {
        tell(found.in(i), entries.get(i), all);
      }
    } else if (answer instanceof OperationOutcome outcome && all) {
      found.outcome().getIssue().forEach(outcome::addIssue);
    }
  }

  private static void tell(Findings found, BundleEntryComponent entry, boolean all) {
    if (found.hasErrors()) {
      entry.getResponse().setOutcome(found.errors());
    } else if (all && !found.isEmpty()) {
      OperationOutcome told = found.outcome();
      if (entry.getResponse().getOutcome() instanceof OperationOutcome outcome) {
        told.getIssue().forEach(outcome::addIssue);
      } else {
        entry.getResponse().setOutcome(told);
      }
    }
  }

  private static boolean wantsAll(RequestDetails request) {
    return request.getHeaders(Constants.HEADER_PREFER).stream()
        .map(RestfulServerUtils::parsePreferHeader)
        .anyMatch(prefer -> prefer.getReturn() == PreferReturnEnum.OPERATION_OUTCOME);
  }
}
