package org.doorstep.evacuation;

import java.util.Optional;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;

/**
 * Somebody who lives in an area that is evacuated.
 *
 * @param person who it is
 * @param needs how they must be carried
 * @param wish a code of doorstep-evac-preference; empty if nobody asked them
 * @param home the village or centre
 */
record Resident(Patient person, Needs needs, Optional<String> wish, Optional<Location> home) {

  static String key(Patient person) {
    return "Patient/" + person.getIdElement().getIdPart();
  }

  String key() {
    return key(person);
  }

  boolean hasPhone() {
    return person.getTelecom().stream().anyMatch(it -> it.getSystem() == ContactPointSystem.PHONE)
        || person.getContact().stream()
            .flatMap(contact -> contact.getTelecom().stream())
            .anyMatch(it -> it.getSystem() == ContactPointSystem.PHONE);
  }

  boolean hasPosition() {
    return home.filter(Location::hasPosition).isPresent();
  }
}
