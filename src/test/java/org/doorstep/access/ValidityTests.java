package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;

class ValidityTests {

  @Test
  void lastDayOfPeriodBelongsToIt() {
    Validity valid = Validity.of(period("2026-03-01", "2026-03-02"));
    assertThat(valid.until()).isNotNull();
    assertThat(valid.until()).isEqualTo(Validity.moment(new DateTimeType("2026-03-03").getValue()));
  }

  @Test
  void lastSecondOfPeriodBelongsToIt() {
    Validity valid = Validity.of(period("2026-03-01", "2026-03-02T10:00:00Z"));
    assertThat(valid.until()).isEqualTo(OffsetDateTime.parse("2026-03-02T10:00:01Z"));
  }

  @Test
  void periodWithoutEndHasNone() {
    assertThat(Validity.of(new Period()).until()).isNull();
  }

  @Test
  void memberSeesOnlyWithinTheTeamsPeriod() {
    Validity team = Validity.of(period("2026-01-01", "2026-06-30"));
    Validity member = Validity.of(period("2025-01-01", "2026-03-31"));
    assertThat(team.and(member).from()).isEqualTo(team.from());
    assertThat(team.and(member).until()).isEqualTo(member.until());
  }

  @Test
  void periodsThatDoNotMeetNeverHold() {
    Validity team = Validity.of(period("2026-01-01", "2026-01-31"));
    Validity member = Validity.of(period("2026-03-01", "2026-03-31"));
    Validity never = team.and(member);
    assertThat(never.from()).isEqualTo(never.until());
  }

  private static Period period(String start, String end) {
    return new Period()
        .setStartElement(new DateTimeType(start))
        .setEndElement(new DateTimeType(end));
  }
}
