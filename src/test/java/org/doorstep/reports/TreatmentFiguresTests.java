package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.reports.Indicator.ART_BY_PROXY;
import static org.doorstep.reports.Indicator.ART_MONTHS;
import static org.doorstep.reports.Indicator.ART_PEOPLE;
import static org.doorstep.reports.Indicator.ART_PROXY_CONSENT;
import static org.doorstep.reports.Indicator.ART_SUPPLY;
import static org.doorstep.reports.Indicator.VIRAL_LOAD_SUPPRESSED;
import static org.doorstep.reports.Indicator.VIRAL_LOAD_TESTED;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Antiretroviral medicines and viral loads, counted by hand. */
class TreatmentFiguresTests {

  private static final String TLD = "J05AR27";

  private final Counted counted = new Counted();

  /** 30 days from 1 January last until 31 January; the 28th day after is 28 February. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-20, in-time",
    "2026-01-31, in-time",
    "2026-02-01, late",
    "2026-02-27, late",
    "2026-02-28, interrupted",
    "2026-03-20, interrupted"
  })
  void medicineIsLateUntilDay27AndInterruptedFromDay28(String next, String outcome) {
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    counted.medicine("2", "oksana", TLD, next + "T10:00:00+02:00", 90);
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", "2026-03-31"))
        .containsExactly(outcome + ": 1/1");
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31, open", "2026-02-27, open", "2026-02-28, interrupted"})
  void whatIsNotOverdueFor28DaysYetIsOpen(String today, String outcome) {
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", today)).containsExactly(outcome + ": 1/1");
  }

  @ParameterizedTest
  @CsvSource({
    "treated-elsewhere, 2026-02-10, left",
    "moved-away, 2026-02-27, left",
    "died, 2026-02-10, left",
    "treated-elsewhere, 2026-03-10, interrupted",
    "not-reached, 2026-02-10, interrupted"
  })
  void whoIsTreatedElsewhereIsNoDefaulter(String outcome, String day, String counts) {
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    counted
        .task("t", "follow-up", null, TaskStatus.COMPLETED, day + "T10:00:00+02:00")
        .setFor(Counted.patient("oksana"))
        .addOutput()
        .setType(new CodeableConcept().setText("outcome"))
        .setValue(Counted.own("doorstep-follow-up-outcome", outcome));
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", "2026-03-31"))
        .containsExactly(counts + ": 1/1");
  }

  @Test
  void whoDiedIsNoDefaulterAndNotOnTreatment() {
    counted
        .person("oksana", AdministrativeGender.FEMALE, "1980", null)
        .setDeceased(new DateTimeType("2026-02-01"));
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", "2026-03-31"))
        .containsExactly("left: 1/1");
    assertThat(counted.figures(ART_PEOPLE, "2026-01-01", "2026-02-10")).containsExactly("0");
    assertThat(counted.figures(ART_PEOPLE, "2026-01-01", "2026-01-31")).containsExactly("1");
  }

  @Test
  void whoDiedOnAnUnknownDayIsNoDefaulterAndNotOnTreatment() {
    counted
        .person("oksana", AdministrativeGender.FEMALE, "1980", null)
        .setDeceased(new BooleanType(true));
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", "2026-03-31"))
        .containsExactly("left: 1/1");
    assertThat(counted.figures(ART_PEOPLE, "2026-01-01", "2026-01-20")).containsExactly("0");
  }

  @Test
  void whatIsHandedOutOnOneDayCountsOnce() {
    counted.medicine("1", "oksana", "J05AF07", "2026-01-01T10:00:00+02:00", 30);
    counted.medicine("2", "oksana", "J05AG01", "2026-01-01T10:05:00+02:00", 28);
    assertThat(counted.figures(ART_SUPPLY, "2026-01-01", "2026-02-10"))
        .containsExactly("open: 1/1");
  }

  @ParameterizedTest
  @CsvSource({
    "J05AR27, 1",
    "J05AJ03, 1",
    "J05AF07, 1",
    "J05AE10, 1",
    "J05AG03, 1",
    "J05AF10, 0",
    "J05AF08, 0",
    "J05AP08, 0",
    "J05AB01, 0",
    "C08CA01, 0"
  })
  void medicinesAgainstHivAloneAreAntiretroviral(String atc, int people) {
    counted.medicine("1", "oksana", atc, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_PEOPLE, "2026-01-01", "2026-01-20"))
        .containsExactly(String.valueOf(people));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 0",
    "2026-01-01, 1",
    "2026-01-31, 1",
    "2026-02-27, 1",
    "2026-02-28, 1",
    "2026-03-01, 0"
  })
  void personIsOnTreatmentUntil28DaysAfterTheEndOfTheSupply(String day, int people) {
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_PEOPLE, "2025-12-01", day))
        .containsExactly(String.valueOf(people));
  }

  @Test
  void monthsAreThoseForWhichMedicineIsHandedOutAtOnce() {
    int number = 0;
    for (int days : new int[] {30, 83, 84, 90, 167, 168, 180}) {
      counted.medicine("m" + number, "p" + number++, TLD, "2026-01-01T10:00:00+02:00", days);
    }
    counted
        .medicine("m", "p", TLD, "2026-01-01T10:00:00+02:00", 30)
        .setStatus(MedicationDispenseStatus.CANCELLED);
    assertThat(counted.figures(ART_MONTHS, "2026-01-01", "2026-01-31"))
        .containsExactly("3-5: 3", "6+: 2", "<3: 2");
  }

  @Test
  void proxiesAreOthersThanThePersonAndNeedConsent() {
    collected("1", "PractitionerRole/social-worker", true);
    collected("2", "RelatedPerson/sister", false);
    collected("3", "Patient/oksana", false);
    counted.medicine("4", "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    assertThat(counted.figures(ART_BY_PROXY, "2026-01-01", "2026-01-31")).containsExactly("2/4");
    assertThat(counted.figures(ART_PROXY_CONSENT, "2026-01-01", "2026-01-31"))
        .containsExactly("1/2");
  }

  private void collected(String id, String by, boolean consented) {
    var dispense = counted.medicine(id, "oksana", TLD, "2026-01-01T10:00:00+02:00", 30);
    dispense.addExtension(DoorstepCodes.structure("doorstep-collected-by"), new Reference(by));
    if (consented) {
      dispense.addExtension(
          DoorstepCodes.structure("doorstep-proxy-authorisation"), new Reference("Consent/1"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 999, 1, 0, 0",
    "'', 1000, 0, 0, 0",
    "'', 199, 1, 1, 0",
    "'', 49, 1, 1, 1",
    "'', 50, 1, 1, 0",
    "<, 40, 1, 1, 1",
    "<, 50, 1, 1, 1",
    "<, 200, 1, 1, 0",
    "<, 1000, 1, 0, 0",
    ">, 40, 0, 0, 0",
    ">=, 10000000, 0, 0, 0"
  })
  void viralLoadIsBelowALimitOnlyIfThatIsKnown(
      String comparator, long copies, int below1000, int below200, int below50) {
    counted.viralLoad("1", "oksana", "2026-01-10", comparator, copies);
    assertThat(counted.figures(VIRAL_LOAD_SUPPRESSED, "2026-01-01", "2026-01-31"))
        .containsExactlyInAnyOrder(
            "1000: " + below1000 + "/1", "200: " + below200 + "/1", "50: " + below50 + "/1");
  }

  @Test
  void notDetectedIsSuppressed() {
    counted
        .finding("1", "oksana", "20447-9", "2026-01-10")
        .addInterpretation(
            new CodeableConcept(
                new Coding(
                    "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                    "ND",
                    null)));
    assertThat(suppressed()).contains("1000: 1/1", "50: 1/1");
  }

  @Test
  void lastResultOfThePersonCounts() {
    counted.viralLoad("2", "oksana", "2026-01-20", "", 5_000);
    counted.viralLoad("1", "oksana", "2026-01-10", "<", 40);
    counted.viralLoad("3", "oksana", "2026-02-10", "<", 40);
    counted
        .viralLoad("4", "oksana", "2026-01-25", "<", 40)
        .setStatus(ObservationStatus.ENTEREDINERROR);
    counted.finding("5", "oksana", "20447-9", "2026-01-28");
    assertThat(suppressed()).contains("1000: 0/1");
  }

  @Test
  void examinedAreThoseOnTreatmentWithAResult() {
    counted.medicine("1", "oksana", TLD, "2026-01-01T10:00:00+02:00", 90);
    counted.medicine("2", "petro", TLD, "2026-01-01T10:00:00+02:00", 90);
    counted.viralLoad("1", "oksana", "2026-01-20", "<", 40);
    counted.viralLoad("2", "hanna", "2026-01-20", "<", 40);
    assertThat(counted.figures(VIRAL_LOAD_TESTED, "2026-01-01", "2026-01-31"))
        .containsExactly("1/2");
  }

  private List<String> suppressed() {
    return counted.figures(VIRAL_LOAD_SUPPRESSED, "2026-01-01", "2026-01-31");
  }
}
