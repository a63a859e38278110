package org.doorstep.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;

/**
 * What a record puts into the stock of a unit or takes from it.
 *
 * @param batch what, in which unit
 * @param at when
 * @param quantity how much: above zero what is loaded, below zero what is handed out
 * @param unit in what it is counted, such as tablets
 */
record Movement(Batch batch, Instant at, BigDecimal quantity, String unit) {

  static final String FROM_BATCH = DoorstepCodes.structure("doorstep-from-batch");

  /**
   * A batch in a unit.
   *
   * @param unit such as {@code Location/1}
   * @param medicine such as {@code Medication/1}
   */
  record Batch(String unit, String medicine) {

    static Optional<Batch> of(Reference unit, Reference medicine) {
      return isOf(unit, "Location/") && isOf(medicine, "Medication/")
          ? Optional.of(
              new Batch(
                  unit.getReferenceElement().toUnqualifiedVersionless().getValue(),
                  medicine.getReferenceElement().toUnqualifiedVersionless().getValue()))
          : Optional.empty();
    }

    private static boolean isOf(Reference reference, String type) {
      return reference.hasReference() && reference.getReference().startsWith(type);
    }
  }

  /** What a record moves; empty if it moves nothing, or no longer does. */
  static Optional<Movement> of(Resource record, Instant now) {
    if (record instanceof MedicationDispense dispense) {
      return of(dispense, now);
    }
    return record instanceof SupplyDelivery delivery ? of(delivery, now) : Optional.empty();
  }

  private static Optional<Movement> of(MedicationDispense dispense, Instant now) {
    Extension batch = dispense.getExtensionByUrl(FROM_BATCH);
    if (dispense.getStatus() != MedicationDispenseStatus.COMPLETED
        || batch == null
        || !(batch.getValue() instanceof Reference medicine)
        || !dispense.getQuantity().hasValue()) {
      return Optional.empty();
    }
    Instant at =
        dispense.getWhenHandedOver() == null ? now : dispense.getWhenHandedOver().toInstant();
    return Batch.of(dispense.getLocation(), medicine)
        .map(
            it ->
                new Movement(
                    it,
                    at,
                    dispense.getQuantity().getValue().negate(),
                    unit(dispense.getQuantity())));
  }

  private static Optional<Movement> of(SupplyDelivery delivery, Instant now) {
    Quantity quantity = delivery.getSuppliedItem().getQuantity();
    if (delivery.getStatus() != SupplyDeliveryStatus.COMPLETED
        || !quantity.hasValue()
        || !(delivery.getSuppliedItem().getItem() instanceof Reference medicine)) {
      return Optional.empty();
    }
    Instant at =
        delivery.getOccurrence() instanceof DateTimeType time && time.hasValue()
            ? time.getValue().toInstant()
            : now;
    return Batch.of(delivery.getDestination(), medicine)
        .map(it -> new Movement(it, at, quantity.getValue(), unit(quantity)));
  }

  private static String unit(Quantity quantity) {
    return quantity.hasUnit() ? quantity.getUnit() : "";
  }
}
