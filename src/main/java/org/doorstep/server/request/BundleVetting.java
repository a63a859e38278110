package org.doorstep.server.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/** Reads each entry of a batch or transaction as strictly as if it had come alone. */
@Interceptor
public final class BundleVetting {

  private final RequestVetting requests;
  private final SearchVetting searches;
  private final Operations operations;
  private final JsonPatchBody patches;
  private final HeavyWork heavy;

  BundleVetting(
      RequestVetting requests,
      SearchVetting searches,
      Operations operations,
      JsonPatchBody patches,
      HeavyWork heavy) {
    this.requests = requests;
    this.searches = searches;
    this.operations = operations;
    this.patches = patches;
    this.heavy = heavy;
  }

  /**
   * Refuses a Bundle of which an entry cannot be carried out.
   *
   * @param request the request; what the server does for itself is not read again
   * @param bundle the batch or transaction
   */
  @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
  public void read(RequestDetails request, IBaseBundle bundle) {
    if (request instanceof ServletRequestDetails http && bundle instanceof Bundle sent) {
      FailureTranslator.Sent.keep(request, sent);
      int index = 0;
      for (BundleEntryComponent entry : sent.getEntry()) {
        readEntry(request, entry, "Bundle.entry[" + index + "]");
        index++;
      }
      if (sent.getEntry().stream().anyMatch(BundleVetting::isHeavy)) {
        heavy.enter(http.getServletRequest());
      }
    }
  }

  private static boolean isHeavy(BundleEntryComponent entry) {
    String[] url = String.valueOf(entry.getRequest().getUrl()).split("\\?", 2);
    return HeavyWork.is(
        url[0].substring(url[0].lastIndexOf('/') + 1),
        Queries.parameters(url.length > 1 ? url[1] : "").keySet());
  }

  private void readEntry(RequestDetails request, BundleEntryComponent entry, String path) {
    BundleEntryRequestComponent asked = entry.getRequest();
    if (asked.getMethod() == null || !asked.hasUrl()) {
      throw new Refusal(
          Reason.MALFORMED,
          "entry-without-request",
          path + ".request",
          path + " does not say what is to be done.",
          "Write a method and a url into its request.");
    }
    RequestHeaders.requireIfMatch(asked.getIfMatch(), path + ".request.ifMatch");
    RequestHeaders.requireIfNoneMatch(asked.getIfNoneMatch(), path + ".request.ifNoneMatch");
    String url = asked.getUrl();
    int mark = url.indexOf('?');
    String address = mark < 0 ? url : url.substring(0, mark);
    if (address.contains(":")) {
      // HAPI would take it for one of its own, which nothing here has looked at.
      throw new Refusal(
          Reason.MALFORMED,
          "entry-with-whole-address",
          path + ".request.url",
          path + " names a server.",
          "Write the address below the endpoint only, such as Patient/[id].");
    }
    List<String> segments =
        Arrays.stream(address.split("/")).filter(segment -> !segment.isEmpty()).toList();
    if (segments.isEmpty()) {
      // A search of everything: HAPI answers it itself.
      return;
    }
    segments.stream().filter(it -> it.startsWith("$")).forEach(operations::requireOpen);
    requests.requireType(segments.get(0));
    readCondition(request, asked, segments, mark < 0 ? "" : url.substring(mark + 1), path);
    if (asked.getMethod() == HTTPVerb.PATCH
        && entry.getResource() instanceof Binary binary
        && MediaTypes.JSON_PATCH.equals(binary.getContentType())) {
      patches.requirePatch(
          binary.getData() == null ? new byte[0] : binary.getData(), path + ".resource.data");
    }
  }

  private void readCondition(
      RequestDetails request,
      BundleEntryRequestComponent asked,
      List<String> segments,
      String query,
      String path) {
    String type = segments.get(0);
    Map<String, String[]> sent = Queries.parameters(query);
    boolean changes = asked.getMethod() != HTTPVerb.GET && asked.getMethod() != HTTPVerb.HEAD;
    if (segments.size() == 1) {
      searches.require(request, type, sent);
      if (changes
          && asked.getMethod() != HTTPVerb.POST
          && sent.keySet().stream().allMatch(ResultParameters::isOne)) {
        throw new Refusal(
            Reason.MALFORMED,
            "no-condition",
            path + ".request.url",
            path + " changes " + type + " without saying which one.",
            "Name it as %s/[id], or give a search that finds exactly one.".formatted(type));
      }
    }
    if (asked.hasIfNoneExist()) {
      searches.require(request, type, Queries.parameters(asked.getIfNoneExist()));
    }
  }
}
