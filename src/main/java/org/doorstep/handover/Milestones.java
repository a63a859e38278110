package org.doorstep.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskOutputComponent;
import org.jspecify.annotations.Nullable;

/**
 * When a person arrived and was admitted. The Task itself keeps the time of its last step only; the
 * server notes these two in {@code Task.output}, and nobody else does.
 */
final class Milestones {

  private static final String ARRIVED = "arrived";
  private static final String ADMITTED = "admitted";

  /** Whoever was handed over or admitted has arrived, whether or not that was said before. */
  private static final Set<String> THERE = Set.of(ARRIVED, "handed-over", ADMITTED);

  private Milestones() {}

  /**
   * Notes what has been reached.
   *
   * @param before the Task as it is stored; null if it is new
   * @param after the Task that is to be stored, with the time of its last step
   */
  static void note(@Nullable Task before, Task after) {
    List<TaskOutputComponent> known = before == null ? List.of() : notes(before);
    List<TaskOutputComponent> outputs = new ArrayList<>(after.getOutput());
    outputs.removeAll(notes(after));
    known.forEach(note -> outputs.add(note.copy()));
    boolean stepped = before == null || !Stand.of(before).equals(Stand.of(after));
    if (stepped && after.hasLastModified()) {
      String stand = Stand.of(after).business();
      if (THERE.contains(stand)) {
        add(ARRIVED, after, outputs);
      }
      if (ADMITTED.equals(stand)) {
        add(ADMITTED, after, outputs);
      }
    }
    after.setOutput(outputs);
  }

  private static void add(String milestone, Task task, List<TaskOutputComponent> outputs) {
    if (outputs.stream()
        .noneMatch(output -> milestone(output).filter(milestone::equals).isPresent())) {
      outputs.add(
          new TaskOutputComponent(
              new CodeableConcept(new Coding(Stand.CODES, milestone, null)),
              new DateTimeType(task.getLastModifiedElement().getValueAsString())));
    }
  }

  private static List<TaskOutputComponent> notes(Task task) {
    return task.getOutput().stream().filter(output -> milestone(output).isPresent()).toList();
  }

  private static Optional<String> milestone(TaskOutputComponent output) {
    return output.getValue() instanceof DateTimeType
        ? output.getType().getCoding().stream()
            .filter(coding -> Stand.CODES.equals(coding.getSystem()))
            .map(Coding::getCode)
            .filter(code -> ARRIVED.equals(code) || ADMITTED.equals(code))
            .findFirst()
        : Optional.empty();
  }
}
