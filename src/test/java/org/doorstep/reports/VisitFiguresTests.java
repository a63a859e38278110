package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.reports.Indicator.CONSULTATIONS;
import static org.doorstep.reports.Indicator.MEETINGS;
import static org.doorstep.reports.Indicator.PEOPLE_SERVED;
import static org.doorstep.reports.Indicator.PEOPLE_VISITED;
import static org.doorstep.reports.Indicator.SITES_REACHED;
import static org.doorstep.reports.Indicator.VISITS;
import static org.doorstep.reports.Indicator.VISITS_PER_PERSON;

import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits and people, counted by hand. */
class VisitFiguresTests {

  private final Counted counted = new Counted();

  @BeforeEach
  void aVillageAndAVan() {
    counted.site("village", "village", "UA63");
    counted.site("centre", "collective-centre", "UA64");
    counted.van("van");
    counted.person("oksana", AdministrativeGender.FEMALE, "1950-03-01", "village");
    counted.person("petro", AdministrativeGender.MALE, "1990-03-01", "centre");
  }

  @Test
  void visitWithVillageAndVanIsOneVisit() {
    counted.visit(
        "1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village", "van");
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31"))
        .containsExactly("UA63 2026-W10: 1");
  }

  @Test
  void twoVisitsOnOneDayAreTwoVisitsToOnePerson() {
    counted.visit("1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village");
    counted.visit("2", "oksana", at("2026-03-02", "16:00"), at("2026-03-02", "16:20"), "village");
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31"))
        .containsExactly("UA63 2026-W10: 2");
    assertThat(counted.figures(PEOPLE_VISITED, "2026-03-01", "2026-03-31"))
        .containsExactly("UA63 2026-W10: 1");
    assertThat(counted.figures(CONSULTATIONS, "2026-03-01", "2026-03-31"))
        .containsExactly("65+ female: 2");
    assertThat(counted.figures(PEOPLE_SERVED, "2026-03-01", "2026-03-31"))
        .containsExactly("65+ female: 1");
    assertThat(counted.figures(VISITS_PER_PERSON, "2026-03-01", "2026-03-31"))
        .containsExactly("2: 1");
  }

  @Test
  void whoIsVisitedFiveTimesOrMoreIsOneRow() {
    for (int i = 1; i <= 11; i++) {
      String day = "2026-03-%02d".formatted(i);
      counted.visit("o" + i, i < 6 ? "oksana" : "petro", at(day, "10:00"), at(day, "10:40"));
    }
    assertThat(counted.figures(VISITS_PER_PERSON, "2026-03-01", "2026-03-31"))
        .containsExactly("5+: 2");
  }

  @Test
  void visitOverMidnightBelongsToTheDayOnWhichItBegan() {
    counted.visit("1", "oksana", at("2026-02-28", "23:30"), at("2026-03-01", "00:20"), "village");
    assertThat(counted.figures(VISITS, "2026-02-01", "2026-02-28")).hasSize(1);
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31")).isEmpty();
  }

  /** 00:30 in Kharkiv is still the day before in Greenwich. */
  @Test
  void dayIsTheOneOfThePlace() {
    counted.visit(
        "1", "oksana", "2026-03-01T00:30:00+03:00", "2026-03-01T01:00:00+03:00", "village");
    counted.visit(
        "2", "petro", "2026-02-28T23:30:00-05:00", "2026-02-28T23:50:00-05:00", "village");
    assertThat(counted.figures(CONSULTATIONS, "2026-03-01", "2026-03-31"))
        .containsExactly("65+ female: 1");
    assertThat(counted.figures(CONSULTATIONS, "2026-02-01", "2026-02-28"))
        .containsExactly("18-64 male: 1");
  }

  @Test
  void onlyFinishedVisitsToPersonsAreCounted() {
    counted
        .visit("1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village")
        .setStatus(EncounterStatus.CANCELLED);
    counted
        .visit("2", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village")
        .setSubject(new Reference("Group/support"));
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31")).isEmpty();
  }

  @Test
  void placeThatIsNotKnownIsSaidSo() {
    counted.visit("1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "van");
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31"))
        .containsExactly("unknown 2026-W10: 1");
  }

  @Test
  void firstDaysOfAYearMayBelongToTheLastWeekOfTheOneBefore() {
    assertThat(VisitFigures.week(LocalDate.parse("2027-01-01"))).isEqualTo("2026-W53");
    assertThat(VisitFigures.week(LocalDate.parse("2026-12-28"))).isEqualTo("2026-W53");
    assertThat(VisitFigures.week(LocalDate.parse("2026-01-01"))).isEqualTo("2026-W01");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 2026-03-02, <1",
    "2025-03-03, 2026-03-02, <1",
    "2025-03-02, 2026-03-02, 1-4",
    "2021-03-03, 2026-03-02, 1-4",
    "2021-03-02, 2026-03-02, 5-17",
    "2008-03-03, 2026-03-02, 5-17",
    "2008-03-02, 2026-03-02, 18-64",
    "1961-03-03, 2026-03-02, 18-64",
    "1961-03-02, 2026-03-02, 65+",
    "1961, 2026-06-30, 18-64",
    "1961, 2026-07-01, 65+",
    "1961-05, 2026-05-14, 18-64",
    "1961-05, 2026-05-15, 65+",
    "2027-01-01, 2026-03-02, unknown"
  })
  void ageIsThatOnTheDayOfTheVisit(String birth, String day, String band) {
    assertThat(AgeBand.of(Optional.of(Birth.of(birth)), LocalDate.parse(day)).code())
        .isEqualTo(band);
  }

  @Test
  void whoseAgeAndSexAreNotKnownHasAColumnOfTheirOwn() {
    counted.person("unknown", null, null, null);
    counted.visit("1", "unknown", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village");
    counted.visit("2", "nobody", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village");
    assertThat(counted.figures(CONSULTATIONS, "2026-03-01", "2026-03-31"))
        .containsExactly("unknown unknown: 2");
  }

  @Test
  void personIsCountedOnceWithTheAgeAtTheFirstVisit() {
    counted.person("hanna", AdministrativeGender.FEMALE, "1961-03-15", "village");
    counted.visit("2", "hanna", at("2026-03-20", "10:00"), at("2026-03-20", "10:40"), "village");
    counted.visit("1", "hanna", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village");
    assertThat(counted.figures(PEOPLE_SERVED, "2026-03-01", "2026-03-31"))
        .containsExactly("18-64 female: 1");
    assertThat(counted.figures(CONSULTATIONS, "2026-03-01", "2026-03-31"))
        .containsExactly("18-64 female: 1", "65+ female: 1");
  }

  @Test
  void pregnancyCountsFromTheDayItIsKnownUntilItIsOver() {
    counted.person("hanna", AdministrativeGender.FEMALE, "1995-03-15", "village");
    pregnancy("p1", "2026-01-10", "LA15173-0");
    pregnancy("p2", "2026-03-10", "LA26683-5");
    counted.visit("1", "hanna", at("2026-01-09", "10:00"), at("2026-01-09", "10:40"), "village");
    counted.visit("2", "hanna", at("2026-01-10", "10:00"), at("2026-01-10", "10:40"), "village");
    counted.visit("3", "hanna", at("2026-03-11", "10:00"), at("2026-03-11", "10:40"), "village");
    assertThat(counted.figures(CONSULTATIONS, "2026-01-01", "2026-03-31"))
        .containsExactlyInAnyOrder("18-64 female: 2", "18-64 female-pregnant: 1");
  }

  private void pregnancy(String id, String day, String answer) {
    counted
        .finding(id, "hanna", "82810-3", day)
        .setValue(new CodeableConcept(new Coding("http://loinc.org", answer, null)));
  }

  @Test
  void placesWherePeopleLiveAreReachedOrNot() {
    counted.site("empty", "village", "UA65");
    counted.visit("1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "10:40"), "village");
    assertThat(counted.figures(SITES_REACHED, "2026-03-01", "2026-03-31"))
        .containsExactly("collective-centre: 0/1", "village: 1/1");
  }

  @Test
  void meetingCountsWhoCameAndIsNoVisit() {
    Encounter meeting =
        counted.visit(
            "1", "oksana", at("2026-03-02", "10:00"), at("2026-03-02", "12:00"), "centre");
    meeting.setSubject(new Reference("Group/support"));
    meeting.getType().clear();
    meeting.addType(Counted.own("doorstep-service", "support-group"));
    meeting.addExtension(DoorstepCodes.structure("doorstep-attendance"), new UnsignedIntType(7));
    assertThat(counted.figures(MEETINGS, "2026-03-01", "2026-03-31"))
        .containsExactly("attendances: 7", "meetings: 1");
    assertThat(counted.figures(VISITS, "2026-03-01", "2026-03-31")).isEmpty();
  }

  private static String at(String day, String time) {
    return day + "T" + time + ":00+02:00";
  }
}
