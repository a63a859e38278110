package org.doorstep.server;

import ca.uhn.fhir.rest.server.RestfulServer;

/**
 * How a room adds its operations and interceptors to the FHIR endpoint, so that no class exists
 * that every feature has to edit.
 */
public interface EndpointContribution {

  /**
   * Called once, before the endpoint takes its first request.
   *
   * @param endpoint the FHIR endpoint to register providers and interceptors with
   */
  void contributeTo(RestfulServer endpoint);
}
