package org.doorstep.access;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets a doctor or nurse see the record of a person who is dying before them and with whom they
 * have nothing to do otherwise: for some hours, for a reason, and under the eyes of the
 * organisation that keeps the record.
 */
@Component
class BreakGlass {

  private static final Set<Role> TREATING =
      Set.of(Role.DOCTOR, Role.INFECTIOUS_DISEASE_DOCTOR, Role.HEAD_OF_DEPARTMENT, Role.NURSE);
  private static final Duration OPEN = Duration.ofHours(4);
  private static final int ATTEMPTS_PER_HOUR = 10;

  /** Of one person: the record, and those that were merged into it. */
  private static final String MOST = "20";

  private final Records records;
  private final Permissions permissions;
  private final Owners owners;
  private final JdbcClient database;
  private final Clock clock;

  BreakGlass(
      Records records,
      Permissions permissions,
      Owners owners,
      JdbcClient database,
      Optional<Clock> clock) {
    this.records = records;
    this.permissions = permissions;
    this.owners = owners;
    this.database = database;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /**
   * What was opened.
   *
   * @param patient the id of the Patient
   * @param until when it closes again
   */
  record Opened(String patient, OffsetDateTime until) {}

  Opened open(Caller caller, Identifier number, String birthDate, String sentence) {
    requireRole(caller);
    String reason =
        WrittenReason.of(
            sentence, "Say in a sentence why you need the record now; it will be read.");
    countAttempt(caller);
    String patient = find(number, birthDate).orElseThrow(BreakGlass::notFound);
    OffsetDateTime until = OffsetDateTime.now(clock).plus(OPEN);
    String source = "BreakGlass/" + UUID.randomUUID();
    permissions.permit(
        source, Basis.EMERGENCY, patient, caller.who(), Validity.ALWAYS.until(until));
    review(caller, patient, reason);
    return new Opened(patient, until);
  }

  private static void requireRole(Caller caller) {
    if (caller.posts().stream().noneMatch(post -> TREATING.contains(post.role()))) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-for-this-role",
          null,
          "Only those who treat people may break the glass.",
          "Ask a doctor or a nurse.");
    }
  }

  private void countAttempt(Caller caller) {
    String account = caller.account().system() + '|' + caller.account().name();
    database
        .sql("INSERT INTO access.emergency_attempt (account) VALUES (:account)")
        .param("account", account)
        .update();
    int attempts =
        database
            .sql(
                """
                SELECT count(*) FROM access.emergency_attempt
                WHERE account = :account AND at > now() - interval '1 hour'
                """)
            .param("account", account)
            .query(Integer.class)
            .single();
    if (attempts > ATTEMPTS_PER_HOUR) {
      throw new Refusal(
          Reason.TOO_OFTEN,
          "too-many-attempts",
          null,
          "You have tried to break the glass more than %d times within an hour."
              .formatted(ATTEMPTS_PER_HOUR),
          "Call the organisation that keeps the record.");
    }
  }

  private Optional<String> find(Identifier number, String birthDate) {
    IRepository store = records.ofServer();
    List<Resource> found =
        store
            .search(
                Bundle.class,
                Patient.class,
                Map.of(
                    "identifier", List.of(new TokenParam(number.getSystem(), number.getValue())),
                    "birthdate", List.of(new DateParam(birthDate)),
                    "_count", List.of(new NumberParam(MOST)),
                    "_offset", List.of(new NumberParam("0"))))
            .getEntry()
            .stream()
            .map(Bundle.BundleEntryComponent::getResource)
            .filter(it -> !(it instanceof Patient person && Merged.isInto(person).isPresent()))
            .toList();
    return found.size() == 1
        ? Optional.of(found.get(0).getIdElement().getIdPart())
        : Optional.empty();
  }

  private static Refusal notFound() {
    return new Refusal(
        Reason.NOT_FOUND,
        "not-here",
        null,
        "There is no such person here.",
        "Check the number, its system and the date of birth.");
  }

  /** Whoever keeps the record has to look at it afterwards. */
  private void review(Caller caller, String patient, String reason) {
    Task review = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
    review.setPriority(TaskPriority.URGENT);
    review.setCode(
        new CodeableConcept(
            new Coding(DoorstepCodes.codeSystem("doorstep-task"), "break-glass-review", null)));
    review.setFor(new Reference("Patient/" + patient));
    review.setRequester(new Reference(caller.who()));
    review.setAuthoredOn(Date.from(clock.instant()));
    review.setDescription(reason);
    owners
        .of("Patient/" + patient)
        .ifPresent(owner -> review.setOwner(new Reference("Organization/" + owner)));
    records.ofServer().create(review);
  }
}
