package org.doorstep.signin;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.doorstep.server.EndpointContribution;
import org.springframework.stereotype.Component;

/** Tells callers of the endpoint where to sign in. */
@Component
class SignInContribution implements EndpointContribution {

  private final SignInEndpoints endpoints;

  SignInContribution(SignInEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(new SmartCapability(endpoints));
  }
}
