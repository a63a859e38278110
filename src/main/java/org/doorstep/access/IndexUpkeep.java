package org.doorstep.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.doorstep.server.BackgroundWork;
import org.doorstep.server.SearchIndex;
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
 * Brings the index of searches in step with who keeps records and how they are labelled, in the
 * background, a few records at a time. What is left to do is in the database, so that a server that
 * was killed goes on where it was, or another one does.
 */
@Component
class IndexUpkeep implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(IndexUpkeep.class);
  private static final int BATCH = 50;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final SearchIndex index;
  private final JdbcClient database;
  private final Labelling labelling;
  private final HivLabelling hiv;
  private final TransactionTemplate transaction;
  private final BackgroundWork work;
  private long percent;

  IndexUpkeep(
      SearchIndex index,
      JdbcClient database,
      Labelling labelling,
      HivLabelling hiv,
      PlatformTransactionManager transactions) {
    this.index = index;
    this.database = database;
    this.labelling = labelling;
    this.hiv = hiv;
    this.transaction = new TransactionTemplate(transactions);
    this.work = new BackgroundWork("index-upkeep", PAUSE, this::step);
  }

  /**
   * A person whose records are to be indexed by a new keeper.
   *
   * @param patient the id of the Patient
   * @param former the id of the Organization by which they are indexed
   * @param doneTo up to which record it is done
   */
  private record Handover(String patient, String former, long doneTo) {}

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    work.start();
  }

  private boolean step() {
    return label() || moveOne() || labelHiv();
  }

  /** Labels a few records by the rules of this program; false if all are. */
  private boolean label() {
    return !labelling.isCurrent() && Boolean.TRUE.equals(transaction.execute(it -> labelSome()));
  }

  private boolean labelHiv() {
    hiv.see();
    return Boolean.TRUE.equals(transaction.execute(it -> hiv.some()));
  }

  private boolean labelSome() {
    Optional<Long> doneTo =
        database
            .sql(
                """
                SELECT done_to FROM access.labelling WHERE version < :version
                FOR UPDATE SKIP LOCKED
                """)
            .param("version", Labelling.VERSION)
            .query(Long.class)
            .optional();
    if (doneTo.isEmpty()) {
      return false;
    }
    List<Long> records = index.records(doneTo.get(), BATCH);
    if (records.isEmpty()) {
      database
          .sql("UPDATE access.labelling SET version = :version, done_to = 0")
          .param("version", Labelling.VERSION)
          .update();
      log.info("Labelling: all records are labelled by version {}", Labelling.VERSION);
      return true;
    }
    index.refresh(records);
    long last = records.get(records.size() - 1);
    database.sql("UPDATE access.labelling SET done_to = :done").param("done", last).update();
    tell(last);
    return true;
  }

  private void tell(long last) {
    long done = 100 * last / Math.max(1, index.last());
    if (done != percent) {
      percent = done;
      log.info("Labelling by version {}: {} % of the records", Labelling.VERSION, done);
    }
  }

  /** Indexes a few records of one person by their new keeper; false if nothing can be done now. */
  private boolean moveOne() {
    database
        .sql("UPDATE access.handover SET seen_at = clock_timestamp() WHERE seen_at IS NULL")
        .update();
    AtomicReference<@Nullable Handover> moved = new AtomicReference<>();
    try {
      transaction.executeWithoutResult(
          status ->
              next()
                  .ifPresent(
                      handover -> {
                        moved.set(handover);
                        move(handover);
                      }));
    } catch (RuntimeException failure) {
      Handover failed = moved.get();
      if (failed == null) {
        throw failure;
      }
      log.warn("Records of a person could not be indexed anew, will try again", failure);
      update(failed, "seen_at = clock_timestamp() + interval '1 minute'");
    }
    return moved.get() != null;
  }

  /** Whoever began before the change was seen may still index by the former keeper. */
  private Optional<Handover> next() {
    return database
        .sql(
            """
            SELECT patient, former, done_to FROM access.handover
            WHERE seen_at < clock_timestamp()
              AND NOT EXISTS (SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND backend_type = 'client backend'
                  AND pid <> pg_backend_pid() AND xact_start <= seen_at)
            ORDER BY seen_at LIMIT 1
            FOR UPDATE OF handover SKIP LOCKED
            """)
        .query(
            (row, number) ->
                new Handover(
                    row.getString("patient"), row.getString("former"), row.getLong("done_to")))
        .optional();
  }

  private void move(Handover handover) {
    Set<String> zones =
        Arrays.stream(Sensitivity.values())
            .map(Zone.ofPatient(handover.patient())::of)
            .collect(Collectors.toSet());
    List<Long> records = index.within(zones, handover.doneTo(), BATCH);
    if (records.isEmpty()) {
      database
          .sql("DELETE FROM access.handover WHERE patient = :patient AND former = :former")
          .param("patient", handover.patient())
          .param("former", handover.former())
          .update();
      log.info("Records of a person are indexed by their new keeper");
      return;
    }
    index.refresh(records);
    update(handover, "done_to = " + records.get(records.size() - 1));
  }

  private void update(Handover handover, String change) {
    database
        .sql(
            "UPDATE access.handover SET %s WHERE patient = :patient AND former = :former"
                .formatted(change))
        .param("patient", handover.patient())
        .param("former", handover.former())
        .update();
  }

  @Override
  public void destroy() {
    work.stop();
  }
}
