package org.doorstep.access;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * What those write who only answer: who receives a person, a laboratory, and whoever a Task is
 * given to by name.
 */
@Component
class Answers {

  private final Owners owners;

  Answers(Owners owners) {
    this.owners = owners;
  }

  /** Whether a Task is the caller's to answer, whatever else they may write. */
  static boolean isOwnTask(Resource record, Reach reach) {
    return record instanceof Task task && reach.isNamedBy(task.getOwner());
  }

  /** Who answers gives nobody tasks; what they find is theirs to change. */
  void requireOwnFinding(Resource record, Reach reach) {
    if (record instanceof Task) {
      throw WriteGuard.forbidden("Task");
    }
    reach.keeper().ifPresent(keeper -> owners.add(Projection.key(record), keeper));
  }

  void requireAnswer(Resource old, Resource record, Reach reach) {
    boolean permitted =
        old instanceof Task before && record instanceof Task after
            ? isAnswer(before, after, reach)
            : owners.of(Projection.key(record)).map(reach::worksFor).orElse(false);
    if (!permitted) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "only-an-answer",
          record.fhirType(),
          "Who was asked answers the Task and adds what they find, and changes nothing else.",
          "Change status, statusReason, businessStatus, output, note or executionPeriod of an open"
              + " Task, or what your own organisation has added.");
    }
  }

  private static boolean isAnswer(Task before, Task after, Reach reach) {
    if (reach.keeper().isEmpty()) {
      // Whoever works for nobody here is cared for, or acts for somebody who is.
      return PersonalAnswer.is(before, after, reach.isNamedBy(before.getOwner()));
    }
    return TaskAnswer.is(before, after);
  }
}
