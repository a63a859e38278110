package org.doorstep.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts HAPI's storage behind the endpoint: create, read, update, search and what is known of it.
 */
@Component
@Order(0)
class StoreContribution implements EndpointContribution {

  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAXIMUM_PAGE_SIZE = 500;

  private final IFhirSystemDao<?, ?> system;
  private final IJpaSystemProvider systemProvider;
  private final ResourceProviderFactory resourceProviders;
  private final ValueSetOperationProvider valueSets;
  private final JpaStorageSettings settings;
  private final ISearchParamRegistry searchParameters;
  private final IValidationSupport validationSupport;
  private final DatabaseBackedPagingProvider paging;
  private final DaoRegistry store;

  StoreContribution(
      IFhirSystemDao<?, ?> system,
      IJpaSystemProvider systemProvider,
      ResourceProviderFactory resourceProviders,
      ValueSetOperationProvider valueSets,
      JpaStorageSettings settings,
      ISearchParamRegistry searchParameters,
      IValidationSupport validationSupport,
      DatabaseBackedPagingProvider paging,
      DaoRegistry store) {
    this.system = system;
    this.systemProvider = systemProvider;
    this.resourceProviders = resourceProviders;
    this.valueSets = valueSets;
    this.settings = settings;
    this.searchParameters = searchParameters;
    this.validationSupport = validationSupport;
    this.paging = paging;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProviders(resourceProviders.createProviders());
    endpoint.registerProvider(systemProvider);
    endpoint.registerProvider(valueSets);
    // Pages are cut by offset and nothing is ever stored for them, but without a paging provider
    // HAPI would take a search without an offset for one that has no further page.
    paging.setDefaultPageSize(DEFAULT_PAGE_SIZE);
    paging.setMaximumPageSize(MAXIMUM_PAGE_SIZE);
    endpoint.setPagingProvider(paging);
    endpoint.setDefaultResponseEncoding(EncodingEnum.JSON);
    endpoint.setServerConformanceProvider(
        new StoreStatement(endpoint, system, settings, searchParameters, validationSupport, store));
  }
}
