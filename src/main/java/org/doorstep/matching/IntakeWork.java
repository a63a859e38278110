package org.doorstep.matching;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.server.BackgroundWork;
import org.doorstep.server.Records;
import org.doorstep.server.SearchIndex;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares new people in the background, one at a time, after their upload has been acknowledged,
 * and moves what came too late for a merge. What is left to do is in the database, so that a server
 * that was killed goes on where it was.
 */
@Component
class IntakeWork implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(IntakeWork.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BATCH = 100;
  private static final int MOST_TRIES = 10;

  private final PossibleDuplicates duplicates;
  private final Filing filing;
  private final PatientMerge merge;
  private final SearchIndex records;
  private final Records store;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final BackgroundWork work;

  IntakeWork(
      PossibleDuplicates duplicates,
      Filing filing,
      PatientMerge merge,
      SearchIndex records,
      Records store,
      JdbcClient database,
      PlatformTransactionManager transactions) {
    this.duplicates = duplicates;
    this.filing = filing;
    this.merge = merge;
    this.records = records;
    this.store = store;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.work = new BackgroundWork("intake-work", PAUSE, this::step);
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    work.start();
  }

  private boolean step() {
    return Boolean.TRUE.equals(transaction.execute(status -> fileSome()))
        || compareOne()
        || merge.sweepOne();
  }

  /** Files a few of those who were here before this version of the program; false if all are. */
  private boolean fileSome() {
    Optional<Long> doneTo =
        database
            .sql(
                """
                SELECT done_to FROM matching.filing WHERE version < :version
                FOR UPDATE SKIP LOCKED
                """)
            .param("version", Keys.VERSION)
            .query(Long.class)
            .optional();
    if (doneTo.isEmpty()) {
      return false;
    }
    List<SearchIndex.Entry> people = records.ofType("Patient", doneTo.get(), BATCH);
    for (SearchIndex.Entry person : people) {
      filing.file(store.ofServer().read(Patient.class, new IdType(person.key())));
    }
    if (people.isEmpty()) {
      database
          .sql("UPDATE matching.filing SET version = :version, done_to = 0")
          .param("version", Keys.VERSION)
          .update();
      return true;
    }
    database
        .sql("UPDATE matching.filing SET done_to = :done")
        .param("done", people.get(people.size() - 1).number())
        .update();
    return true;
  }

  private boolean compareOne() {
    AtomicReference<@Nullable String> taken = new AtomicReference<>();
    try {
      transaction.executeWithoutResult(
          status ->
              next()
                  .ifPresent(
                      patient -> {
                        taken.set(patient);
                        duplicates.lookFor(patient);
                        forget(patient);
                      }));
    } catch (RuntimeException failure) {
      String failed = taken.get();
      if (failed == null) {
        throw failure;
      }
      log.warn("A new person could not be compared, will try again", failure);
      database
          .sql(
              """
              UPDATE matching.intake SET tries = tries + 1, at = now() + interval '1 minute'
              WHERE patient = :patient
              """)
          .param("patient", failed)
          .update();
    }
    return taken.get() != null;
  }

  private Optional<String> next() {
    return database
        .sql(
            """
            SELECT patient FROM matching.intake WHERE at <= now() AND tries < :most
            ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .param("most", MOST_TRIES)
        .query(String.class)
        .optional();
  }

  private void forget(String patient) {
    database
        .sql("DELETE FROM matching.intake WHERE patient = :patient")
        .param("patient", patient)
        .update();
  }

  @Override
  public void destroy() {
    work.stop();
  }
}
