package org.doorstep.audit;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.HashMap;
import java.util.Map;
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
  private final Map<String, String> known = new HashMap<>();

  Names(IRepository records) {
    this.records = records;
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
        case "Patient" -> name(records.read(Patient.class, id).getName().stream().findFirst());
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

  private String of(PractitionerRole role) {
    return role.hasPractitioner()
        ? of(role.getPractitioner().getReference())
        : of(String.valueOf(role.getOrganization().getReference()));
  }

  private static String name(java.util.Optional<HumanName> name) {
    return name.map(HumanName::getNameAsSingleString)
        .filter(text -> !text.isBlank())
        .orElse(UNKNOWN);
  }
}
