package org.doorstep.support;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Places and organisations whose name tells what those live with who go there. */
@Component
class Disclosing {

  private static final String SENSITIVITY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  /** A room of a department of a centre. */
  private static final int DEEPEST = 3;

  private final FhirContext context;
  private final Here here;

  Disclosing(FhirContext context, Here here) {
    this.context = context;
    this.here = here;
  }

  /** Whether a reference leads to an AIDS centre, to what carries the label HIV, or to a part. */
  boolean isTold(Reference reference) {
    return isTold(reference, 0);
  }

  private boolean isTold(Reference reference, int depth) {
    Optional<? extends Resource> record = read(reference);
    if (record.isEmpty() || depth > DEEPEST) {
      return false;
    }
    return isMarked(record.get())
        || context.newTerser().getAllResourceReferences(record.get()).stream()
            .map(ResourceReferenceInfo::getResourceReference)
            .anyMatch(next -> isTold((Reference) next, depth + 1));
  }

  private Optional<? extends Resource> read(Reference reference) {
    String type = String.valueOf(reference.getReferenceElement().getResourceType());
    return switch (type) {
      case "Organization" -> here.read(reference, Organization.class);
      case "Location" -> here.read(reference, Location.class);
      case "HealthcareService" -> here.read(reference, HealthcareService.class);
      case "PractitionerRole" -> here.read(reference, PractitionerRole.class);
      default -> Optional.empty();
    };
  }

  private static boolean isMarked(Resource record) {
    List<CodeableConcept> types =
        record instanceof Organization organization
            ? organization.getType()
            : record instanceof Location place ? place.getType() : List.of();
    boolean centre =
        types.stream()
            .flatMap(type -> type.getCoding().stream())
            .anyMatch(coding -> "aids-centre".equals(coding.getCode()));
    return centre || record.getMeta().getSecurity(SENSITIVITY, "HIV") != null;
  }
}
