package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.ips.api.ISectionResourceSupplier;
import ca.uhn.fhir.jpa.ips.api.IpsContext;
import ca.uhn.fhir.jpa.ips.api.IpsSectionContext;
import ca.uhn.fhir.jpa.ips.jpa.IJpaSectionSearchStrategy;
import ca.uhn.fhir.jpa.ips.jpa.JpaSectionSearchStrategyCollection;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** The records of a section that the caller of a request may see. */
final class VisibleSectionRecords implements ISectionResourceSupplier {

  /** The newest ones: a summary is no archive. */
  private static final int MOST = 100;

  private final JpaSectionSearchStrategyCollection searches;
  private final DaoRegistry daos;
  private final FhirContext context;
  private final UnaryOperator<List<Resource>> shareable;

  VisibleSectionRecords(
      JpaSectionSearchStrategyCollection searches,
      DaoRegistry daos,
      FhirContext context,
      UnaryOperator<List<Resource>> shareable) {
    this.searches = searches;
    this.daos = daos;
    this.context = context;
    this.shareable = shareable;
  }

  @Override
  public <T extends IBaseResource> List<ResourceEntry> fetchResourcesForSection(
      IpsContext summary, IpsSectionContext<T> section, RequestDetails request) {
    Class<T> type = section.getResourceType();
    String name = context.getResourceType(type);
    if (!daos.isResourceTypeSupported(name)) {
      return List.of();
    }
    IJpaSectionSearchStrategy<T> strategy = searches.getSearchStrategy(type);
    SearchParameterMap which = new SearchParameterMap();
    which.add(owner(type), new ReferenceParam(summary.getSubjectId()));
    strategy.massageResourceSearch(section, which);
    which.setLoadSynchronousUpTo(MOST);
    if (which.getSort() == null) {
      which.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
    }
    List<Resource> found =
        daos.getResourceDao(type).search(which, searching(request, name)).getAllResources().stream()
            .map(Resource.class::cast)
            .toList();
    return shareable.apply(found).stream()
        .filter(
            record ->
                !type.isInstance(record) || strategy.shouldInclude(section, type.cast(record)))
        .map(record -> new ResourceEntry(record, inclusion(record)))
        .toList();
  }

  /** The request as if its caller had searched themselves. */
  private static RequestDetails searching(RequestDetails request, String type) {
    ServletRequestDetails search = new ServletRequestDetails((ServletRequestDetails) request);
    search.setResponse(request.getResponse());
    search.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
    search.setParameters(new HashMap<>());
    search.setResourceName(type);
    search.setId(null);
    return search;
  }

  private static InclusionTypeEnum inclusion(Resource record) {
    return ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.get(record)
            == BundleEntrySearchModeEnum.INCLUDE
        ? InclusionTypeEnum.SECONDARY_RESOURCE
        : InclusionTypeEnum.PRIMARY_RESOURCE;
  }

  private String owner(Class<? extends IBaseResource> type) {
    Set<String> owners =
        context.getResourceDefinition(type).getSearchParamsForCompartmentName("Patient").stream()
            .map(RuntimeSearchParam::getName)
            .collect(Collectors.toSet());
    return owners.contains("patient") ? "patient" : "subject";
  }
}
