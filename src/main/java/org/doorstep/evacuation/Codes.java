package org.doorstep.evacuation;

import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes by which evacuations are recorded. */
final class Codes {

  static final String MOBILITY = DoorstepCodes.codeSystem("doorstep-mobility");
  static final String WISHES = DoorstepCodes.codeSystem("doorstep-evac-preference");
  static final String STATUS = DoorstepCodes.codeSystem("doorstep-business-status");
  static final String OBSERVATIONS = DoorstepCodes.codeSystem("doorstep-obs");
  static final String OPERATIONS = DoorstepCodes.IDENTIFIERS + "/evacuation";
  static final String RESIDENCE = DoorstepCodes.structure("doorstep-residence");
  static final String TRANSPORT_NEEDS = DoorstepCodes.structure("doorstep-transport-needs");

  /** From the hardest to the easiest to carry: the order in which people are fetched. */
  static final List<String> MOBILITIES =
      List.of("stretcher", "bedbound-sitting", "wheelchair", "walks-aid", "walks");

  private Codes() {}

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  static Optional<String> code(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
        .map(Coding::getCode)
        .findFirst();
  }
}
