package org.doorstep.matching;

import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;

/** What becomes of two Patients that are one person. */
final class MergedPatient {

  private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private MergedPatient() {}

  /** The one that is replaced: it keeps what it says, and leads to the other. */
  static Patient replaced(Patient source, String target) {
    Patient replaced = source.copy();
    replaced.setActive(false);
    replaced.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/" + target));
    return replaced;
  }

  /**
   * The one that stays: with the numbers of the other, as old ones, so that whoever knows the
   * person by them finds this one.
   */
  static Patient replacing(Patient target, Patient source) {
    Patient replacing = withNumbersOf(target, source);
    if (!has(replacing, source)) {
      replacing
          .addLink()
          .setType(LinkType.REPLACES)
          .setOther(new Reference("Patient/" + source.getIdElement().getIdPart()));
    }
    return replacing;
  }

  /** A Patient with those numbers of another one that it does not have, as old ones. */
  static Patient withNumbersOf(Patient patient, Patient other) {
    Patient with = patient.copy();
    for (Identifier number : other.getIdentifier()) {
      if (!has(with, number)) {
        Identifier old = number.copy().setUse(IdentifierUse.OLD);
        if (old.getType().hasCoding(IDENTIFIER_TYPES, "ANON")) {
          // Who was anonymous under this number is known now.
          old.setType(null);
        }
        with.addIdentifier(old);
      }
    }
    return with;
  }

  /** The one that stayed, without what came from the other. */
  static Patient alone(Patient now, Patient before, Patient source) {
    Patient alone = now.copy();
    alone
        .getLink()
        .removeIf(
            link ->
                link.getType() == LinkType.REPLACES
                    && MovedRecords.isTo(link.getOther(), source.getIdElement().getIdPart()));
    alone.getIdentifier().removeIf(number -> has(source, number) && !has(before, number));
    return alone;
  }

  private static boolean has(Patient patient, Patient source) {
    return patient.getLink().stream()
        .anyMatch(
            link ->
                link.getType() == LinkType.REPLACES
                    && MovedRecords.isTo(link.getOther(), source.getIdElement().getIdPart()));
  }

  private static boolean has(Patient patient, Identifier number) {
    return patient.getIdentifier().stream()
        .anyMatch(
            own ->
                String.valueOf(own.getSystem()).equals(String.valueOf(number.getSystem()))
                    && String.valueOf(own.getValue()).equals(String.valueOf(number.getValue())));
  }
}
