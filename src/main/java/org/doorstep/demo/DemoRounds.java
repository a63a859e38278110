package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.atc;
import static org.doorstep.demo.DemoCodes.concept;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;

/** What the crews of the mobile clinic take along, and what is in their way. */
final class DemoRounds {

  static final String ORGANIZATION = "demo-mobile-clinic";

  private static final List<String> MEDICINES = List.of("C08CA01", "C09AA02", "N02BE01", "B01AC06");
  private static final String FLAG_CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category";
  private static final int DAYS_TO_NEXT_LOT = 45;

  private DemoRounds() {}

  static Bundle of(LocalDate day) {
    DemoBundle bundle = new DemoBundle("rounds");
    for (int i = 0; i < MEDICINES.size(); i++) {
      // One batch ends soon and one is nearly used up, so that the lists have something to show.
      LocalDate end = day.plusDays(DAYS_TO_NEXT_LOT + 200L * i);
      Reference batch = batch(bundle, i, end);
      for (int van = 0; van < DemoTeam.VANS; van++) {
        load(bundle, batch, i, DemoTeam.van(van), i == 3 ? 20 : 600, day);
      }
    }
    flag(bundle, "mined-road", "demo-village-3", day);
    flag(bundle, "bridge-destroyed", "demo-village-8", day);
    return bundle.bundle();
  }

  private static Reference batch(DemoBundle bundle, int number, LocalDate end) {
    Medication batch = new Medication().setStatus(MedicationStatus.ACTIVE);
    batch.setCode(atc(MEDICINES.get(number)));
    batch.addIdentifier(identifier("batch", "DEMO-" + (number + 1)));
    batch.getBatch().setLotNumber("DEMO-" + (number + 1));
    batch.getBatch().setExpirationDateElement(new DateTimeType(end.toString()));
    return bundle.put(batch, "demo-batch-" + (number + 1));
  }

  private static void load(
      DemoBundle bundle, Reference batch, int number, DemoTeam team, int tablets, LocalDate day) {
    var load = identifier("delivery", "DEMO-" + (number + 1) + "-" + team.name());
    SupplyDelivery delivery = new SupplyDelivery().setStatus(SupplyDeliveryStatus.COMPLETED);
    delivery.addIdentifier(load);
    delivery
        .getSuppliedItem()
        .setItem(batch.copy())
        .setQuantity(new Quantity(tablets).setUnit("tablets"));
    delivery.setOccurrence(new DateTimeType(day.minusDays(1) + "T16:00:00Z"));
    delivery.setDestination(new Reference("Location/" + team.vehicle()));
    bundle.postOnce(delivery, load);
  }

  private static void flag(DemoBundle bundle, String code, String place, LocalDate day) {
    Flag flag = new Flag().setStatus(FlagStatus.ACTIVE);
    flag.addCategory(concept(FLAG_CATEGORY, "safety"));
    flag.setCode(own("doorstep-access-flag", code));
    flag.setSubject(new Reference("Location/" + place));
    flag.getPeriod().setStartElement(new DateTimeType(day.minusDays(10).toString()));
    bundle.put(flag, Chance.uuid("flag " + code + " of " + place).toString());
  }
}
