package org.doorstep.evacuation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** How many people are where: each in exactly one count, so that the counts add up to all. */
final class EvacuationCount {

  private EvacuationCount() {}

  static Parameters of(String operation, List<Task> tasks) {
    List<Task> counted = tasks.stream().filter(EvacuationCount::counts).toList();
    Parameters answer = new Parameters();
    answer.addParameter().setName("operation").setValue(new StringType(operation));
    Forecast.add(answer, "total", counted.size());
    by(counted).forEach((standing, count) -> Forecast.add(answer, standing.code(), count));
    Forecast.add(
        answer, "contradicted", counted.stream().filter(CourseOfTask::isContradicted).count());
    // Each person has one carrier, so that the numbers of several organisations add up.
    Map<String, List<Task>> carriers = new TreeMap<>();
    for (Task task : counted) {
      String owner = String.valueOf(task.getOwner().getReference());
      carriers.computeIfAbsent(owner, none -> new java.util.ArrayList<>()).add(task);
    }
    carriers.forEach(
        (carrier, theirs) -> {
          ParametersParameterComponent part = answer.addParameter().setName("carrier");
          part.addPart().setName("organization").setValue(new Reference(carrier));
          part.addPart().setName("total").setValue(new UnsignedIntType(theirs.size()));
          by(theirs)
              .forEach(
                  (standing, count) ->
                      part.addPart()
                          .setName(standing.code())
                          .setValue(new UnsignedIntType(count.intValue())));
        });
    return answer;
  }

  /** Who was put on the list by mistake is no longer anybody's. */
  private static boolean counts(Task task) {
    return task.getStatus() != TaskStatus.ENTEREDINERROR
        && task.getStatus() != TaskStatus.CANCELLED;
  }

  static Map<Standing, Long> by(List<Task> tasks) {
    Map<Standing, Long> counts = new LinkedHashMap<>();
    for (Standing standing : Standing.values()) {
      counts.put(standing, 0L);
    }
    tasks.forEach(task -> counts.merge(Standing.of(CourseOfTask.status(task)), 1L, Long::sum));
    return counts;
  }
}
