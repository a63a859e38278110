package org.doorstep.evacuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class CourseTests {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static Fact fact(String status, int minutes, String by, String vehicle) {
    return new Fact(status, NOON.plusSeconds(60L * minutes), by, vehicle);
  }

  @Test
  void itDoesNotMatterInWhichOrderWordsComeIn() {
    List<Fact> words =
        new ArrayList<>(
            List.of(
                fact("dispatched", 0, "Practitioner/1", "Location/1"),
                fact("patient-refused", 10, "Practitioner/1", "Location/1"),
                fact("on-board", 40, "Practitioner/2", "Location/2"),
                fact("not-found", 50, "Practitioner/3", "Location/3"),
                fact("arrived", 90, "Practitioner/2", "Location/2")));
    Course expected = Course.of(words);
    assertThat(expected.status()).isEqualTo("arrived");
    assertThat(expected.conflicts()).extracting(Fact::status).containsExactly("not-found");
    Random chance = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(words, chance);
      assertThat(Course.of(words)).isEqualTo(expected);
    }
  }

  @Test
  void whoIsInOneVehicleAndThenInAnotherIsInTheLaterAndBothAreTold() {
    Course course =
        Course.of(
            List.of(
                fact("on-board", 0, "Practitioner/1", "Location/1"),
                fact("on-board", 5, "Practitioner/2", "Location/2")));
    assertThat(course.vehicle()).isEqualTo("Location/2");
    assertThat(course.conflicts()).hasSize(1);
  }

  @Test
  void whoWasBroughtBackMayBeFetchedAgain() {
    Course course =
        Course.of(
            List.of(
                fact("on-board", 0, "Practitioner/1", ""),
                fact("returned-home", 30, "Practitioner/1", ""),
                fact("patient-refused", 60, "Practitioner/1", "")));
    assertThat(course.standing()).isEqualTo(Standing.REFUSED);
    assertThat(course.conflicts()).isEmpty();
  }

  @Test
  void crewThatSetsOutLateTakesNobodyOutOfAVehicle() {
    Course course =
        Course.of(
            List.of(
                fact("on-board", 0, "Practitioner/1", ""),
                fact("dispatched", 5, "Practitioner/2", "")));
    assertThat(course.standing()).isEqualTo(Standing.ON_BOARD);
    assertThat(course.conflicts()).isEmpty();
  }

  @Test
  void wordOfTheFutureCountsAsOfNow() {
    Task before = task();
    Task after = task();
    after.setBusinessStatus(Codes.concept(Codes.STATUS, "on-board"));
    after.setLastModified(java.util.Date.from(NOON.plusSeconds(86_400)));
    CourseOfTask.merge(before, after, "Practitioner/1", NOON);
    assertThat(CourseOfTask.facts(after))
        .containsExactly(fact("on-board", 0, "Practitioner/1", ""));
    assertThat(after.getStatus()).isEqualTo(Task.TaskStatus.INPROGRESS);
  }

  @Test
  void taskThatIsSentBackAsItWasSaysNothing() {
    Task before = task();
    before.setLocation(new Reference("Location/1"));
    Task after = before.copy();
    CourseOfTask.merge(before, after, "Practitioner/1", NOON);
    assertThat(CourseOfTask.facts(after)).isEmpty();
  }

  @Test
  void everyStateIsCountedOnce() {
    for (String status :
        List.of(
            "requested",
            "dispatched",
            "on-board",
            "arrived",
            "handed-over",
            "admitted",
            "returned-home",
            "patient-refused",
            "not-found",
            "aborted-security")) {
      Task task = task();
      task.setBusinessStatus(Codes.concept(Codes.STATUS, status));
      long sum =
          EvacuationCount.by(List.of(task)).values().stream().mapToLong(Long::longValue).sum();
      assertThat(sum).as(status).isEqualTo(1);
    }
  }

  private static Task task() {
    return new Task().setBusinessStatus(Codes.concept(Codes.STATUS, "requested"));
  }
}
