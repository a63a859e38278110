package org.doorstep.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.junit.jupiter.api.Test;

class SupplyEndTests {

  @Test
  void ninetyDaysFromTheDayOnWhichThePersonGotTheMedicine() {
    assertThat(SupplyEnd.of(dispense("2025-08-12T10:30:00+03:00", 90, "d")))
        .hasToString("Optional[2025-11-10]");
  }

  @Test
  void dayIsThatOfThePlaceNotOfGreenwich() {
    assertThat(SupplyEnd.of(dispense("2025-08-12T00:30:00+03:00", 1, "d")))
        .hasToString("Optional[2025-08-13]");
  }

  @Test
  void weeksAndMonthsAreCountedAsSuch() {
    assertThat(SupplyEnd.of(dispense("2025-01-31", 2, "wk"))).hasToString("Optional[2025-02-14]");
    assertThat(SupplyEnd.of(dispense("2025-01-31", 1, "mo"))).hasToString("Optional[2025-02-28]");
  }

  @Test
  void serverCorrectsWhatTheClientHasWorkedOutWrongly() {
    MedicationDispense dispense = dispense("2025-08-12", 30, "d");
    dispense.addExtension(SupplyEnd.URL, new DateType("2030-01-01"));
    SupplyEnd.fill(dispense);
    assertThat(dispense.getExtensionsByUrl(SupplyEnd.URL)).hasSize(1);
    assertThat(dispense.getExtensionString(SupplyEnd.URL)).isEqualTo("2025-09-11");
  }

  @Test
  void dateOfTheClientStaysWhereNoneFollows() {
    MedicationDispense dispense = new MedicationDispense();
    dispense.addExtension(SupplyEnd.URL, new DateType("2030-01-01"));
    SupplyEnd.fill(dispense);
    assertThat(dispense.getExtensionString(SupplyEnd.URL)).isEqualTo("2030-01-01");
    assertThat(SupplyEnd.of(dispense("2025-08", 30, "d"))).isEmpty();
    assertThat(SupplyEnd.of(dispense("2025-08-12", 30, "{bottle}"))).isEmpty();
    assertThat(SupplyEnd.of(dispense("2025-08-12", -1, "d"))).isEmpty();
  }

  private static MedicationDispense dispense(String handedOver, long supply, String unit) {
    MedicationDispense dispense = new MedicationDispense();
    dispense.setWhenHandedOverElement(new DateTimeType(handedOver));
    dispense.getDaysSupply().setValue(supply).setCode(unit);
    return dispense;
  }
}
