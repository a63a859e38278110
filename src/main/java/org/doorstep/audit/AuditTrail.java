package org.doorstep.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.access.Disclosure;
import org.doorstep.audit.AuditDraft.Part;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.ServedTypes;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows a request through the endpoint and notes what it asks for, writes and shows. */
@Component
class AuditTrail implements EndpointContribution, StorageContribution {

  private static final int BEFORE_OTHERS = -100_000;
  private static final int AFTER_OTHERS = 100_000;

  private final Compartment compartment;

  AuditTrail(Compartment compartment) {
    this.compartment = compartment;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(new AtEndpoint());
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(new AtStore());
  }

  private static Optional<AuditDraft> draft(@Nullable RequestDetails request) {
    return request instanceof ServletRequestDetails servlet
        ? AuditDraft.of(servlet.getServletRequest())
        : Optional.empty();
  }

  @Interceptor
  private final class AtEndpoint {

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = BEFORE_OTHERS)
    public void onRequest(ServletRequestDetails request) {
      draft(request).ifPresent(draft -> draft.setDetails(request));
    }

    @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = BEFORE_OTHERS)
    public void onBundle(RequestDetails request, IBaseBundle bundle) {
      Optional<AuditDraft> draft = draft(request);
      // HAPI carries out a batch as many small ones, and asks again for each.
      if (draft.isPresent() && draft.get().parts().isEmpty() && bundle instanceof Bundle sent) {
        draft
            .get()
            .setParts(
                sent.getType() == BundleType.BATCH,
                sent.getEntry().stream().map(AuditTrail::part).toList());
      }
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = AFTER_OTHERS)
    public void onAnswer(RequestDetails request, @Nullable IBaseResource answer) {
      if (request instanceof ServletSubRequestDetails) {
        return;
      }
      draft(request).ifPresent(draft -> note(draft, request, answer));
    }
  }

  private void note(AuditDraft draft, RequestDetails request, @Nullable IBaseResource answer) {
    // Of what is only read, the disclosure is complete; whatever else is answered is looked
    // through.
    if (Disclosure.of(request).isEmpty() || !onlyReads(request.getRestOperationType())) {
      draft.setAnswered(compartment.linesOf(answer));
    }
    if (answer instanceof Bundle bundle) {
      Iterator<BundleEntryResponseComponent> responses =
          bundle.getEntry().stream().map(BundleEntryComponent::getResponse).iterator();
      for (Part part : draft.parts()) {
        if (responses.hasNext()) {
          complete(part, responses.next());
        }
      }
    }
  }

  private static boolean onlyReads(@Nullable RestOperationTypeEnum operation) {
    return operation == RestOperationTypeEnum.READ
        || operation == RestOperationTypeEnum.VREAD
        || operation == RestOperationTypeEnum.SEARCH_TYPE;
  }

  private static void complete(Part part, BundleEntryResponseComponent response) {
    part.status = Words.storable(response.getStatus());
    List<String> location = path(String.valueOf(response.getLocation()));
    int type = location.indexOf(part.type);
    if (part.id == null
        && type >= 0
        && type + 1 < location.size()
        && Words.isId(location.get(type + 1))) {
      part.id = location.get(type + 1);
    }
  }

  private static Part part(BundleEntryComponent entry) {
    String url = String.valueOf(entry.getRequest().getUrl());
    int mark = url.indexOf('?');
    List<String> path = path(mark < 0 ? url : url.substring(0, mark));
    String type = path.isEmpty() || !ServedTypes.NAMES.contains(path.get(0)) ? "?" : path.get(0);
    String id = path.size() > 1 && Words.isId(path.get(1)) ? path.get(1) : null;
    String method =
        entry.getRequest().getMethod() == null ? "?" : entry.getRequest().getMethod().toCode();
    String query = mark < 0 ? entry.getRequest().getIfNoneExist() : url.substring(mark + 1);
    return new Part(method, type, id, query);
  }

  private static List<String> path(String url) {
    return Stream.of(url.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  @Interceptor
  private final class AtStore {

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = AFTER_OTHERS)
    public void onCreate(IBaseResource resource, @Nullable RequestDetails request) {
      noteWritten(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = AFTER_OTHERS)
    public void onUpdate(
        IBaseResource old, IBaseResource resource, @Nullable RequestDetails request) {
      noteWritten(resource, request);
    }

    @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED, order = AFTER_OTHERS)
    public void onDelete(IBaseResource resource, @Nullable RequestDetails request) {
      noteWritten(resource, request);
    }

    private void noteWritten(IBaseResource resource, @Nullable RequestDetails request) {
      draft(request)
          .ifPresent(
              draft ->
                  draft.addWritten(
                      resource.fhirType(),
                      resource.getIdElement().getIdPart(),
                      compartment.of(resource)));
    }
  }
}
