package org.doorstep.followup;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Whether a person has authorised who collects medicine for them. */
@Component
class Authorisation {

  private static final String CONSENT = DoorstepCodes.structure("doorstep-proxy-authorisation");
  private static final String COLLECTOR = DoorstepCodes.structure("doorstep-collected-by");

  private final Store store;

  Authorisation(Store store) {
    this.store = store;
  }

  static Optional<Reference> collector(MedicationDispense dispense) {
    return reference(dispense, COLLECTOR);
  }

  /** The authorisation that a dispense names; a plain text names none. */
  static Optional<Reference> of(MedicationDispense dispense) {
    return reference(dispense, CONSENT);
  }

  private static Optional<Reference> reference(MedicationDispense dispense, String url) {
    Extension extension = dispense.getExtensionByUrl(url);
    return extension != null
            && extension.getValue() instanceof Reference reference
            && reference.hasReference()
        ? Optional.of(reference)
        : Optional.empty();
  }

  /**
   * Whether a consent was given by the person to the collector, and held at a moment.
   *
   * @param when the moment
   */
  boolean holds(Reference authorisation, MedicationDispense dispense, Date when) {
    return store
        .read(Consent.class, authorisation)
        .filter(consent -> Todo.areOfOne(consent.getPatient(), dispense.getSubject()))
        .filter(consent -> names(consent, dispense))
        .filter(consent -> isValid(consent, when))
        .isPresent();
  }

  /** A consent that was taken back held until then. */
  private static boolean isValid(Consent consent, Date when) {
    Date changed = consent.getMeta().getLastUpdated();
    boolean active =
        consent.getStatus() == ConsentState.ACTIVE
            || consent.getStatus() == ConsentState.INACTIVE
                && changed != null
                && when.before(changed);
    Period period = consent.getProvision().getPeriod();
    LocalDate day = day(when);
    boolean begun = Discharge.day(period.getStartElement()).filter(day::isBefore).isEmpty();
    boolean over = Discharge.day(period.getEndElement()).filter(day::isAfter).isPresent();
    return active
        && consent.getProvision().getType() != ConsentProvisionType.DENY
        && begun
        && !over;
  }

  private static LocalDate day(Date when) {
    return when.toInstant().atZone(java.time.ZoneId.systemDefault()).toLocalDate();
  }

  private boolean names(Consent consent, MedicationDispense dispense) {
    Set<String> collectors = new HashSet<>();
    collector(dispense).ifPresent(collector -> addNames(collector, collectors));
    Set<String> named = new HashSet<>();
    consent.getProvision().getActor().forEach(actor -> addNames(actor.getReference(), named));
    named.retainAll(collectors);
    return !named.isEmpty();
  }

  /** Somebody is named as a person or by one of their posts. */
  private void addNames(Reference reference, Set<String> names) {
    if (reference.hasReference()) {
      names.add(reference.getReferenceElement().toUnqualifiedVersionless().getValue());
    }
    store
        .read(PractitionerRole.class, reference)
        .map(PractitionerRole::getPractitioner)
        .filter(Reference::hasReference)
        .ifPresent(practitioner -> names.add(practitioner.getReference()));
  }
}
