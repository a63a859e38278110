package org.doorstep.audit;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;

/** What those who read records are called, for people who cannot look ids up. */
final class Names {

  private static final String UNKNOWN = "unknown";

  private final IRepository records;
  private final String person;
  private final Map<String, String> known = new HashMap<>();

  /**
   * @param person the id of the Patient whom it is about
   */
  Names(IRepository records, String person) {
    this.records = records;
    this.person = person;
  }

  /** The name behind a reference such as {@code Practitioner/1}. */
  String of(String reference) {
    String name = known.get(reference);
    if (name == null) {
      name = find(new IdType(reference));
      known.put(reference, name);
    }
    return name;
  }

  private String find(IdType id) {
    try {
      return switch (String.valueOf(id.getResourceType())) {
        case "Practitioner" ->
            name(records.read(Practitioner.class, id).getName().stream().findFirst());
        case "Patient" -> name(names(records.read(Patient.class, id)));
        case "RelatedPerson" ->
            name(records.read(RelatedPerson.class, id).getName().stream().findFirst());
        case "Organization" -> records.read(Organization.class, id).getName();
        case "PractitionerRole" -> of(records.read(PractitionerRole.class, id));
        default -> UNKNOWN;
      };
    } catch (BaseServerResponseException gone) {
      return UNKNOWN;
    }
  }

  /** Of another person who has a record here, no more than what to call them. */
  private Optional<HumanName> names(Patient patient) {
    Optional<HumanName> name = patient.getName().stream().findFirst();
    return person.equals(patient.getIdElement().getIdPart())
        ? name
        : name.flatMap(it -> it.getGiven().stream().findFirst())
            .map(given -> new HumanName().addGiven(given.getValue()));
  }

  private String of(PractitionerRole role) {
    return role.hasPractitioner()
        ? of(role.getPractitioner().getReference())
        : of(String.valueOf(role.getOrganization().getReference()));
  }

  private static String name(Optional<HumanName> name) {
    return name.map(HumanName::getNameAsSingleString)
        .filter(text -> !text.isBlank())
        .orElse(UNKNOWN);
  }
}
