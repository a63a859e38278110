package org.doorstep.support;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.springframework.stereotype.Component;

/**
 * A client who becomes a counsellor has two records that nothing ties together: everybody reads who
 * works here, and nobody is to read there who was cared for.
 */
@Component
class Counsellors {

  private static final String CLIENT = DoorstepCodes.IDENTIFIERS + "/client";
  private static final String HIV_PROGRAMMES = DoorstepCodes.IDENTIFIERS + "/hiv-";

  void require(Practitioner practitioner) {
    List<Identifier> identifiers = practitioner.getIdentifier();
    for (int number = 0; number < identifiers.size(); number++) {
      String system = String.valueOf(identifiers.get(number).getSystem());
      if (CLIENT.equals(system) || system.startsWith(HIV_PROGRAMMES)) {
        throw new Refusal(
            Reason.RULE_BROKEN,
            "staff-has-client-number",
            "Practitioner.identifier[%d].system".formatted(number),
            "A number that people get who are cared for stands in the record of somebody who works"
                + " here.",
            "Leave it out: whoever is both has two records that share nothing.");
      }
    }
  }
}
