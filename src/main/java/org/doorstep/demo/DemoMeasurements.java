package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.LOINC;
import static org.doorstep.demo.DemoCodes.loinc;
import static org.doorstep.demo.DemoCodes.own;
import static org.doorstep.demo.DemoCodes.quantity;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** What the nurse measures and asks during a visit. */
final class DemoMeasurements {

  private DemoMeasurements() {}

  static void addTo(DemoVisit visit) {
    Chance chance = visit.chance;
    bloodPressure(visit);
    vital(visit, loinc("8867-4"), chance.between(58, 104), "/min");
    CodeableConcept oxygen = loinc("2708-6");
    oxygen.addCoding().setSystem(LOINC).setCode("59408-5");
    vital(visit, oxygen, chance.between(90, 99), "%");
    vital(visit, loinc("8310-5"), 36 + chance.between(2, 14) / 10.0, "Cel");
    if (visit.month == 0 || chance.percent(30)) {
      vital(visit, loinc("29463-7"), chance.between(46, 104), "kg");
    }
    if (visit.person.conditions().contains("E11")) {
      glucose(visit);
    }
    if (visit.month == 0) {
      visit.bundle.post(
          visit
              .observation(own("doorstep-obs", "mobility-status"), 20)
              .setValue(own("doorstep-mobility", visit.person.mobility())));
      if (!visit.person.group().inCity()) {
        wish(visit);
      }
    }
  }

  private static void bloodPressure(DemoVisit visit) {
    int systolic = visit.chance.between(112, 184);
    Observation pressure =
        visit.observation(loinc("85354-9"), 5).addCategory(DemoVisit.category("vital-signs"));
    pressure.addComponent().setCode(loinc("8480-6")).setValue(quantity(systolic, "mm[Hg]"));
    pressure
        .addComponent()
        .setCode(loinc("8462-4"))
        .setValue(quantity(systolic / 2 + visit.chance.between(4, 16), "mm[Hg]"));
    visit.bundle.post(pressure);
  }

  private static void vital(DemoVisit visit, CodeableConcept code, double value, String unit) {
    visit.bundle.post(
        visit
            .observation(code, 6)
            .addCategory(DemoVisit.category("vital-signs"))
            .setValue(quantity(Math.round(value * 10) / 10.0, unit)));
  }

  private static void glucose(DemoVisit visit) {
    visit.bundle.post(
        visit
            .observation(loinc("14743-9"), 10)
            .addCategory(DemoVisit.category("laboratory"))
            .setValue(quantity(visit.chance.between(52, 141) / 10.0, "mmol/L")));
  }

  private static void wish(DemoVisit visit) {
    String wish =
        visit.chance.oneOf(
            List.of("refuses", "refuses", "undecided", "agrees", "agrees-with-companion"));
    visit.bundle.post(
        visit
            .observation(own("doorstep-obs", "evacuation-preference"), 22)
            .setValue(own("doorstep-evac-preference", wish)));
  }
}
