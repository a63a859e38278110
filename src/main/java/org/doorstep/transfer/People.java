package org.doorstep.transfer;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** How people, organisations and places are called and reached. */
final class People {

  private final Dossier dossier;
  private final Wording wording;

  People(Dossier dossier, Wording wording) {
    this.dossier = dossier;
    this.wording = wording;
  }

  /** The name of the person, in both scripts where both are known: mistakes are dangerous here. */
  String patient() {
    Patient patient = dossier.patient();
    Set<String> names =
        patient.getName().stream()
            .map(People::name)
            .filter(name -> !name.isBlank())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    boolean latinFirst = wording.language() == Language.EN || wording.language() == Language.FR;
    List<String> ordered =
        names.stream().sorted((a, b) -> latin(b, latinFirst) - latin(a, latinFirst)).toList();
    return ordered.isEmpty() ? wording.text("person.unnamed") : String.join(" / ", ordered);
  }

  private static int latin(String name, boolean wanted) {
    boolean isLatin = name.chars().noneMatch(c -> c >= 0x400 && c <= 0x52f);
    return isLatin == wanted ? 1 : 0;
  }

  /** Birth date and age; a year alone gives an age that may be one too high. */
  String birth() {
    Patient patient = dossier.patient();
    if (!patient.hasBirthDate()) {
      return wording.text("person.birth.unknown");
    }
    String date = wording.date(patient.getBirthDateElement());
    int year = patient.getBirthDateElement().getYear();
    if (patient.getBirthDateElement().getPrecision() != TemporalPrecisionEnum.DAY) {
      return date + " (" + wording.text("person.age.about", dossier.today().getYear() - year) + ")";
    }
    LocalDate born = LocalDate.parse(patient.getBirthDateElement().getValueAsString());
    return date
        + " ("
        + wording.text("person.age", Period.between(born, dossier.today()).getYears())
        + ")";
  }

  /** The name of whom a reference means. */
  String name(Reference reference) {
    Optional<Resource> record = dossier.find(reference);
    String display = reference.hasDisplay() ? reference.getDisplay() : "";
    return record.map(this::name).filter(name -> !name.isBlank()).orElse(display);
  }

  private String name(Resource record) {
    if (record instanceof Practitioner practitioner) {
      return practitioner.getName().stream().map(People::name).findFirst().orElse("");
    } else if (record instanceof PractitionerRole role) {
      String who = name(role.getPractitioner());
      String what = wording.names(role.getCode());
      String where = name(role.getOrganization());
      return String.join(
          ", ", List.of(who, what, where).stream().filter(part -> !part.isBlank()).toList());
    } else if (record instanceof Organization organization) {
      return organization.hasName() ? organization.getName() : "";
    } else if (record instanceof Location location) {
      return location.hasName() ? location.getName() : "";
    } else if (record instanceof RelatedPerson related) {
      String who = related.getName().stream().map(People::name).findFirst().orElse("");
      String what = wording.names(related.getRelationship());
      return who + (what.isBlank() ? "" : " (" + what + ")");
    } else if (record instanceof Patient) {
      return patient();
    }
    return "";
  }

  /** How somebody is called where nobody else is at hand. */
  static String called(Resource record) {
    if (record instanceof RelatedPerson related) {
      return related.getName().stream().map(People::name).findFirst().orElse("");
    } else if (record instanceof Practitioner practitioner) {
      return practitioner.getName().stream().map(People::name).findFirst().orElse("");
    }
    return record instanceof Organization organization && organization.hasName()
        ? organization.getName()
        : "…";
  }

  static String name(HumanName name) {
    return name.hasText() ? name.getText() : name.getNameAsSingleString();
  }

  /** The telephone numbers under which whom a reference means can be reached. */
  List<String> phones(Reference reference) {
    Set<String> phones = new LinkedHashSet<>();
    dossier.find(reference).ifPresent(record -> collect(record, phones));
    return List.copyOf(phones);
  }

  private void collect(Resource record, Set<String> phones) {
    if (record instanceof Practitioner practitioner) {
      phones.addAll(phones(practitioner.getTelecom()));
    } else if (record instanceof PractitionerRole role) {
      phones.addAll(phones(role.getTelecom()));
      phones.addAll(phones(role.getPractitioner()));
      phones.addAll(phones(role.getOrganization()));
    } else if (record instanceof Organization organization) {
      phones.addAll(phones(organization.getTelecom()));
    } else if (record instanceof Location location) {
      phones.addAll(phones(location.getTelecom()));
    } else if (record instanceof RelatedPerson related) {
      phones.addAll(phones(related.getTelecom()));
    }
  }

  static List<String> phones(List<ContactPoint> telecom) {
    return telecom.stream()
        .filter(t -> t.hasValue() && t.getSystem() != ContactPoint.ContactPointSystem.EMAIL)
        .map(ContactPoint::getValue)
        .toList();
  }

  /** Name and telephone numbers in one line. */
  String reached(Reference reference) {
    List<String> parts = new java.util.ArrayList<>();
    parts.add(name(reference));
    parts.addAll(phones(reference));
    return String.join(", ", parts.stream().filter(part -> !part.isBlank()).distinct().toList());
  }
}
