package org.doorstep.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;

/** To which orders of a laboratory a record belongs: the order, what was taken, what was found. */
final class LaboratoryOrders {

  private static final String LOINC = "http://loinc.org";
  private static final String LABORATORY_STUDIES = "26436-6";

  private LaboratoryOrders() {}

  static boolean isOne(ServiceRequest order) {
    return order.getCategory().stream()
        .anyMatch(category -> category.hasCoding(LOINC, LABORATORY_STUDIES));
  }

  /** The ids of the ServiceRequests. */
  static Set<String> of(Resource record) {
    if (record instanceof ServiceRequest order) {
      return isOne(order) && order.getIdElement().hasIdPart()
          ? Set.of(order.getIdElement().getIdPart())
          : Set.of();
    }
    return references(record).stream()
        .map(Reference::getReferenceElement)
        .filter(id -> "ServiceRequest".equals(id.getResourceType()) && !id.isAbsolute())
        .filter(IIdType::hasIdPart)
        .map(IIdType::getIdPart)
        .collect(Collectors.toSet());
  }

  private static List<Reference> references(Resource record) {
    if (record instanceof Specimen specimen) {
      return specimen.getRequest();
    }
    if (record instanceof DiagnosticReport report) {
      return report.getBasedOn();
    }
    return record instanceof Observation result ? result.getBasedOn() : List.of();
  }
}
