package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doorstep.profiles.Room;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of all organisations together names no place, nobody, and no small number. */
class FiguresOfAllTests {

  private static final FiguresOfAll FIGURES = new FiguresOfAll(Counted.VIEWS, Room.terms());

  /** One for each figure, and one for each of the two sheets. */
  private static final int REPORTS = Indicator.forAll().size() + 2;

  private final Counted counted = new Counted();

  private void people(int number, String name, String site, String day) {
    for (int i = 0; i < number; i++) {
      String person = name + i;
      counted.person(person, AdministrativeGender.FEMALE, "1950", null);
      counted.visit("visit-" + person, person, day + "T10:00:00Z", day + "T11:00:00Z", site);
    }
  }

  @Test
  void eachMonthThatHasEndedIsCountedSinceTheFirstVisit() {
    people(6, "a", "large-1", "2026-01-05");
    people(7, "b", "large-1", "2026-03-31");
    people(9, "c", "large-1", "2026-04-01");
    assertThat(counted.forAll(FIGURES, "2026-03"))
        .contains(
            "visits 2026-01: UA59 2026-W02: 6",
            "visits 2026-03: UA59 2026-W14: 7",
            "childcare 2026-02: 0/0")
        .noneMatch(line -> line.contains("2026-04") || line.contains("2025"));
    assertThat(counted.reports(FIGURES, "2026-03")).hasSize(3 * REPORTS);
  }

  @Test
  void visitOfAYearLongAgoMakesNoThousandMonths() {
    people(6, "a", "large-1", "1026-01-05");
    people(6, "b", "large-1", "2026-01-05");
    assertThat(counted.reports(FIGURES, "2026-01")).hasSize(REPORTS);
  }

  /** Everybody has one outcome: without the sum of all, one hidden number would be the rest. */
  @Test
  void itemsOfTeamsAreToldByMonthUnlessAFewHaveThem() {
    people(9, "a", "large-1", "2026-01-05");
    people(7, "b", "large-1", "2026-01-06");
    for (int i = 0; i < 9; i++) {
      counted.decision("sent-" + i, "a" + i, "visit-a" + i, "2026-01-05", "urgent");
    }
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains(
            "emt-mds 2026-01: from-5 outcome referral: 9",
            "emt-mds 2026-01: from-5 outcome discharge-with-follow-up: 7");
    for (int i = 0; i < 3; i++) {
      counted.decision("kept-" + i, "b" + i, "visit-b" + i, "2026-01-06", "needed-refused");
    }
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .filteredOn(line -> line.startsWith("emt-mds"))
        .containsExactlyInAnyOrder(
            "emt-mds 2026-01: from-5 outcome referral: 9",
            "emt-mds 2026-01: [from-5, outcome, discharge-against-advice] hidden",
            "emt-mds 2026-01: [from-5, outcome, discharge-with-follow-up] hidden");
  }

  @Test
  void singleCasesOfTeamsAreNoFigureOfAll() {
    people(9, "a", "large-1", "2026-01-05");
    MeasureReport report =
        counted.reports(FIGURES, "2026-01").stream()
            .filter(it -> it.getMeasure().endsWith("doorstep-emt-mds"))
            .findFirst()
            .orElseThrow();
    assertThat(FIGURES.isOne(report)).isTrue();
    report.getGroupFirstRep().getStratifierFirstRep().getStratumFirstRep().getComponent().stream()
        .filter(it -> it.getCode().getText().equals("item"))
        .forEach(it -> it.getValue().setText("limb-amputation"));
    assertThat(FIGURES.isOne(report)).isFalse();
  }

  /** Childcare that was given is what appointments are counted of: both are hidden, or none. */
  @Test
  void appointmentsAreHiddenWithTheChildcareThatTheyAreCountedOf() {
    people(6, "a", "large-1", "2026-01-05");
    for (int i = 0; i < 12; i++) {
      counted
          .request("care-" + i, "mother", "childcare", "2026-01-05")
          .setStatus(ServiceRequestStatus.COMPLETED);
    }
    for (int i = 0; i < 6; i++) {
      counted.appointment("kept-" + i, AppointmentStatus.FULFILLED, "care-" + i);
    }
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("childcare 2026-01: 12/12", "appointments-kept 2026-01: 6/12");
    counted.request("asked", "mother", "childcare", "2026-01-06");
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("childcare 2026-01: [] hidden", "appointments-kept 2026-01: [] hidden");
  }

  @Test
  void placesAreNamedByTheAreaAroundThemOrNotAtAll() {
    counted.site("large-1", "village", "UA59V1");
    counted.site("small", "village", "UA59V2");
    people(3, "a", "large-1", "2026-01-05");
    people(3, "b", "large-2", "2026-01-06");
    people(5, "c", "small", "2026-01-07");
    people(5, "d", "nowhere", "2026-01-07");
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .filteredOn(line -> line.startsWith("visits 2026-01"))
        .containsExactly(
            "visits 2026-01: UA59 2026-W02: 6", "visits 2026-01: unknown 2026-W02: 10");
  }

  @Test
  void smallNumbersAreHiddenAlsoOfVisits() {
    people(4, "a", "large-1", "2026-01-05");
    people(6, "b", "small", "2026-01-05");
    people(20, "c", "small", "2026-01-12");
    people(21, "d", "large-1", "2026-01-12");
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .filteredOn(line -> line.startsWith("visits 2026-01"))
        .allMatch(line -> line.endsWith("hidden"))
        .hasSize(4);
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("consultations 2026-01: 65+ female: 51");
  }

  @Test
  void wordsOfOthersAndNamesOfOperationsAreNotTold() {
    for (int i = 0; i < 5; i++) {
      counted
          .request("r" + i, "a", "transfer-hospitalisation", "2026-01-05")
          .addPerformer(new Reference("Organization/regional-hospital"));
      counted
          .task("t" + i, "transfer", "r" + i, TaskStatus.CANCELLED, "2026-01-06T10:00:00Z")
          .setBusinessStatus(Counted.own("doorstep-business-status", "zyzzyva"));
      counted
          .request("e" + i, "b" + i, "emergency-evacuation", "2026-01-05")
          .getRequisition()
          .setValue("EVAC-SUMY");
      counted
          .task("trip" + i, "trip", null, TaskStatus.CANCELLED, "2026-01-06T10:00:00Z")
          .setStatusReason(new CodeableConcept(new Coding("http://example.org", "zyzzyva", null)))
          .setAuthoredOnElement(new DateTimeType("2026-01-06T10:00:00Z"));
    }
    people(1, "a", "large-1", "2026-01-05");
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains(
            "transfers 2026-01: 9f5554c4-1450-30c1-a0b1-13cbbc09129e cancelled: 5",
            "evacuations 2026-01: no-task: 5",
            "trips 2026-01: called-off unknown: 5");
    assertThat(json(counted.reports(FIGURES, "2026-01")))
        .doesNotContain("zyzzyva", "EVAC", "regional-hospital", "large");
  }

  private static String json(List<MeasureReport> reports) {
    return String.join(
        "\n",
        reports.stream()
            .map(FhirContext.forR4Cached().newJsonParser()::encodeResourceToString)
            .toList());
  }

  @Test
  void linkedFiguresAreHiddenTogether() {
    for (int i = 0; i < 9; i++) {
      counted
          .request("call-" + i, "a", "home-visit", "2026-01-05T10:00:00Z")
          .addCategory(Counted.own("doorstep-service", "hotline-call"));
      if (i < 6) {
        counted
            .visit("v" + i, "a", "2026-01-06T10:00:00Z", "2026-01-06T11:00:00Z", "large-1")
            .addBasedOn(new Reference("ServiceRequest/call-" + i));
      }
    }
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("hotline-days 2026-01: [visited] hidden")
        .filteredOn(line -> line.startsWith("hotline-calls"))
        .hasSize(2)
        .allMatch(line -> line.endsWith("hidden"));
  }

  @Test
  void treatmentOfManyIsCountedAndOfFewIsHidden() {
    for (int i = 0; i < 8; i++) {
      counted.medicine("m" + i, "person-" + i, "J05AR27", "2026-01-05", 90);
      counted.viralLoad("l" + i, "person-" + i, "2026-01-05", "", i < 6 ? 20 : 100);
    }
    people(6, "a", "large-1", "2026-01-05");
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("art-people 2026-01: 8")
        .filteredOn(line -> line.startsWith("viral-load-"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("hidden"));
  }

  /** Of nine who were examined seven are on treatment; the other two are not to be worked out. */
  @Test
  void fewWhoWereExaminedWithoutTreatmentAreHidden() {
    for (int i = 0; i < 14; i++) {
      if (i < 7) {
        counted.viralLoad("l" + i, "person-" + i, "2026-01-05", "", 20);
      }
      counted.medicine("m" + i, "person-" + i, "J05AR27", "2026-01-05", 90);
    }
    people(6, "a", "large-1", "2026-01-05");
    assertThat(counted.forAll(FIGURES, "2026-01")).contains("viral-load-tested 2026-01: 7/14");
    counted.viralLoad("l7", "person-20", "2026-01-05", "", 20);
    counted.viralLoad("l8", "person-21", "2026-01-05", "", 20);
    assertThat(counted.forAll(FIGURES, "2026-01"))
        .contains("viral-load-tested 2026-01: [] hidden")
        .contains("viral-load-suppressed 2026-01: 1000: 9/9");
  }

  @Test
  void whatIsCountedPassesTheCheckOfTheNode() {
    people(4, "a", "large-1", "2026-01-05");
    people(6, "b", "small", "2026-01-12");
    List<MeasureReport> reports = counted.reports(FIGURES, "2026-02");
    assertThat(reports)
        .allSatisfy(
            report -> assertThat(FIGURES.isOne(again(report))).as(report.getMeasure()).isTrue());
  }

  private static MeasureReport again(MeasureReport report) {
    var parser = FhirContext.forR4Cached().newJsonParser();
    return parser.parseResource(MeasureReport.class, parser.encodeResourceToString(report));
  }

  static Stream<Consumer<MeasureReport>> whatNoReportMayHold() {
    return Stream.of(
        report -> report.setReporter(new Reference("Organization/1")),
        report -> report.setSubject(new Reference("Patient/1")),
        report -> report.addEvaluatedResource(new Reference("Encounter/1")),
        report -> report.addIdentifier().setValue("1"),
        report -> report.setDateElement(new DateTimeType("2026-02-01")),
        report -> report.setStatus(MeasureReportStatus.PENDING),
        report -> report.setText(new Narrative()).getText().setDivAsString("<div>1</div>"),
        report -> report.addExtension("http://example.org", new IntegerType(1)),
        report -> report.getMeta().addTag("http://example.org", "1", null),
        report -> report.setLanguage("uk"),
        report -> report.setId("MeasureReport/1"),
        report -> report.setMeasure("https://doorstep.health/fhir/Measure/doorstep-other"),
        report -> report.getPeriod().setEndElement(new DateTimeType("2026-01-30")),
        report -> report.getPeriod().setStartElement(new DateTimeType("2026-01-02")),
        report -> report.addGroup().getCode().setText("1"),
        report -> report.getGroupFirstRep().setId("1"),
        report -> report.getGroupFirstRep().getCode().setText("1"),
        report -> stratum(report).getComponentFirstRep().getValue().setText("UA59 Суми"),
        report -> stratum(report).getComponentFirstRep().getCode().setText("name"),
        report -> stratum(report).getPopulationFirstRep().setCount(4),
        report ->
            stratum(report).getPopulationFirstRep().setSubjectResults(new Reference("List/1")),
        report -> stratum(report).getPopulationFirstRep().getCode().setText("1"),
        report -> stratum(report).addPopulation().setCount(7),
        report -> stratum(report).getPopulationFirstRep().setCountElement(null),
        report -> stratum(report).setMeasureScore(new Quantity(17)),
        report -> stratum(report).getMeasureScore().setCode("h"),
        report -> report.setPeriod(null),
        report -> report.setMeasure(null));
  }

  @ParameterizedTest
  @MethodSource("whatNoReportMayHold")
  void reportThatHoldsAnythingElseIsNone(Consumer<MeasureReport> change) {
    people(6, "a", "large-1", "2026-01-05");
    MeasureReport report = counted.reports(FIGURES, "2026-01").get(0);
    assertThat(FIGURES.isOne(again(report))).isTrue();
    change.accept(report);
    assertThat(FIGURES.isOne(again(report))).isFalse();
  }

  private static StratifierGroupComponent stratum(MeasureReport report) {
    return report.getGroupFirstRep().getStratifierFirstRep().getStratumFirstRep();
  }
}
