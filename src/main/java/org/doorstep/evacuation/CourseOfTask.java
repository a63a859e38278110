package org.doorstep.evacuation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Reads from a Task what crews recorded, and writes into it what follows from all of it. */
final class CourseOfTask {

  /** The author of what the server itself notes on a Task. */
  private static final String SERVER = "Doorstep";

  private CourseOfTask() {}

  /** Whether a Task is about one person of an evacuation. */
  static boolean is(Task task) {
    return Codes.OPERATIONS.equals(task.getGroupIdentifier().getSystem())
        && task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "transfer");
  }

  static Course of(Task task) {
    return Course.of(facts(task));
  }

  static List<Fact> facts(Task task) {
    return task.getOutput().stream().flatMap(output -> Fact.of(output).stream()).toList();
  }

  static String status(Task task) {
    return Codes.code(task.getBusinessStatus(), Codes.STATUS).orElse("requested");
  }

  /**
   * Brings an update in step with everything that was recorded before.
   *
   * @param before the Task as it is stored
   * @param after the Task as somebody sends it; holds all facts afterwards
   * @param by who sends it; empty if not known
   * @param now no fact is from a later time, whatever the clock of a phone says
   */
  static void merge(Task before, Task after, String by, Instant now) {
    List<Fact> facts = new ArrayList<>(facts(before));
    int known = facts.size();
    for (Fact sent : facts(after)) {
      Fact told = until(sent, now);
      if (facts.stream().noneMatch(told::repeats)) {
        add(facts, told.saidBy(by));
      }
    }
    said(before, after, by, now).ifPresent(fact -> add(facts, fact));
    write(after, facts);
    // Who was taken off the list and is in a vehicle nevertheless is on it again.
    boolean off = after.getStatus() == TaskStatus.CANCELLED && facts.size() == known;
    if (!facts.isEmpty() && !off && after.getStatus() != TaskStatus.ENTEREDINERROR) {
      after.setStatus(status(status(after)));
    }
  }

  private static void add(List<Fact> facts, Fact fact) {
    if (facts.stream().noneMatch(fact::repeats)) {
      facts.add(fact);
    }
  }

  private static Fact until(Fact fact, Instant now) {
    return fact.at().isAfter(now) ? new Fact(fact.status(), now, fact.by(), fact.vehicle()) : fact;
  }

  /** What the state that is sent says, if it is not just the stored one sent back. */
  private static Optional<Fact> said(Task before, Task after, String by, Instant now) {
    boolean newTime = !Objects.equals(before.getLastModified(), after.getLastModified());
    boolean newStatus = !status(before).equals(status(after));
    if (!newTime && !newStatus) {
      return Optional.empty();
    }
    Instant at =
        newTime && after.getLastModified() != null ? after.getLastModified().toInstant() : now;
    String vehicle = after.getLocation().getReference();
    Fact fact = new Fact(status(after), at, by, vehicle == null ? "" : vehicle);
    return Optional.of(until(fact, now));
  }

  private static void write(Task task, List<Fact> facts) {
    Course course = Course.of(facts);
    task.setBusinessStatus(Codes.concept(Codes.STATUS, course.status()));
    task.getOutput().removeIf(output -> Fact.of(output).isPresent());
    facts.stream().sorted(Fact.IN_TIME).map(Fact::output).forEach(task::addOutput);
    if (course.lastAt() != null) {
      // A Task is not modified before it is written, but people may have been fetched before it.
      Date last = Date.from(course.lastAt());
      Date listed = task.getAuthoredOn();
      task.setLastModified(listed != null && last.before(listed) ? listed : last);
    }
    if (!course.vehicle().isEmpty()) {
      task.setLocation(new Reference(course.vehicle()));
    }
    Period fetched = new Period();
    if (course.boardedAt() != null) {
      fetched.setStart(Date.from(course.boardedAt()));
    }
    course.arrivedAt().ifPresent(at -> fetched.setEnd(Date.from(at)));
    if (!fetched.isEmpty()) {
      task.setExecutionPeriod(fetched);
    }
    note(task, course);
  }

  private static TaskStatus status(String businessStatus) {
    return switch (businessStatus) {
      case "dispatched", "on-board", "arrived" -> TaskStatus.INPROGRESS;
      case "handed-over", "admitted", "returned-home" -> TaskStatus.COMPLETED;
      case "patient-refused", "not-found", "aborted-security", "declined-no-capacity" ->
          TaskStatus.ONHOLD;
      default -> TaskStatus.ACCEPTED;
    };
  }

  /** Two crews that contradict each other have to be asked; who reads the Task sees it. */
  private static void note(Task task, Course course) {
    task.getNote()
        .removeIf(
            note ->
                note.getAuthor() instanceof StringType author && SERVER.equals(author.getValue()));
    if (!course.conflicts().isEmpty()) {
      String told =
          course.conflicts().stream()
              .map(
                  fact ->
                      "%s at %s%s"
                          .formatted(
                              fact.status(),
                              fact.at(),
                              fact.vehicle().isEmpty() ? "" : " in " + fact.vehicle()))
              .collect(Collectors.joining("; "));
      task.addNote(
          new Annotation()
              .setAuthor(new StringType(SERVER))
              .setText(
                  "Crews contradict each other. What holds: %s. What contradicts it: %s. Ask the crews."
                      .formatted(course.status(), told)));
    }
  }

  /** Whether crews contradicted each other about a person. */
  static boolean isContradicted(Task task) {
    return !of(task).conflicts().isEmpty();
  }
}
