package org.doorstep.server.request;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Mends what HAPI gets wrong in the Bundles that it answers with. */
@Interceptor
public final class AnswerPolish {

  private final ReferenceToNothing references;

  AnswerPolish(ReferenceToNothing references) {
    this.references = references;
  }

  /**
   * Mends an answer before it is written.
   *
   * @param request the request
   * @param answer what is answered
   * @return always true: the answer is to be written
   */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public boolean mend(RequestDetails request, IBaseResource answer) {
    if (answer instanceof Bundle bundle) {
      if (bundle.getType() == BundleType.SEARCHSET) {
        bundle.getLink().forEach(link -> keepSummary(request.getParameters(), link));
      } else if (bundle.getType() == BundleType.TRANSACTIONRESPONSE
          || bundle.getType() == BundleType.BATCHRESPONSE) {
        bundle.getEntry().forEach(entry -> mendEntry(request, entry.getResponse()));
      }
    }
    return true;
  }

  /** HAPI forgets {@code _summary} on the way to the next page. */
  private static void keepSummary(Map<String, String[]> sent, BundleLinkComponent link) {
    String[] summary = sent.get("_summary");
    if (summary != null
        && summary.length > 0
        && !"self".equals(link.getRelation())
        && !link.getUrl().contains("_summary=")) {
      link.setUrl(
          link.getUrl() + (link.getUrl().contains("?") ? "&" : "?") + "_summary=" + summary[0]);
    }
  }

  private void mendEntry(RequestDetails request, BundleEntryResponseComponent response) {
    if (response.getOutcome() instanceof OperationOutcome outcome
        && outcome.hasIssue()
        && outcome.getIssueFirstRep().getSeverity() == OperationOutcome.IssueSeverity.ERROR) {
      response.setOutcome(
          Outcomes.numbered(
              plain(request, response, outcome), String.valueOf(request.getRequestId())));
    }
  }

  private OperationOutcome plain(
      RequestDetails request, BundleEntryResponseComponent response, OperationOutcome outcome) {
    String text = String.valueOf(outcome.getIssueFirstRep().getDiagnostics());
    Refusal known =
        references
            .in(text, FailureTranslator.Sent.by(request))
            .or(() -> KnownFailure.in(text))
            .orElse(null);
    if (known != null) {
      response.setStatus(String.valueOf(known.getStatusCode()));
      return (OperationOutcome) known.getOperationOutcome();
    }
    if (WrittenForPeople.is(outcome)) {
      return WrittenForPeople.of(outcome);
    }
    String status = StringUtils.substringBefore(String.valueOf(response.getStatus()), " ");
    int number = StringUtils.isNumeric(status) ? Integer.parseInt(status) : 400;
    return number >= 500 ? Outcomes.failure() : GenericOutcome.of(number);
  }
}
