package org.doorstep.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.junit.jupiter.api.Test;

class NextVisitTests {

  @Test
  void nextVisitIsDueAMonthAfterTheLast() {
    CarePlan plan = plan("2025-06-01");
    assertThat(NextVisit.fill(plan, LocalDate.parse("2025-08-12"))).isTrue();
    assertThat(plan.getExtensionString(NextVisit.URL)).isEqualTo("2025-09-12");
  }

  @Test
  void firstVisitIsDueWhenThePlanBegins() {
    assertThat(NextVisit.due(plan("2025-06-01"), null)).hasToString("Optional[2025-06-01]");
  }

  @Test
  void visitLongBeforeThePlanDoesNotMakeItOverdue() {
    assertThat(NextVisit.due(plan("2025-06-01"), LocalDate.parse("2025-01-10")))
        .hasToString("Optional[2025-06-01]");
  }

  @Test
  void lastDayOfALongMonthFallsOnTheLastDayOfAShortOne() {
    assertThat(NextVisit.due(plan("2025-01-01"), LocalDate.parse("2025-01-31")))
        .hasToString("Optional[2025-02-28]");
  }

  @Test
  void serverCorrectsTheDateOfTheClientAndSaysWhetherAnythingChanged() {
    CarePlan plan = plan("2025-06-01");
    plan.addExtension(NextVisit.URL, new DateType("2030-01-01"));
    assertThat(NextVisit.fill(plan, LocalDate.parse("2025-08-12"))).isTrue();
    assertThat(plan.getExtensionsByUrl(NextVisit.URL)).hasSize(1);
    assertThat(NextVisit.fill(plan, LocalDate.parse("2025-08-12"))).isFalse();
  }

  @Test
  void dateThatTheServerHasSetIsPostponedButNotBroughtForward() {
    CarePlan plan = plan("2025-06-01");
    NextVisit.postpone(plan, LocalDate.parse("2025-08-12"));
    assertThat(plan.getExtensionString(NextVisit.URL)).isEqualTo("2025-09-12");
    NextVisit.postpone(plan, LocalDate.parse("2025-07-12"));
    assertThat(plan.getExtensionString(NextVisit.URL)).isEqualTo("2025-09-12");
    NextVisit.postpone(plan, LocalDate.parse("2025-09-01"));
    assertThat(plan.getExtensionString(NextVisit.URL)).isEqualTo("2025-10-01");
  }

  @Test
  void onlyActivePlansOfMonthlyHomeCareHaveADerivedDate() {
    assertThat(NextVisit.isDerivedFor(plan("2025-06-01"))).isTrue();
    assertThat(NextVisit.isDerivedFor(plan("2025-06-01").setStatus(CarePlanStatus.COMPLETED)))
        .isFalse();
    CarePlan other = plan("2025-06-01");
    other.getCategoryFirstRep().getCodingFirstRep().setCode("post-treatment-support");
    assertThat(NextVisit.isDerivedFor(other)).isFalse();
  }

  private static CarePlan plan(String start) {
    CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE);
    plan.addCategory().addCoding().setSystem(HomeVisit.SERVICES).setCode(NextVisit.MONTHLY);
    plan.getPeriod().setStartElement(new DateTimeType(start));
    return plan;
  }
}
