package org.doorstep.server.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Map;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/** Reads where a request goes and what it asks for, before HAPI looks for somebody to answer it. */
@Interceptor
public final class RequestVetting {

  private static final Set<String> OF_A_READ =
      Set.of("_format", "_pretty", "_summary", "_elements");
  private static final Set<String> OF_A_HISTORY =
      Set.of(
          "_format",
          "_pretty",
          "_summary",
          "_elements",
          "_count",
          "_offset",
          "_since",
          "_at",
          "_sort",
          "_total");

  private final SearchParameters parameters;
  private final SearchVetting searches;
  private final Operations operations;
  private final HeavyWork heavy;

  RequestVetting(
      SearchParameters parameters, SearchVetting searches, Operations operations, HeavyWork heavy) {
    this.parameters = parameters;
    this.searches = searches;
    this.operations = operations;
    this.heavy = heavy;
  }

  /**
   * Refuses what cannot be answered.
   *
   * @param request the request, its path already taken apart
   */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
  public void read(ServletRequestDetails request) {
    RequestHeaders.requireIfMatch(request.getHeader("If-Match"), null);
    RequestHeaders.requireIfNoneMatch(request.getHeader("If-None-Match"), null);
    RequestHeaders.requireIfModifiedSince(request.getHeader("If-Modified-Since"));
    String type = request.getResourceName();
    String operation = request.getOperation();
    if (type != null) {
      requireType(type);
      requireVersion(request.getId());
    }
    if (operation != null && operation.startsWith("$")) {
      operations.requireOpen(operation);
      requireNumbers(request.getParameters());
    } else if (type == null || "metadata".equals(operation)) {
      requireNumbers(request.getParameters());
    } else {
      requireParameters(request, type, operation);
    }
    requireConditions(request, type);
    if (HeavyWork.is(operation, request.getParameters().keySet())) {
      heavy.enter(request.getServletRequest());
    }
  }

  private void requireParameters(
      ServletRequestDetails request, String type, @Nullable String operation) {
    Map<String, String[]> sent = request.getParameters();
    if ("_history".equals(operation) || request.getId() != null) {
      requireNumbers(sent);
      requireKnown(sent, "_history".equals(operation) ? OF_A_HISTORY : OF_A_READ);
    } else {
      searches.require(request, type, sent);
      boolean changes =
          request.getRequestType() != RequestTypeEnum.GET
              && request.getRequestType() != RequestTypeEnum.POST
              && request.getRequestType() != RequestTypeEnum.HEAD;
      if (changes && sent.keySet().stream().allMatch(ResultParameters::isOne)) {
        throw new Refusal(
            Reason.MALFORMED,
            "no-condition",
            null,
            "The request changes " + type + " without saying which one.",
            "Name it as %s/[id], or give a search that finds exactly one.".formatted(type));
      }
    }
  }

  private void requireConditions(ServletRequestDetails request, @Nullable String type) {
    String ifNoneExist = request.getHeader("If-None-Exist");
    if (ifNoneExist != null && type != null) {
      searches.require(request, type, Queries.parameters(ifNoneExist));
    }
  }

  void requireType(String type) {
    if (!parameters.isType(type)) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "unknown-resource-type",
          null,
          "There are no records of the type '" + Words.quote(type) + "' here.",
          NearMiss.advice(
              type, parameters.types(), "See the types in the CapabilityStatement at /metadata."));
    }
  }

  private static void requireVersion(@Nullable IIdType id) {
    if (id != null && id.hasVersionIdPart() && !id.getVersionIdPart().matches("\\d{1,9}")) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "unknown-version",
          null,
          "There is no version '" + Words.quote(id.getVersionIdPart()) + "'.",
          "Versions are whole numbers; GET [type]/[id]/_history lists them.");
    }
  }

  private static void requireNumbers(Map<String, String[]> sent) {
    sent.forEach(
        (name, values) -> {
          for (String value : values) {
            Words.requireStorable(value, null);
          }
          if ("_count".equals(name) || "_offset".equals(name)) {
            ResultParameters.requireNumbers(name, values);
          }
        });
  }

  private static void requireKnown(Map<String, String[]> sent, Set<String> known) {
    for (String name : sent.keySet()) {
      if (!known.contains(name)) {
        throw new Refusal(
            Reason.UNSUPPORTED,
            "unknown-parameter",
            null,
            "This request takes no parameter '" + Words.quote(name) + "'.",
            "It takes: " + String.join(", ", known.stream().sorted().toList()) + ".");
      }
    }
  }
}
