package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.PatientSummaries;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * The operations by which clients of other guides find and fetch documents: $docref of the
 * International Patient Access, $summary of the International Patient Summary, $document of R4.
 */
@Component
class DocumentsProvider implements EndpointContribution {

  private static final String SUMMARY = "$summary";
  private static final String DOCUMENT = "$document";
  private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips";

  private final Records records;
  private final PatientSummaries summaries;

  DocumentsProvider(Records records, PatientSummaries summaries) {
    this.records = records;
    this.summaries = summaries;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The documents of a person; none where the caller sees no such person. */
  @Operation(name = DocumentsAsked.NAME, type = DocumentReference.class, idempotent = true)
  public Bundle find(ServletRequestDetails request) {
    DocumentsAsked asked = DocumentsAsked.of(request);
    IRepository visible = records.on(request);
    String patient = "Patient/" + asked.patient();
    try {
      visible.read(Patient.class, new IdType(patient));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return new Bundle().setType(BundleType.SEARCHSET).setTotal(0);
    }
    return new DocumentsOfPerson(visible, request.getFhirServerBase()).of(patient, asked);
  }

  /** The International Patient Summary of a person. */
  @Operation(name = SUMMARY, type = Patient.class, idempotent = true)
  public Bundle summary(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters sent = OperationParameters.of(request, SUMMARY, "profile");
    if (sent.text("profile").filter(profile -> !profile.equals(IPS)).isPresent()) {
      throw sent.wrong("profile", IPS + ", or no profile");
    }
    Patient patient = Summaries.read(records.on(request), Patient.class, id);
    return InternationalSummary.closed(
        summaries.of(patient, request, found -> List.copyOf(Confidential.shareable(found))));
  }

  /** The document of a Composition, or a summary as it was sent. */
  @Operation(name = DOCUMENT, type = Composition.class, idempotent = true)
  public Bundle document(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters sent = OperationParameters.of(request, DOCUMENT, "persist");
    if (sent.isOn("persist")) {
      throw sent.wrong("persist", "false: $transfer-summary keeps what it sends");
    }
    return new StoredDocument(records.on(request), request.getFhirContext())
        .of(id, LocalDate.now());
  }
}
