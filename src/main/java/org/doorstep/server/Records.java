package org.doorstep.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.repository.HapiFhirRepository;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The records in the store, as rooms read and write them. */
@Component
public class Records {

  private final DaoRegistry daos;
  private final ObjectProvider<RestfulServer> endpoint;

  Records(DaoRegistry daos, ObjectProvider<RestfulServer> endpoint) {
    this.daos = daos;
    this.endpoint = endpoint;
  }

  /**
   * The records as the caller of a request may see them: every hook on the store runs.
   *
   * @param request the caller's request
   * @return the store, in the caller's name
   */
  public IRepository on(RequestDetails request) {
    return new HapiFhirRepository(daos, request, endpoint.getObject());
  }

  /**
   * The records as the server itself sees them, for what no caller asked for.
   *
   * @return the store, in the server's own name
   */
  public IRepository ofServer() {
    return on(new SystemRequestDetails());
  }
}
