package org.doorstep.access;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;

/** A Patient whose records have gone to another one, because both were one person. */
public final class Merged {

  private Merged() {}

  /**
   * Into whom a Patient was merged.
   *
   * @param patient any Patient
   * @return the id of the other Patient, if this one is inactive and replaced by one of this server
   */
  public static Optional<String> isInto(Patient patient) {
    if (!patient.hasActive() || patient.getActive()) {
      return Optional.empty();
    }
    return patient.getLink().stream()
        .filter(link -> link.getType() == LinkType.REPLACEDBY)
        .map(PatientLinkComponent::getOther)
        .map(other -> other.getReferenceElement())
        .filter(id -> "Patient".equals(id.getResourceType()) && !id.isAbsolute() && id.hasIdPart())
        .map(IIdType::getIdPart)
        .findFirst();
  }
}
