package org.doorstep.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the records of a person over from one organisation to another: the keeper offers, the other
 * accepts, and from then on nothing follows from the former custody.
 */
@Component
class Custody {

  private static final Set<Role> COMPETENT =
      Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
  private static final Duration OPEN = Duration.ofDays(14);

  private final Owners owners;
  private final SearchIndex index;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Custody(
      Owners owners,
      SearchIndex index,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Optional<Clock> clock) {
    this.owners = owners;
    this.index = index;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /**
   * An offer to hand a person's records over.
   *
   * @param number by which it is accepted
   * @param patient the id of the Patient
   * @param giver the id of the Organization that keeps them, or kept them
   * @param receiver the id of the Organization that is to keep them
   * @param reason why
   * @param until when the offer ends
   * @param acceptedAt when it was accepted, if it was
   */
  record Offer(
      String number,
      String patient,
      String giver,
      String receiver,
      String reason,
      OffsetDateTime until,
      @Nullable OffsetDateTime acceptedAt) {}

  /** Offers a person's records to an organisation; takes an earlier offer back. */
  Offer offer(Caller caller, String patient, String receiver, String sentence) {
    Set<String> organizations = competentFor(caller);
    String giver =
        owners
            .of("Patient/" + patient)
            .filter(organizations::contains)
            .orElseThrow(Custody::notFound);
    String reason =
        WrittenReason.of(
            sentence, "Say in a sentence why the record moves; both organisations keep it.");
    if (receiver.equals(giver) || !canReceive(receiver, patient)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "receiver-unfit",
          "Parameters.parameter.where(name = 'to')",
          "This organisation cannot take the person over.",
          "Name another organisation that has an administrator or a data-protection officer, and"
              + " to which the person does not deny anything.");
    }
    OffsetDateTime until = OffsetDateTime.now(clock).plus(OPEN);
    String number = UUID.randomUUID().toString();
    transaction.executeWithoutResult(
        status -> {
          withdraw(patient);
          database
              .sql(
                  """
                  INSERT INTO access.custody
                    (offer, patient, giver, receiver, reason, offered_by, until)
                  VALUES (:offer, :patient, :giver, :receiver, :reason, :by, :until)
                  """)
              .param("offer", number)
              .param("patient", patient)
              .param("giver", giver)
              .param("receiver", receiver)
              .param("reason", reason)
              .param("by", caller.who())
              .param("until", until)
              .update();
        });
    return new Offer(number, patient, giver, receiver, reason, until, null);
  }

  /** Takes an offer back as long as it is open. */
  void withdraw(Caller caller, String patient) {
    Set<String> organizations = competentFor(caller);
    if (owners.of("Patient/" + patient).filter(organizations::contains).isEmpty()
        || withdraw(patient) == 0) {
      throw notFound();
    }
  }

  private int withdraw(String patient) {
    return database
        .sql(
            """
            UPDATE access.custody SET withdrawn_at = now()
            WHERE patient = :patient AND withdrawn_at IS NULL AND accepted_at IS NULL
            """)
        .param("patient", patient)
        .update();
  }

  /**
   * Accepts an offer. With the end of the transaction the former keeper sees nothing more by its
   * custody, and the new one sees everything by its own.
   *
   * @return the id of the Patient
   */
  String accept(Caller caller, String number) {
    Set<String> organizations = competentFor(caller);
    String patient =
        transaction.execute(
            status -> {
              Offer offer =
                  open(number)
                      .filter(it -> organizations.contains(it.receiver()))
                      .filter(it -> canReceive(it.receiver(), it.patient()))
                      .orElseThrow(Custody::notFound);
              if (!owners.move(offer.patient(), offer.giver(), offer.receiver())) {
                throw notFound();
              }
              document(offer, caller);
              return offer.patient();
            });
    if (patient == null) {
      throw notFound();
    }
    return patient;
  }

  private void document(Offer offer, Caller caller) {
    database
        .sql(
            "UPDATE access.custody SET accepted_at = now(), accepted_by = :by WHERE offer = :offer")
        .param("by", caller.who())
        .param("offer", offer.number())
        .update();
    database
        .sql(
            """
            INSERT INTO access.handover (patient, former) VALUES (:patient, :former)
            ON CONFLICT (patient, former) DO UPDATE SET seen_at = NULL, done_to = 0
            """)
        .param("patient", offer.patient())
        .param("former", offer.giver())
        .update();
    dismiss(offer);
    index.forgetConditions("Patient", offer.patient());
  }

  /** A team of its own would let the former keeper go on as before. */
  private void dismiss(Offer offer) {
    database
        .sql(
            """
            DELETE FROM access.permission
            WHERE patient = :patient AND basis = :team
              AND (grantee = 'Organization/' || :giver
                OR grantee IN (SELECT unnest(ARRAY[post, practitioner]) FROM access.post
                  WHERE organization = :giver))
            """)
        .param("patient", offer.patient())
        .param("team", Basis.TEAM.name())
        .param("giver", offer.giver())
        .update();
  }

  private Optional<Offer> open(String number) {
    return database
        .sql(
            """
            SELECT * FROM access.custody
            WHERE offer = :offer AND withdrawn_at IS NULL AND accepted_at IS NULL AND until > now()
            FOR UPDATE
            """)
        .param("offer", number)
        .query((row, count) -> offer(row))
        .optional();
  }

  private static Offer offer(ResultSet row) throws SQLException {
    return new Offer(
        row.getString("offer"),
        row.getString("patient"),
        row.getString("giver"),
        row.getString("receiver"),
        row.getString("reason"),
        row.getObject("until", OffsetDateTime.class),
        row.getObject("accepted_at", OffsetDateTime.class));
  }

  /** What the caller's organisations offered and were offered, the newest first. */
  List<Offer> of(Caller caller) {
    return database
        .sql(
            """
            SELECT * FROM access.custody
            WHERE (giver = ANY (:organizations) OR receiver = ANY (:organizations))
              AND withdrawn_at IS NULL AND (accepted_at IS NOT NULL OR until > now())
            ORDER BY offered_at DESC, offer
            """)
        .param("organizations", competentFor(caller).toArray(String[]::new))
        .query((row, count) -> offer(row))
        .list();
  }

  /** Whether somebody there can accept, and the person denies them nothing. */
  private boolean canReceive(String organization, String patient) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM access.post
                WHERE organization = :organization AND roles && CAST(:roles AS text[]) AND valid @> now())
              AND NOT EXISTS (SELECT FROM access.denial
                WHERE patient = :patient AND grantee = 'Organization/' || :organization
                  AND valid @> now())
            """)
        .param("organization", organization)
        .param("patient", patient)
        .param("roles", COMPETENT.stream().map(Role::code).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  private static Set<String> competentFor(Caller caller) {
    Set<String> organizations =
        caller.posts().stream()
            .filter(post -> COMPETENT.contains(post.role()))
            .map(Post::organization)
            .collect(Collectors.toSet());
    if (organizations.isEmpty()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-for-this-role",
          null,
          "Your role does not hand over people.",
          "Ask your organisation's administrator or data-protection officer.");
    }
    return organizations;
  }

  private static Refusal notFound() {
    return new Refusal(
        Reason.NOT_FOUND,
        "not-here",
        null,
        "There is no such person or offer in your keeping.",
        "Check the number; an offer that is answered, taken back or older than 14 days is gone.");
  }
}
