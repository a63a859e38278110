package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.doorstep.signin.Account;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out at the door who is calling and how far they see; what is not opened here is closed. */
@Component
@Interceptor
class RequestGuard implements EndpointContribution {

  /** Before the parameters are read: what they may hold depends on who is calling. */
  private static final int EARLY = -100;

  private static final Set<String> OPEN = Set.of("metadata", ".well-known");

  private final Callers callers;
  private final Reaches reaches;
  private final Records records;

  RequestGuard(Callers callers, Reaches reaches, Records records) {
    this.records = records;
    this.callers = callers;
    this.reaches = reaches;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = EARLY)
  void meet(ServletRequestDetails request) {
    String operation = request.getOperation();
    if (request.getRequestType() == RequestTypeEnum.OPTIONS
        || request.getResourceName() == null && operation != null && OPEN.contains(operation)) {
      return;
    }
    Account account = Account.of(request.getServletRequest()).orElseThrow(Caller::notSignedIn);
    Caller caller = callers.of(account).orElseThrow(RequestGuard::unknown);
    caller.keepIn(request);
    Reach reach = reaches.of(caller, "$transfer-summary".equals(operation));
    if (!isReading(request)) {
      reach.settle();
    }
    reach.keepIn(request);
    Disclosure.begin(request);
    requireOpen(request.getResourceName(), reach);
    requireInstance(request.getResourceName(), request.getId() != null, operation);
    boolean removal = request.getRequestType() == RequestTypeEnum.DELETE;
    if (request.getId() != null && ("$everything".equals(operation) || removal)) {
      // HAPI would answer 200 with nothing where nothing is, and so tell it from what is hidden.
      records
          .on(request)
          .read(
              request
                  .getFhirContext()
                  .getResourceDefinition(request.getResourceName())
                  .getImplementingClass(Resource.class),
              request.getId());
    }
  }

  private static boolean isReading(ServletRequestDetails request) {
    return request.getRequestType() == RequestTypeEnum.GET
        || request.getRequestType() == RequestTypeEnum.HEAD
        || "_search".equals(request.getOperation());
  }

  private static Refusal unknown() {
    return new Refusal(
        Reason.FORBIDDEN,
        "account-unknown",
        null,
        "No record belongs to this account.",
        "Ask the administrator of your organisation to write it into your Practitioner record.");
  }

  /** An entry of a batch asks for no more than a request does. */
  @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = EARLY)
  void meet(RequestDetails request, IBaseBundle sent) {
    Optional<Reach> reach = Reach.of(request);
    if (reach.isEmpty() || !(sent instanceof Bundle bundle)) {
      return;
    }
    for (BundleEntryComponent entry : bundle.getEntry()) {
      List<String> path =
          Arrays.stream(String.valueOf(entry.getRequest().getUrl()).split("\\?", 2)[0].split("/"))
              .filter(step -> !step.isEmpty())
              .toList();
      if (!path.isEmpty()) {
        String type = path.size() > 1 ? path.get(0) : null;
        requireOpen(path.get(0), reach.get());
        requireInstance(type, path.size() > 2, path.get(path.size() - 1));
      }
    }
  }

  private static void requireOpen(@Nullable String type, Reach reach) {
    if (!reach.opens(type)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-for-this-role",
          type,
          "Only people who work with Doorstep see %s.".formatted(type),
          "Ask those who care for you where they come from and where they take you.");
    }
  }

  /** What is asked of all records at once could not be told from what it leaves out. */
  private static void requireInstance(
      @Nullable String type, boolean instance, @Nullable String operation) {
    if (!instance && ("_history".equals(operation) || "$everything".equals(operation))) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "one-record-only",
          null,
          "'%s' is answered for one record only.".formatted(operation),
          "Name it: %s/[id]/%s.".formatted(type == null ? "[type]" : type, operation));
    }
  }
}
