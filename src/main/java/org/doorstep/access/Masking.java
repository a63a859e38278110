package org.doorstep.access;

import java.util.List;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What those see of a person who do not see all. */
final class Masking {

  private static final String OBSERVATION_VALUE =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  private Masking() {}

  /** What a decision leaves of a record. */
  static Resource by(Decision decision, Resource record) {
    return switch (decision) {
      case MASK -> of(record);
      case FIRST_NAME -> firstName(record);
      case UNNAMED -> unnamed(record);
      case SHOW, HIDE -> record;
    };
  }

  /** For those who accompany a person: the name and how to call. */
  static Resource of(Resource record) {
    if (!(record instanceof Patient patient)) {
      return record;
    }
    Patient masked = empty(patient);
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

  /** For a laboratory, which has to know what is normal: sex and year of birth. */
  static Resource unnamed(Resource record) {
    if (!(record instanceof Patient patient)) {
      return withoutNames(record);
    }
    Patient unnamed = empty(patient);
    unnamed.setGenderElement(patient.getGenderElement().copy());
    Integer year = patient.getBirthDateElement().getYear();
    if (year != null) {
      unnamed.setBirthDateElement(new DateType(Integer.toString(year)));
    }
    return unnamed;
  }

  /** Applications write the name beside the reference to a person, and into the narrative. */
  private static Resource withoutNames(Resource record) {
    Resource unnamed = record.copy();
    if (unnamed instanceof DomainResource readable) {
      readable.setText(null);
    }
    unnamed.getNamedProperty("subject").getValues().stream()
        .map(Reference.class::cast)
        .forEach(subject -> subject.setDisplay(null).setIdentifier(null));
    return unnamed;
  }

  private static Patient empty(Patient patient) {
    Patient empty = new Patient();
    empty.setId(patient.getIdElement());
    empty.setMeta(patient.getMeta().copy());
    empty.getMeta().addTag().setSystem(OBSERVATION_VALUE).setCode("SUBSETTED");
    return empty;
  }
}
