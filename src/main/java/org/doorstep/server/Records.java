package org.doorstep.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.repository.HapiFhirRepository;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;

/** The records in the store, as rooms read and write them. */
@Component
public class Records {

  private final DaoRegistry daos;
  private final ObjectProvider<RestfulServer> endpoint;
  private final ObjectProvider<EntityManagerFactory> entities;

  Records(
      DaoRegistry daos,
      ObjectProvider<RestfulServer> endpoint,
      ObjectProvider<EntityManagerFactory> entities) {
    this.daos = daos;
    this.endpoint = endpoint;
    this.entities = entities;
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

  /**
   * Lets reads in the transaction that goes on find what was written in it: HAPI keeps that back
   * until a transaction of several entries is over.
   */
  public void flush() {
    EntityManager session =
        EntityManagerFactoryUtils.getTransactionalEntityManager(entities.getObject());
    if (session != null) {
      session.flush();
    }
  }
}
