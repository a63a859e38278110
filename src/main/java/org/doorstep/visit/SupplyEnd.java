package org.doorstep.visit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Quantity;

/**
 * The date on which a medicine handed out runs out: the date of hand-over plus the days of supply.
 * FHIR search cannot add dates, so the sum is stored.
 */
final class SupplyEnd {

  static final String URL = DoorstepCodes.structure("doorstep-supply-end");

  private SupplyEnd() {}

  /**
   * Sets the extension, whatever the client has put there; leaves the dispense alone where the date
   * does not follow from it.
   */
  static void fill(MedicationDispense dispense) {
    of(dispense)
        .ifPresent(
            end -> {
              dispense.getExtension().removeIf(extension -> URL.equals(extension.getUrl()));
              dispense.addExtension(new Extension(URL, new DateType(end.toString())));
            });
  }

  static Optional<LocalDate> of(MedicationDispense dispense) {
    if (!dispense.hasDaysSupply() || !dispense.getDaysSupply().hasValue()) {
      return Optional.empty();
    }
    return LocalDates.of(dispense.getWhenHandedOverElement())
        .flatMap(from -> plus(from, dispense.getDaysSupply()));
  }

  private static Optional<LocalDate> plus(LocalDate from, Quantity supply) {
    BigDecimal value = supply.getValue();
    if (value.signum() < 0 || value.precision() - value.scale() > 5) {
      return Optional.empty();
    }
    long count = value.longValue();
    return switch (supply.hasCode() ? supply.getCode() : "d") {
      case "d" -> Optional.of(from.plusDays(count));
      case "wk" -> Optional.of(from.plusWeeks(count));
      case "mo" -> Optional.of(from.plusMonths(count));
      default -> Optional.empty();
    };
  }
}
