package org.doorstep.evacuation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * What somebody recorded about one person of an evacuation. It is kept in {@code Task.output}: the
 * state as its type, and who said so, when, and of which vehicle, as an Annotation.
 *
 * @param status a code of doorstep-business-status
 * @param at when it was recorded, on the spot, to the second
 * @param by who recorded it, such as {@code Practitioner/1}; empty if not known
 * @param vehicle the vehicle, such as {@code Location/1}; empty if not said
 */
record Fact(String status, Instant at, String by, String vehicle) {

  /** The order of what happened; of what happened in the same second, what comes later in a way. */
  static final Comparator<Fact> IN_TIME =
      Comparator.comparing(Fact::at)
          .thenComparing((Fact fact) -> Standing.of(fact.status()))
          .thenComparing(Fact::status)
          .thenComparing(Fact::by)
          .thenComparing(Fact::vehicle);

  Fact {
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether both are the same word of the same person, sent once more. */
  boolean repeats(Fact other) {
    return status.equals(other.status) && at.equals(other.at) && by.equals(other.by);
  }

  static Optional<Fact> of(Task.TaskOutputComponent output) {
    Optional<String> status = Codes.code(output.getType(), Codes.STATUS);
    if (status.isEmpty()
        || !(output.getValue() instanceof Annotation said)
        || said.getTime() == null) {
      return Optional.empty();
    }
    String by = said.hasAuthorReference() ? said.getAuthorReference().getReference() : "";
    String text = said.getText() == null ? "" : said.getText();
    return Optional.of(
        new Fact(
            status.get(),
            said.getTime().toInstant(),
            by == null ? "" : by,
            text.startsWith("Location/") ? text : ""));
  }

  Task.TaskOutputComponent output() {
    Annotation said = new Annotation().setTime(Date.from(at));
    said.setText(vehicle.isEmpty() ? status : vehicle);
    if (!by.isEmpty()) {
      said.setAuthor(new Reference(by));
    }
    return new Task.TaskOutputComponent(Codes.concept(Codes.STATUS, status), said);
  }

  /** The same fact, said by somebody. */
  Fact saidBy(String who) {
    return new Fact(status, at, who, vehicle);
  }
}
