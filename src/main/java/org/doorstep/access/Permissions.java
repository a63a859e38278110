package org.doorstep.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What care teams, transfers and consents permit and deny, as rows. */
@Component
class Permissions {

  /** Denies to everyone but the person and the organisation that keeps the record. */
  static final String ANYONE = "*";

  private static final Duration WHILE_EXAMINED = Duration.ofDays(90);
  private static final Duration UNTIL_ANSWERED = Duration.ofDays(7);
  private static final Duration WHILE_TRANSFERRED = Duration.ofDays(30);
  private static final Duration AFTERWARDS = Duration.ofDays(14);
  private static final Duration UNTIL_KNOWN = Duration.ofDays(1);

  /** Not made longer by writing the same once more. */
  private static final Set<Basis> KEPT =
      EnumSet.of(Basis.TRANSFER, Basis.ANSWERED, Basis.EVACUATION, Basis.LABORATORY);

  private static final Set<String> GRANTEES =
      Set.of("Practitioner", "PractitionerRole", "Organization");

  private final JdbcClient database;
  private final Clock clock;

  Permissions(JdbcClient database, Optional<Clock> clock) {
    this.database = database;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  void follow(String key, CareTeam team) {
    end(key);
    String patient = patient(team.getSubject());
    if (patient == null || team.getStatus() != CareTeamStatus.ACTIVE) {
      return;
    }
    Validity valid = Validity.of(team.getPeriod());
    team.getParticipant()
        .forEach(
            member ->
                grantee(member.getMember())
                    .ifPresent(
                        grantee ->
                            permit(
                                key,
                                Basis.TEAM,
                                patient,
                                grantee,
                                valid.and(Validity.of(member.getPeriod())))));
    team.getManagingOrganization()
        .forEach(
            organization ->
                grantee(organization)
                    .ifPresent(grantee -> permit(key, Basis.TEAM, patient, grantee, valid)));
  }

  void follow(String key, Task task) {
    String patient = patient(task.getFor());
    Optional<String> receiver = grantee(task.getOwner());
    Optional<OffsetDateTime> before = end(key);
    if (patient == null || receiver.isEmpty() || task.getStatus() == null) {
      return;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (isCall(task) && !TransferEnd.isReached(task) && task.getStatus() != TaskStatus.DRAFT) {
      Validity open = Validity.of(task.getRestriction().getPeriod());
      permit(key, Basis.CALLED, patient, receiver.get(), open.until(now.plus(WHILE_TRANSFERRED)));
    }
    if (!isTransfer(task)) {
      return;
    }
    Validity asked =
        Validity.of(task.getRestriction().getPeriod()).until(now.plus(WHILE_TRANSFERRED));
    // Who receives a person must not make the time longer by writing the same once more.
    Validity kept = before.map(asked::until).orElse(asked);
    switch (task.getStatus()) {
      case REQUESTED, RECEIVED -> {
        Validity answerable = asked.until(now.plus(UNTIL_ANSWERED));
        permit(key, Basis.TRANSFER_REQUESTED, patient, receiver.get(), answerable);
        correspond(key, task, patient, receiver.get(), answerable);
      }
      case ACCEPTED, READY, INPROGRESS, ONHOLD -> {
        permit(key, basis(task), patient, receiver.get(), kept);
        correspond(key, task, patient, receiver.get(), kept);
      }
      case COMPLETED -> {
        Validity tail = kept.until(now.plus(AFTERWARDS));
        permit(key, basis(task), patient, receiver.get(), tail);
        correspond(key, task, patient, receiver.get(), tail);
      }
      case REJECTED, FAILED -> {
        if (!isEvacuation(task) && !isRedirected(task)) {
          // Whoever lost the link while saying no has to find out that it arrived.
          permit(key, Basis.ANSWERED, patient, receiver.get(), kept.until(now.plus(UNTIL_KNOWN)));
        }
      }
      case DRAFT, CANCELLED, ENTEREDINERROR, NULL -> {}
    }
  }

  /** A crew that evacuates people writes nobody messages. */
  private void correspond(String key, Task task, String patient, String receiver, Validity open) {
    if (!isEvacuation(task)) {
      permit(key, Basis.CORRESPONDENCE, patient, receiver, open);
    }
  }

  private static boolean isRedirected(Task task) {
    return task.getBusinessStatus()
        .hasCoding(DoorstepCodes.codeSystem("doorstep-business-status"), "redirected");
  }

  /** A laboratory that is to carry out an order sees it until its report is final and corrected. */
  void follow(String key, ServiceRequest order) {
    String patient = patient(order.getSubject());
    Optional<OffsetDateTime> before = end(key);
    if (patient == null || !LaboratoryOrders.isOne(order) || order.getStatus() == null) {
      return;
    }
    Optional<Duration> open =
        switch (order.getStatus()) {
          case ACTIVE, ONHOLD -> Optional.of(WHILE_EXAMINED);
          case COMPLETED -> Optional.of(AFTERWARDS);
          case DRAFT, REVOKED, ENTEREDINERROR, UNKNOWN, NULL -> Optional.empty();
        };
    if (open.isEmpty()) {
      return;
    }
    Validity asked = Validity.ALWAYS.until(OffsetDateTime.now(clock).plus(open.get()));
    Validity kept = before.map(asked::until).orElse(asked);
    order.getPerformer().stream()
        .flatMap(performer -> grantee(performer).stream())
        .filter(grantee -> grantee.startsWith("Organization/"))
        .forEach(grantee -> permit(key, Basis.LABORATORY, patient, grantee, kept));
  }

  /** What a person permits and denies. */
  void follow(String key, Consent consent) {
    end(key);
    String patient = patient(consent.getPatient());
    if (patient == null) {
      return;
    }
    ConsentTerms terms = ConsentTerms.of(consent);
    for (ConsentTerms.Permit permit : terms.permits()) {
      Part part = new Part(permit.kinds(), permit.types());
      permit(key, Basis.CONSENT, patient, permit.grantee(), permit.valid(), part);
    }
    for (ConsentTerms.Denial denial : terms.denials()) {
      database
          .sql(
              """
              INSERT INTO access.denial (source, patient, grantee, classes, valid)
              VALUES (:source, :patient, :grantee, :classes, tstzrange(:from, :until))
              """)
          .param("source", key)
          .param("patient", patient)
          .param("grantee", denial.grantee())
          .param("classes", names(denial.kinds()))
          .param("from", denial.valid().from())
          .param("until", denial.valid().until())
          .update();
    }
  }

  /**
   * The part of a person's records to which a permission is limited.
   *
   * @param kinds the classes
   * @param types the resource types; none means all
   */
  private record Part(Set<Sensitivity> kinds, Set<String> types) {}

  private static String[] names(Set<Sensitivity> kinds) {
    return kinds.stream().map(Sensitivity::name).toArray(String[]::new);
  }

  void permit(String source, Basis basis, String patient, String grantee, Validity valid) {
    permit(source, basis, patient, grantee, valid, new Part(Set.of(), Set.of()));
  }

  private void permit(
      String source, Basis basis, String patient, String grantee, Validity valid, Part part) {
    database
        .sql(
            """
            INSERT INTO access.permission (source, basis, patient, grantee, classes, types, valid)
            VALUES (:source, :basis, :patient, :grantee, :classes, :types,
              tstzrange(:from, :until))
            ON CONFLICT DO NOTHING
            """)
        .param("source", source)
        .param("basis", basis.name())
        .param("patient", patient)
        .param("grantee", grantee)
        .param("classes", names(part.kinds()))
        .param("types", part.types().toArray(String[]::new))
        .param("from", valid.from())
        .param("until", valid.until())
        .update();
  }

  /**
   * Takes away what a record permitted and denied.
   *
   * @return until when it permitted a transfer or an examination, if it did
   */
  Optional<OffsetDateTime> end(String source) {
    database
        .sql("DELETE FROM access.denial WHERE source = :source")
        .param("source", source)
        .update();
    return database
        .sql("DELETE FROM access.permission WHERE source = :source RETURNING basis, upper(valid)")
        .param("source", source)
        .query(
            (row, number) ->
                KEPT.contains(Basis.valueOf(row.getString(1)))
                    ? Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                    : Optional.<OffsetDateTime>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Basis basis(Task task) {
    return isEvacuation(task) ? Basis.EVACUATION : Basis.TRANSFER;
  }

  /** Whether a transfer is part of an evacuation: its crews then record how it goes. */
  static boolean isEvacuation(Task task) {
    return isTransfer(task)
        && (DoorstepCodes.IDENTIFIERS + "/evacuation")
            .equals(task.getGroupIdentifier().getSystem());
  }

  static boolean isTransfer(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "transfer");
  }

  private static boolean isCall(Task task) {
    return task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "hotline-triage");
  }

  /** A person here; one of another server is nobody's here, whatever their id. */
  private static @Nullable String patient(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return "Patient".equals(id.getResourceType()) && !id.isAbsolute() ? id.getIdPart() : null;
  }

  private static Optional<String> grantee(Reference reference) {
    IdType id = new IdType(reference.getReference());
    return id.hasResourceType()
            && id.hasIdPart()
            && !id.isAbsolute()
            && GRANTEES.contains(id.getResourceType())
        ? Optional.of(id.getResourceType() + '/' + id.getIdPart())
        : Optional.empty();
  }
}
