package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.ips.generator.IpsGeneratorSvcImpl;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * International Patient Summaries (https://hl7.org/fhir/uv/ips/STU1.1/), as HAPI makes them, out of
 * the records that a caller may see.
 */
@Component
public class PatientSummaries {

  private final DaoRegistry daos;
  private final FhirContext context;

  PatientSummaries(DaoRegistry daos, FhirContext context) {
    this.daos = daos;
    this.context = context;
  }

  /**
   * The summary of a person.
   *
   * @param patient the person, as the caller sees it
   * @param request the caller's request: every hook on the store runs for each search
   * @param shareable leaves out what never stands in a summary, whoever asks
   * @return a document whose references lead to the addresses of records at this server
   */
  public Bundle of(
      Patient patient, ServletRequestDetails request, UnaryOperator<List<Resource>> shareable) {
    PatientSummaryStrategy strategy = new PatientSummaryStrategy(patient, daos, context, shareable);
    return (Bundle)
        new IpsGeneratorSvcImpl(context, strategy)
            .generateIps(request, patient.getIdElement().toUnqualifiedVersionless(), null);
  }
}
