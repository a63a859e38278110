package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.atc;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;
import static org.doorstep.demo.DemoCodes.quantity;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;

/** What is done and handed out during a visit. */
final class DemoTreatment {

  private static final String ART_GROUP = "J05A";

  private DemoTreatment() {}

  static void addTo(DemoVisit visit) {
    for (String medicine : visit.person.medicines()) {
      boolean art = medicine.startsWith(ART_GROUP);
      if (!art || visit.month % 3 == 0) {
        dispense(visit, medicine, art);
      }
    }
    if (visit.person.hasWound()) {
      dressing(visit);
    }
    if (visit.person.group() == DemoPerson.Group.MOTHER && visit.month == 0) {
      visit.addContact("peer-counselling", "peer-counsellor");
    }
    if (visit.person.group() == DemoPerson.Group.CITY && visit.chance.percent(30)) {
      visit.addContact("psychological-support", "psychologist");
    }
  }

  private static void dispense(DemoVisit visit, String medicine, boolean art) {
    MedicationDispense dispense =
        new MedicationDispense().setStatus(MedicationDispenseStatus.COMPLETED);
    dispense.addIdentifier(
        identifier("dispense", "D-" + visit.person.code() + "-" + visit.month + "-" + medicine));
    dispense.setMedication(atc(medicine));
    dispense.setSubject(visit.patient).setContext(visit.encounter);
    int days = art ? 90 : 30;
    dispense.setQuantity(quantity(days, "{tbl}"));
    dispense.setDaysSupply(quantity(days, "d"));
    dispense.setWhenHandedOverElement(visit.at(35)).addReceiver(visit.patient);
    dispense.addPerformer().setActor(visit.person.team().member("nurse"));
    if (art && visit.person.group() == DemoPerson.Group.CITY) {
      dispense.setWhenPreparedElement(visit.at(-180));
      dispense.addExtension(
          new Extension(
              DoorstepCodes.structure("doorstep-collected-by"),
              visit.person.team().member("social-worker")));
      dispense.addExtension(
          new Extension(
              DoorstepCodes.structure("doorstep-proxy-authorisation"),
              new Reference("Consent/" + DemoEnrolment.proxyConsentId(visit.person))));
    }
    visit.bundle.post(dispense);
  }

  private static void dressing(DemoVisit visit) {
    Procedure dressing = new Procedure().setStatus(ProcedureStatus.COMPLETED);
    dressing.setCode(own("doorstep-service", "dressing"));
    dressing.setSubject(visit.patient).setEncounter(visit.encounter).setPerformed(visit.at(25));
    dressing.addPerformer().setActor(visit.person.team().member("nurse"));
    dressing.addBodySite(
        new CodeableConcept()
            .setText(visit.chance.oneOf(List.of("ліва гомілка", "права гомілка", "крижі"))));
    String wound = visit.person.conditions().contains("L97") ? "L97" : "L89";
    dressing.addReasonReference(
        new Reference("Condition/" + DemoEnrolment.id(visit.person, "condition-" + wound)));
    visit.bundle.post(dressing);
  }
}
