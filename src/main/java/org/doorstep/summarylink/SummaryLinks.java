package org.doorstep.summarylink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps sheets sealed until somebody comes with the link and the code that belongs to it. */
@Component
class SummaryLinks {

  private static final Duration OPEN = Duration.ofHours(24);

  /** On a bad link the sheets may have to be fetched more than once. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(10);

  private static final int MOST_TRIES = 5;
  private static final String STILL_OPEN =
      """
      token = :token AND ends > :now AND tries < :most AND (opened IS NULL OR opened > :late)
      """;

  private static final int TOKEN_BYTES = 32;
  private static final int CODES = 100_000_000;

  private final JdbcClient database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SummaryLinks(JdbcClient database, Optional<Clock> clock) {
    this.database = database;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  /**
   * What the sender gets.
   *
   * @param token goes into the address that is mailed
   * @param code eight digits, to be told by phone
   * @param ends when neither opens anything any more
   */
  record Made(String token, String code, OffsetDateTime ends) {}

  /**
   * For whom sheets wait.
   *
   * @param task the id of the transfer
   * @param patient the id of the Patient about whom they are
   * @param document the id of the Bundle that was kept
   * @param organization the id of the Organization that was asked
   * @param language of the sheets and of the page
   */
  record Waiting(
      String task, String patient, String document, String organization, Language language) {}

  private record Row(Waiting waiting, String salt, byte[] sealed) {}

  /**
   * Seals sheets; what was made for the transfer before opens nothing any more.
   *
   * @param waiting for whom
   * @param sheets a PDF file
   */
  @Transactional
  Made make(Waiting waiting, byte[] sheets) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String code = "%08d".formatted(random.nextInt(CODES));
    String salt = KeyGenerators.string().generateKey();
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime ends = now.plus(OPEN).truncatedTo(ChronoUnit.MINUTES);
    database
        .sql("DELETE FROM summarylink.link WHERE task = :task OR ends < :now")
        .param("task", waiting.task())
        .param("now", now)
        .update();
    database
        .sql(
            """
            INSERT INTO summarylink.link
              (token, task, patient, document, organization, language, salt, sealed, ends)
            VALUES (:token, :task, :patient, :document, :organization, :language, :salt, :sealed, :ends)
            """)
        .param("token", digest(token))
        .param("task", waiting.task())
        .param("patient", waiting.patient())
        .param("document", waiting.document())
        .param("organization", waiting.organization())
        .param("language", waiting.language().tag())
        .param("salt", salt)
        .param("sealed", Encryptors.stronger(token + code, salt).encrypt(sheets))
        .param("ends", ends)
        .update();
    return new Made(token, code, ends);
  }

  /** For whom sheets wait behind a link; empty if it leads nowhere, or not any more. */
  Optional<Waiting> find(String token) {
    return open("SELECT * FROM summarylink.link WHERE " + STILL_OPEN, token).map(Row::waiting);
  }

  /**
   * Tries a code; after five wrong ones the link is dead.
   *
   * @return the sheets, if it is the code of this link
   */
  Optional<byte[]> unseal(String token, String code) {
    return open(
            "UPDATE summarylink.link SET tries = tries + 1 WHERE " + STILL_OPEN + " RETURNING *",
            token)
        .flatMap(row -> unsealed(row, token + code));
  }

  private static Optional<byte[]> unsealed(Row row, String secret) {
    try {
      return Optional.of(Encryptors.stronger(secret, row.salt()).decrypt(row.sealed()));
    } catch (IllegalStateException anotherSecret) {
      return Optional.empty();
    }
  }

  /** The sheets are handed over: for a while they can be fetched again, then never. */
  void opened(String token) {
    database
        .sql(
            """
            UPDATE summarylink.link SET tries = 0, opened = coalesce(opened, :now)
            WHERE token = :token
            """)
        .param("token", digest(token))
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Ends a link, whatever has become of it. */
  void end(String token) {
    database
        .sql("DELETE FROM summarylink.link WHERE token = :token")
        .param("token", digest(token))
        .update();
  }

  private Optional<Row> open(String sql, String token) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return database
        .sql(sql)
        .param("token", digest(token))
        .param("now", now)
        .param("late", now.minus(AFTERWARDS))
        .param("most", MOST_TRIES)
        .query(
            (row, number) ->
                new Row(
                    new Waiting(
                        row.getString("task"),
                        row.getString("patient"),
                        row.getString("document"),
                        row.getString("organization"),
                        Language.of(row.getString("language")).orElse(Language.EN)),
                    row.getString("salt"),
                    row.getBytes("sealed")))
        .optional();
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
