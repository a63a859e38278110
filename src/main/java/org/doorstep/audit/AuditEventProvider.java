package org.doorstep.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Map;
import org.doorstep.access.Caller;
import org.doorstep.audit.AuditEntry.Row;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** AuditEvents at the endpoint: read and searched, and written by nobody. */
@Component
@Interceptor
class AuditEventProvider implements EndpointContribution, IResourceProvider {

  private static final String TYPE = "AuditEvent";
  private static final int BEFORE_OTHERS = -900;

  private final Events events;

  AuditEventProvider(Events events) {
    this.events = events;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
    endpoint.registerInterceptor(this);
  }

  @Override
  public Class<AuditEvent> getResourceType() {
    return AuditEvent.class;
  }

  /** One event, for the data-protection officer of whom it concerns. */
  @Read
  public AuditEvent read(@IdParam IdType id, RequestDetails request) {
    AuditScope scope = AuditReaders.scopeOf(Caller.of(request));
    String asked = String.valueOf(id.getIdPart());
    AuditSearch search = AuditSearch.of(Map.of("_id", new String[] {asked}), scope);
    List<Row> found = scope.cut(events.where(search.condition(), search.parameters()), events);
    if (found.isEmpty() || asked.contains(",")) {
      throw new ResourceNotFoundException(id);
    }
    return AuditEvents.of(found.get(0));
  }

  /** Events that concern the data-protection officer's organisation; everybody else finds none. */
  @Search(allowUnknownParams = true)
  public Bundle search(RequestDetails request) {
    AuditScope scope = AuditReaders.scopeOf(Caller.of(request));
    AuditSearch search = AuditSearch.of(request.getParameters(), scope);
    Page page = Page.of(request);
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
    if (page.counted()) {
      bundle.setTotal(Math.toIntExact(events.count(search.condition(), search.parameters())));
    }
    if (!page.onlyCount()) {
      List<Row> rows = page.cut(bundle, events.where(page.sql(search), search.parameters()));
      scope
          .cut(rows, events)
          .forEach(row -> add(bundle, AuditEvents.of(row), request.getFhirServerBase()));
    }
    return bundle;
  }

  private static void add(Bundle bundle, AuditEvent event, String base) {
    BundleEntryComponent entry = bundle.addEntry().setResource(event);
    entry.setFullUrl(base + "/AuditEvent/" + event.getIdElement().getIdPart());
    entry.getSearch().setMode(SearchEntryMode.MATCH);
  }

  /** Refuses to write what only the server writes. */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = BEFORE_OTHERS)
  public void refuseWrite(ServletRequestDetails request) {
    boolean reads =
        request.getRequestType() == RequestTypeEnum.GET
            || request.getRequestType() == RequestTypeEnum.HEAD
            || "_search".equals(request.getOperation());
    if (TYPE.equals(request.getResourceName()) && !reads) {
      throw fixed("AuditEvent");
    }
  }

  /** Refuses the same in a batch or transaction. */
  @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = BEFORE_OTHERS)
  public void refuseWrites(RequestDetails request, IBaseBundle sent) {
    if (sent instanceof Bundle bundle) {
      int index = 0;
      for (BundleEntryComponent entry : bundle.getEntry()) {
        HTTPVerb method = entry.getRequest().getMethod();
        String url = String.valueOf(entry.getRequest().getUrl()).replaceAll("^/+", "");
        if (url.matches("AuditEvent(\\b.*)?")
            && method != HTTPVerb.GET
            && method != HTTPVerb.HEAD) {
          throw fixed("Bundle.entry[" + index + "]");
        }
        index++;
      }
    }
  }

  private static Refusal fixed(String place) {
    return new Refusal(
        Reason.NOT_ALLOWED,
        "audit-is-fixed",
        place,
        "An AuditEvent is written by nobody but this server.",
        "Leave it out; for who recorded what and on whose behalf, send a Provenance.");
  }

  /** Names the search parameters that there are, not all that FHIR has. */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void describe(IBaseConformance statement) {
    if (statement instanceof CapabilityStatement capability) {
      capability.getRestFirstRep().getResource().stream()
          .filter(resource -> TYPE.equals(resource.getType()))
          .forEach(
              resource ->
                  resource
                      .getSearchParam()
                      .removeIf(parameter -> !AuditSearch.CRITERIA.contains(parameter.getName())));
    }
  }
}
