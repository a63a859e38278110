package org.doorstep.visit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** What makes an Encounter a home visit, and when that visit was over. */
final class HomeVisit {

  static final String SERVICES = DoorstepCodes.codeSystem("doorstep-service");

  private static final String PROFILE = DoorstepCodes.structure("doorstep-home-visit");
  private static final Set<String> TYPES =
      Set.of("home-visit", "monthly-home-care", "collective-centre-clinic");

  private HomeVisit() {}

  /** Whether the Encounter claims the profile, is of class HH or has one of the visit types. */
  static boolean is(Encounter encounter) {
    return encounter.getMeta().hasProfile(PROFILE)
        || "HH".equals(encounter.getClass_().getCode())
        || encounter.getType().stream()
            .flatMap(type -> type.getCoding().stream())
            .anyMatch(HomeVisit::isVisitType);
  }

  private static boolean isVisitType(Coding coding) {
    return SERVICES.equals(coding.getSystem()) && TYPES.contains(coding.getCode());
  }

  /** The local date on which a finished home visit ended; empty for any other Encounter. */
  static Optional<LocalDate> finishedOn(Encounter encounter) {
    if (encounter.getStatus() != EncounterStatus.FINISHED || !is(encounter)) {
      return Optional.empty();
    }
    return LocalDates.of(encounter.getPeriod().getEndElement());
  }
}
