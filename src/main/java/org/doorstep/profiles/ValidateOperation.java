package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.io.IOException;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.springframework.stereotype.Component;

/**
 * Answers {@code $validate} (https://hl7.org/fhir/R4/resource-operation-validate.html) with exactly
 * what the gates would find, in place of HAPI's own answer: a resource sent to {@code
 * [type]/$validate}, alone or in Parameters. What is stored is never looked at, so that nothing of
 * it can be learned.
 */
@Component
@Interceptor
class ValidateOperation implements EndpointContribution {

  private static final int LATE = 1_000;

  private final Inspection inspection;

  ValidateOperation(Inspection inspection) {
    this.inspection = inspection;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = LATE)
  boolean answer(RequestDetails request) throws IOException {
    if (!Constants.EXTOP_VALIDATE.equals(request.getOperation())) {
      return true;
    }
    ValidateRequest validate = ValidateRequest.of(request);
    validate.profiles().forEach(this::mustBeKnown);
    Findings found =
        new Findings(inspection.of(validate.content(), validate.format(), validate.profiles()));
    RestfulServerUtils.streamResponseAsResource(
        request.getServer(), found.outcome(), Set.of(), 200, false, false, request);
    return false;
  }

  private void mustBeKnown(String profile) {
    if (!inspection.knows(profile)) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "validate-profile",
          OperationParameters.expression("profile"),
          "The profile " + profile + " is not known here.",
          "See the profiles in this server's CapabilityStatement.");
    }
  }
}
