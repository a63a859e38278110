package org.doorstep.access;

import java.util.List;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** What those see of a person who accompany them: the name and how to call. */
final class Masking {

  private static final String OBSERVATION_VALUE =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  private Masking() {}

  static Resource of(Resource record) {
    if (!(record instanceof Patient patient)) {
      return record;
    }
    Patient masked = new Patient();
    masked.setId(patient.getIdElement());
    masked.setMeta(patient.getMeta().copy());
    masked.getMeta().addTag().setSystem(OBSERVATION_VALUE).setCode("SUBSETTED");
    masked.setName(patient.copy().getName());
    patient.copy().getTelecom().stream()
        .filter(telecom -> telecom.getSystem() == ContactPointSystem.PHONE)
        .forEach(masked::addTelecom);
    masked.setActiveElement(patient.hasActive() ? patient.getActiveElement() : null);
    masked.setCommunication(patient.copy().getCommunication());
    return masked;
  }

  /** For those who share childcare: the first name and how to call. */
  static Resource firstName(Resource record) {
    Resource masked = of(record);
    if (masked instanceof Patient patient) {
      String first =
          patient.getNameFirstRep().getGiven().stream()
              .findFirst()
              .map(it -> it.getValue())
              .orElse("");
      patient.setName(first.isEmpty() ? List.of() : List.of(new HumanName().addGiven(first)));
    }
    return masked;
  }
}
