package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.reports.Indicator.CHILDCARE;
import static org.doorstep.reports.Indicator.DECISIONS_NOT_CARRIED_OUT;
import static org.doorstep.reports.Indicator.ECGS;
import static org.doorstep.reports.Indicator.ECGS_ABNORMAL;
import static org.doorstep.reports.Indicator.ECG_COVERAGE;
import static org.doorstep.reports.Indicator.EVACUATIONS;
import static org.doorstep.reports.Indicator.HOTLINE_CALLS;
import static org.doorstep.reports.Indicator.HOTLINE_DAYS;
import static org.doorstep.reports.Indicator.OVERDUE_BY_UNIT;
import static org.doorstep.reports.Indicator.OVERDUE_VISITS;
import static org.doorstep.reports.Indicator.TRANSFERS;
import static org.doorstep.reports.Indicator.TRANSFERS_DECLINED;
import static org.doorstep.reports.Indicator.TRANSFER_HOURS;
import static org.doorstep.reports.Indicator.TRIPS;

import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Transfers, decisions, trips and calls, counted by hand. */
class TeamFiguresTests {

  private static final String FROM = "2026-03-01";
  private static final String TO = "2026-03-31";

  private final Counted counted = new Counted();

  @Test
  void transferCountsWhereItsLastTaskStands() {
    counted
        .request("1", "oksana", "transfer-hospitalisation", "2026-03-02")
        .addPerformer(new Reference("Organization/hospital"));
    counted
        .task("old", "transfer", "1", TaskStatus.REJECTED, "2026-03-02T10:00:00Z")
        .setBusinessStatus(Counted.own("doorstep-business-status", "declined-no-capacity"));
    counted
        .task("new", "transfer", "1", TaskStatus.COMPLETED, "2026-03-03T10:00:00Z")
        .setBusinessStatus(Counted.own("doorstep-business-status", "admitted"));
    counted.request("2", "petro", "transfer-consultation", "2026-03-03");
    counted.task("2", "transfer", "2", TaskStatus.REJECTED, "2026-03-03T10:00:00Z");
    counted.request("3", "hanna", "transfer-consultation", "2026-03-04");
    counted.request("4", "hanna", "transfer-consultation", "2026-04-01");
    assertThat(counted.figures(TRANSFERS, FROM, TO))
        .containsExactlyInAnyOrder(
            "hospital admitted: 1", "unknown rejected: 1", "unknown no-task: 1");
    assertThat(counted.figures(TRANSFERS_DECLINED, FROM, TO)).containsExactly("1/3");
  }

  @Test
  void hoursOfATransferRunFromTheRequestToTheFirstArrivalAndAdmission() {
    counted.request("1", "oksana", "transfer-hospitalisation", "2026-03-02T10:00:00+02:00");
    there("t1", "1", "arrived", "2026-03-02T09:30:00Z");
    there("t1-late", "1", "arrived", "2026-03-02T20:00:00Z");
    there("t1-bed", "1", "admitted", "2026-03-02T14:00:00+02:00");
    counted.request("2", "petro", "transfer-consultation", "2026-03-03T23:00:00+02:00");
    there("t2", "2", "arrived", "2026-03-04T01:10:00+02:00");
    assertThat(counted.figures(TRANSFER_HOURS, FROM, TO))
        .containsExactly("admitted: 1, 4.0 h", "arrived: 2, 1.8 h");
  }

  /** What cannot be measured is not taken for nothing. */
  @Test
  void hoursThatAreNotKnownAreNotCounted() {
    counted.request("1", "oksana", "transfer-hospitalisation", "2026-03-02");
    there("t1", "1", "arrived", "2026-03-02T12:00:00Z");
    counted.request("2", "petro", "transfer-consultation", "2026-03-03T10:00:00Z");
    there("t2", "2", "arrived", "2026-03-03T09:00:00Z");
    assertThat(counted.figures(TRANSFER_HOURS, FROM, TO))
        .containsExactly("admitted: 0", "arrived: 0");
  }

  private void there(String id, String request, String milestone, String at) {
    counted
        .task(id, "transfer", request, TaskStatus.INPROGRESS, at)
        .addOutput()
        .setType(Counted.own("doorstep-business-status", milestone))
        .setValue(new DateTimeType(at));
  }

  @Test
  void whoHasAnIllnessOfTheHeartHadATracingWithinTheYearOrNot() {
    for (String id : new String[] {"a", "b", "c", "d", "e", "f"}) {
      counted.person(id, null, "1950", null);
    }
    counted.illness("1", "a", "I10", "2025-01-10");
    counted.illness("2", "a", "I48", "2025-01-10");
    counted.finding("1", "a", "11524-6", "2025-04-01");
    counted.illness("3", "b", "I25.2", "2025-01-10");
    counted.finding("2", "b", "11524-6", "2025-03-31");
    counted.illness("4", "c", "J44", "2025-01-10");
    counted.finding("3", "c", "11524-6", "2026-03-01");
    counted
        .illness("5", "d", "I10", "2025-01-10")
        .setClinicalStatus(new CodeableConcept(new Coding(null, "resolved", null)));
    counted
        .illness("6", "e", "I10", "2025-01-10")
        .setVerificationStatus(new CodeableConcept(new Coding(null, "refuted", null)));
    counted.illness("7", "f", "I10", "2026-04-01");
    counted
        .person("g", null, "1950", null)
        .setDeceased(new DateTimeType("2026-03-30T10:00:00+02:00"));
    counted.illness("8", "g", "I10", "2025-01-10");
    assertThat(counted.figures(ECG_COVERAGE, FROM, TO)).containsExactly("1/2");
  }

  @Test
  void decisionIsCarriedOutByARequestOfTheVisitOrWithinAWeek() {
    counted.decision("1", "oksana", "visit", "2026-03-02", "urgent");
    counted
        .request("1", "oksana", "transfer-hospitalisation", "2026-03-20")
        .setEncounter(new Reference("Encounter/visit"));
    counted.decision("2", "petro", "visit-2", "2026-03-02", "urgent");
    counted.request("2", "petro", "transfer-consultation", "2026-03-09");
    counted.decision("3", "hanna", "visit-3", "2026-03-02", "urgent");
    counted.request("3", "hanna", "transfer-consultation", "2026-03-10");
    counted.decision("4", "ivan", "visit-4", "2026-03-02", "emergency");
    counted.decision("5", "ivan", "visit-4", "2026-03-02", "not-needed");
    assertThat(counted.figures(DECISIONS_NOT_CARRIED_OUT, FROM, TO))
        .containsExactly("emergency: 1/1", "urgent: 1/3");
  }

  @Test
  void ecgsAreCountedByVillageAndJudgedOnesByJudgement() {
    counted.site("village", "village", "UA63");
    counted.van("van");
    counted.visit("v", "oksana", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", "village", "van");
    ecg("1", "A");
    ecg("2", "N");
    ecg("3", null);
    counted.finding("4", "oksana", "11524-6", "2026-03-02");
    assertThat(counted.figures(ECGS, FROM, TO)).containsExactly("UA63: 3", "unknown: 1");
    assertThat(counted.figures(ECGS_ABNORMAL, FROM, TO)).containsExactly("1/2");
  }

  private void ecg(String id, @Nullable String judgement) {
    Observation ecg = counted.finding(id, "oksana", "11524-6", "2026-03-02");
    ecg.setEncounter(new Reference("Encounter/v"));
    if (judgement != null) {
      ecg.addInterpretation(
          new CodeableConcept(
              new Coding(
                  "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                  judgement,
                  null)));
    }
  }

  @Test
  void visitIsOverdueFromTheDayAfterItWasDue() {
    counted.plan("1", "a", CarePlanStatus.ACTIVE, "2026-03-31");
    counted.plan("2", "b", CarePlanStatus.ACTIVE, "2026-03-30");
    counted.plan("3", "c", CarePlanStatus.ACTIVE, "2026-03-24");
    counted.plan("4", "d", CarePlanStatus.ACTIVE, "2026-03-23");
    counted.plan("5", "e", CarePlanStatus.ACTIVE, "2026-03-01");
    counted.plan("6", "f", CarePlanStatus.ACTIVE, "2026-02-28");
    counted.plan("7", "g", CarePlanStatus.COMPLETED, "2026-02-28");
    assertThat(counted.figures(OVERDUE_VISITS, FROM, TO))
        .containsExactly("1-7: 2/6", "31+: 1/6", "8-30: 2/6");
  }

  @Test
  void overdueVisitIsThatOfTheVehicleThatCameLast() {
    counted.van("north");
    counted.van("south");
    counted.site("village", "village", "UX90010101");
    counted.plan("1", "a", CarePlanStatus.ACTIVE, "2026-03-30");
    visit("a1", "a", "2026-01-20", "village", "south");
    visit("a2", "a", "2026-02-20", "village", "north");
    visit("a3", "a", "2026-04-02", "village", "south");
    visit("a4", "a", "2026-03-02", "village", "south").setStatus(EncounterStatus.CANCELLED);
    counted.plan("2", "b", CarePlanStatus.ACTIVE, "2026-03-24");
    visit("b1", "b", "2026-02-20", "north");
    counted.plan("3", "c", CarePlanStatus.ACTIVE, "2026-02-01");
    visit("c1", "c", "2026-01-01", "village", "south");
    counted.plan("4", "d", CarePlanStatus.ACTIVE, "2026-03-30");
    visit("d1", "d", "2026-01-20", "north");
    visit("d2", "d", "2026-02-20", "village");
    counted.plan("5", "e", CarePlanStatus.ACTIVE, "2026-03-30");
    counted.plan("6", "f", CarePlanStatus.ACTIVE, "2026-03-31");
    visit("f1", "f", "2026-02-20", "north");
    assertThat(counted.figures(OVERDUE_BY_UNIT, FROM, TO))
        .containsExactly("1-7 north: 3", "1-7 unknown: 1", "31+ south: 1");
  }

  private Encounter visit(String id, String person, String day, String... sites) {
    return counted.visit(id, person, day + "T10:00:00Z", day + "T11:00:00Z", sites);
  }

  @Test
  void tripsAreDonePlannedOrCalledOffForAReason() {
    trip("1", TaskStatus.COMPLETED, "2026-03-02");
    trip("2", TaskStatus.REQUESTED, "2026-03-30");
    counted
        .task("3", "trip", null, TaskStatus.CANCELLED, "2026-03-01T10:00:00Z")
        .setStatusReason(Counted.own("doorstep-trip-reason", "security"))
        .getExecutionPeriod()
        .setStartElement(new DateTimeType("2026-03-03T08:00:00+02:00"));
    trip("4", TaskStatus.COMPLETED, "2026-04-01");
    assertThat(counted.figures(TRIPS, FROM, TO))
        .containsExactlyInAnyOrder("done: 1", "planned: 1", "called-off security: 1");
  }

  private void trip(String id, TaskStatus status, String day) {
    counted
        .task(id, "trip", null, status, day + "T18:00:00Z")
        .getExecutionPeriod()
        .setStartElement(new DateTimeType(day + "T08:00:00+02:00"));
  }

  @Test
  void callIsVisitedDeclinedOrWaiting() {
    call("1");
    answer("1", "2026-03-09");
    call("2");
    answer("2", "2026-03-10");
    call("3");
    counted.task("t3", "hotline-triage", "3", TaskStatus.REJECTED, "2026-03-03T10:00:00Z");
    call("4");
    call("5");
    counted
        .task("t5", "hotline-triage", "5", TaskStatus.REJECTED, "2026-03-03T10:00:00Z")
        .setStatusReason(Counted.own("doorstep-trip-reason", "no-transport"));
    assertThat(counted.figures(HOTLINE_CALLS, FROM, TO))
        .containsExactlyInAnyOrder(
            "visited-within-a-week: 1",
            "visited-later: 1",
            "declined unknown: 1",
            "declined no-transport: 1",
            "waiting: 1");
    assertThat(counted.figures(HOTLINE_DAYS, FROM, TO)).containsExactly("visited: 2, 7.5 d");
  }

  private void call(String id) {
    counted
        .request(id, "p" + id, "home-visit", "2026-03-02T10:00:00+02:00")
        .addCategory(Counted.own("doorstep-service", "hotline-call"));
  }

  private void answer(String call, String day) {
    counted
        .visit("v" + call, "p" + call, day + "T10:00:00+02:00", day + "T11:00:00+02:00")
        .addBasedOn(new Reference("ServiceRequest/" + call));
  }

  @Test
  void childcareIsKeptOrNot() {
    counted.request("1", "a", "childcare", "2026-03-02").setStatus(ServiceRequestStatus.COMPLETED);
    counted.request("2", "b", "childcare", "2026-03-02").setStatus(ServiceRequestStatus.REVOKED);
    counted
        .request("3", "c", "childcare", "2026-03-02")
        .setStatus(ServiceRequestStatus.ENTEREDINERROR);
    assertThat(counted.figures(CHILDCARE, FROM, TO)).containsExactly("1/2");
  }

  @Test
  void personIsOnTheListOfAnEvacuationOnce() {
    for (String id : new String[] {"1", "2"}) {
      counted
          .request(id, "oksana", "emergency-evacuation", "2026-03-02")
          .getRequisition()
          .setValue("EVAC-1");
      counted
          .task("t" + id, "transfer", id, TaskStatus.INPROGRESS, "2026-03-02T10:00:00Z")
          .setBusinessStatus(Counted.own("doorstep-business-status", "on-board"));
    }
    assertThat(counted.figures(EVACUATIONS, FROM, TO)).containsExactly("EVAC-1 on-board: 1");
  }
}
