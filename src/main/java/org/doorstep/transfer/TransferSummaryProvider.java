package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operation $transfer-summary at the FHIR endpoint. */
@Component
class TransferSummaryProvider implements EndpointContribution {

  private static final String NAME = "$transfer-summary";

  private final Records records;
  private final Summaries summaries;
  private final SummaryStore store;

  TransferSummaryProvider(Records records, Summaries summaries, SummaryStore store) {
    this.records = records;
    this.summaries = summaries;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The summary of one transfer. */
  @Operation(name = NAME, type = ServiceRequest.class, idempotent = true)
  public Bundle ofRequest(@IdParam IdType id, ServletRequestDetails details) {
    SummaryRequest asked = asked(details);
    IRepository visible = records.on(details);
    Summaries.check(visible, asked);
    return answer(summaries.ofRequest(visible, id, asked), asked, details);
  }

  /** The summary of one person. */
  @Operation(name = NAME, type = Patient.class, idempotent = true)
  public Bundle ofPatient(@IdParam IdType id, ServletRequestDetails details) {
    SummaryRequest asked = asked(details);
    IRepository visible = records.on(details);
    Summaries.check(visible, asked);
    return answer(summaries.ofPatient(visible, id, asked), asked, details);
  }

  private static SummaryRequest asked(ServletRequestDetails details) {
    IBaseResource body = body(details);
    if (body != null && !(body instanceof Parameters)) {
      throw new Refusal(
          Reason.MALFORMED,
          "summary-body",
          null,
          "The body of $transfer-summary is not a Parameters resource.",
          "Send Parameters, or no body at all.");
    }
    return SummaryParameters.read(
        details.getParameters(), (Parameters) body, details.getHeader("Accept-Language"));
  }

  /** HAPI would take an address with a Content-Type, which many clients always send, for a body. */
  private static @Nullable IBaseResource body(ServletRequestDetails details) {
    if (details.getRequestType() != RequestTypeEnum.POST
        || details.loadRequestContents().length == 0) {
      return null;
    }
    EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(details);
    return (encoding == null ? EncodingEnum.JSON : encoding)
        .newParser(details.getFhirContext())
        .parseResource(new String(details.loadRequestContents(), StandardCharsets.UTF_8));
  }

  private Bundle answer(Dossier dossier, SummaryRequest asked, ServletRequestDetails details) {
    Optional<Form> form = TextAnswer.askedFor(details, Form.HTML, Form.PDF);
    if (form.isPresent()) {
      if (form.get() == Form.PDF) {
        TextAnswer.put(details, Form.PDF, summaries.sheets(dossier, asked));
      } else {
        TextAnswer.put(details, Form.HTML, summaries.page(dossier, asked));
      }
      if (!asked.persist()) {
        return new Bundle();
      }
    }
    Bundle document = summaries.document(dossier, asked);
    if (asked.persist()) {
      return store.keep(document, dossier, asked, details);
    }
    store.identify(document, dossier, asked, details);
    return document;
  }
}
