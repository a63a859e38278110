package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.ips.api.IpsContext;
import ca.uhn.fhir.jpa.ips.api.Section;
import ca.uhn.fhir.jpa.ips.jpa.DefaultJpaIpsGenerationStrategy;
import ca.uhn.fhir.jpa.ips.jpa.JpaSectionSearchStrategyCollection;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** HAPI's choice of sections and records for one person, searched in the name of the caller. */
final class PatientSummaryStrategy extends DefaultJpaIpsGenerationStrategy {

  private final Patient patient;
  private final DaoRegistry daos;
  private final FhirContext context;
  private final UnaryOperator<List<Resource>> shareable;

  PatientSummaryStrategy(
      Patient patient,
      DaoRegistry daos,
      FhirContext context,
      UnaryOperator<List<Resource>> shareable) {
    this.patient = patient;
    this.daos = daos;
    this.context = context;
    this.shareable = shareable;
    setDaoRegistry(daos);
    setFhirContext(context);
  }

  /** HAPI's own supplier would search in the name of an operation, which has no type. */
  @Override
  protected void addJpaSection(Section section, JpaSectionSearchStrategyCollection searches) {
    addSection(section, new VisibleSectionRecords(searches, daos, context, shareable));
  }

  @Override
  public IBaseResource fetchPatient(IIdType id, RequestDetails request) {
    return patient.copy();
  }

  @Override
  public IBaseResource createAuthor() {
    Organization author = new Organization().setName("Doorstep");
    author.setId("Organization/doorstep");
    return author;
  }

  @Override
  public String createTitle(IpsContext summary) {
    return "International Patient Summary";
  }
}
