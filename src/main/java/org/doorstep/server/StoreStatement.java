package org.doorstep.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;

/**
 * HAPI's CapabilityStatement of the store. HAPI answers reads of an OperationDefinition with one
 * that it makes of the program's methods, and so hides those that are stored: here the stored one
 * is read.
 */
final class StoreStatement extends JpaCapabilityStatementProvider {

  private final DaoRegistry store;

  StoreStatement(
      RestfulServer endpoint,
      IFhirSystemDao<?, ?> system,
      JpaStorageSettings settings,
      ISearchParamRegistry searchParameters,
      IValidationSupport validationSupport,
      DaoRegistry store) {
    super(endpoint, system, settings, searchParameters, validationSupport);
    this.store = store;
    setImplementationDescription("Doorstep");
    setIncludeResourceCounts(false);
  }

  @Override
  public IBaseResource readOperationDefinition(IIdType id, RequestDetails request) {
    return store.getResourceDao("OperationDefinition").read(id, request);
  }
}
