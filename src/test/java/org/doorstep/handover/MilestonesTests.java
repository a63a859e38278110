package org.doorstep.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class MilestonesTests {

  private static final String NOON = "2026-03-02T12:00:00+02:00";
  private static final String LATER = "2026-03-02T14:00:00+02:00";

  @Test
  void whoIsAdmittedHasArrivedWhenTheyHadNotBeforeThen() {
    Task admitted = at("in-progress/admitted", LATER);
    Milestones.note(at("in-progress/on-board", NOON), admitted);
    assertThat(notes(admitted)).containsExactly("arrived " + LATER, "admitted " + LATER);
  }

  @Test
  void whatWasNotedStaysWhateverIsSentLater() {
    Task arrived = at("in-progress/arrived", NOON);
    Milestones.note(at("in-progress/on-board", NOON), arrived);
    Task admitted = at("in-progress/admitted", LATER);
    note(admitted, "arrived", LATER);
    admitted.addOutput().setValue(new StringType("Паперовий лист"));
    Milestones.note(arrived, admitted);
    assertThat(notes(admitted))
        .containsExactly("null Паперовий лист", "arrived " + NOON, "admitted " + LATER);
    Task home = at("completed/returned-home", "2026-03-09T14:00:00+02:00");
    Milestones.note(admitted, home);
    assertThat(notes(home)).containsExactly("arrived " + NOON, "admitted " + LATER);
  }

  @Test
  void nothingIsNotedBeforeThePersonIsThereNorByHand() {
    Task boarded = at("in-progress/on-board", NOON);
    note(boarded, "arrived", NOON);
    Milestones.note(at("accepted", NOON), boarded);
    assertThat(notes(boarded)).isEmpty();
  }

  /** The time of a later step is not the one of the arrival. */
  @Test
  void whatWasNotNotedInTimeIsNotMadeUp() {
    Task same = at("in-progress/arrived", LATER);
    Milestones.note(at("in-progress/arrived", NOON), same);
    assertThat(notes(same)).isEmpty();
    Task home = at("completed/returned-home", LATER);
    Milestones.note(null, home);
    assertThat(notes(home)).isEmpty();
  }

  @Test
  void transferThatBeginsWithTheAdmissionHasItsTime() {
    Task admitted = at("completed/admitted", NOON);
    Milestones.note(null, admitted);
    assertThat(notes(admitted)).containsExactly("arrived " + NOON, "admitted " + NOON);
    Task timeless = at("completed/admitted", NOON);
    timeless.setLastModified(null);
    Milestones.note(null, timeless);
    assertThat(notes(timeless)).isEmpty();
  }

  private static Task at(String stand, String time) {
    Task task = new Task();
    Stand.of(stand).writeInto(task);
    return task.setLastModifiedElement(new DateTimeType(time));
  }

  private static void note(Task task, String milestone, String time) {
    task.addOutput()
        .setType(new CodeableConcept(new Coding(Stand.CODES, milestone, null)))
        .setValue(new DateTimeType(time));
  }

  private static List<String> notes(Task task) {
    return task.getOutput().stream()
        .map(
            output ->
                output.getType().getCodingFirstRep().getCode()
                    + " "
                    + output.getValue().primitiveValue())
        .toList();
  }
}
