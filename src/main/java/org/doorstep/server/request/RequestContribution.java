package org.doorstep.server.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.SearchPermission;
import org.springframework.stereotype.Component;

/** Puts strict reading before the endpoint and plain words behind it. */
@Component
class RequestContribution implements EndpointContribution {

  private final FhirContext context;
  private final ISearchParamRegistry registry;
  private final BodyReading bodies;
  private final SearchPermission permission;
  private final HeavyWork heavy;

  RequestContribution(
      FhirContext context,
      ISearchParamRegistry registry,
      BodyReading bodies,
      SearchPermission permission,
      HeavyWork heavy) {
    this.context = context;
    this.registry = registry;
    this.bodies = bodies;
    this.permission = permission;
    this.heavy = heavy;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.setUncompressIncomingContents(false);
    // The front door has read the parameters; nobody reads them a second time in another way.
    endpoint.setIgnoreServerParsedRequestParameters(false);
    SearchParameters parameters = new SearchParameters(registry);
    SearchVetting searches = new SearchVetting(parameters, permission);
    Operations operations = new Operations(endpoint);
    endpoint.registerInterceptor(new OpenOperations(operations));
    ReferenceToNothing references = new ReferenceToNothing(context);
    RequestVetting requests = new RequestVetting(parameters, searches, operations, heavy);
    endpoint.registerInterceptor(requests);
    endpoint.registerInterceptor(
        new BundleVetting(requests, searches, operations, bodies.patches(), heavy));
    endpoint.registerInterceptor(new FailureTranslator(references));
    endpoint.registerInterceptor(new AnswerPolish(references));
  }
}
