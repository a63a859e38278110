package org.doorstep.server.fulltext;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hibernate.search.mapper.orm.Search;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the full-text index up to the database after a start: all of it when it is missing or
 * damaged, the last minutes after a crash. Other searches go on meanwhile.
 */
@Component
class TextIndexing implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(TextIndexing.class);
  private static final int CHUNK = 200;
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final TextIndexFolder folder;
  private final EntityManagerFactory entities;
  private final DaoRegistry daos;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final TaskScheduler scheduler;
  private volatile boolean complete;
  private volatile int percent;
  private volatile boolean stopped;

  TextIndexing(
      TextIndexFolder folder,
      EntityManagerFactory entities,
      DaoRegistry daos,
      JdbcTemplate database,
      PlatformTransactionManager transactions,
      TaskScheduler scheduler) {
    this.folder = folder;
    this.entities = entities;
    this.daos = daos;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.scheduler = scheduler;
    this.complete = !folder.isEmpty();
  }

  boolean isComplete() {
    return complete;
  }

  Refusal notYet() {
    return new Refusal(
        Reason.UNAVAILABLE,
        "doorstep-text-index",
        null,
        "The full-text index is being made; " + percent + " % of the records are in it.",
        "Search without _text and _content, or try again in a few minutes.");
  }

  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    Thread thread = new Thread(this::indexWhatIsMissing, "text-indexing");
    thread.setDaemon(true);
    thread.start();
  }

  private void indexWhatIsMissing() {
    Instant since =
        folder.isEmpty()
            ? Instant.EPOCH
            : folder.unsureSince().map(time -> time.minus(MARGIN)).orElse(Instant.MAX);
    if (since.isBefore(Instant.MAX)) {
      index(Timestamp.from(since));
    }
    if (!stopped) {
      folder.complete();
      complete = true;
      scheduler.scheduleAtFixedRate(() -> folder.inStep(Instant.now()), HEARTBEAT);
    }
  }

  private void index(Timestamp since) {
    Long total =
        database.queryForObject(
            "select count(*) from hfj_resource where res_deleted_at is null and res_updated >= ?",
            Long.class,
            since);
    long all = total == null ? 0 : total;
    LOG.info("Full-text index: {} records to index", all);
    long done = 0;
    long last = -1;
    List<Long> chunk = after(last, since);
    while (!chunk.isEmpty() && !stopped) {
      indexTogether(chunk);
      done += chunk.size();
      last = chunk.get(chunk.size() - 1);
      if (percent < (int) (100 * done / Math.max(all, done))) {
        percent = (int) (100 * done / Math.max(all, done));
        LOG.info("Full-text index: {} of {} records ({} %)", done, all, percent);
      }
      chunk = after(last, since);
    }
    LOG.info("Full-text index: {}", stopped ? "stopped half-way" : "complete");
  }

  private List<Long> after(long id, Timestamp since) {
    return database.queryForList(
        "select res_id from hfj_resource where res_id > ? and res_deleted_at is null"
            + " and res_updated >= ? order by res_id limit "
            + CHUNK,
        Long.class,
        id,
        since);
  }

  private void indexTogether(List<Long> ids) {
    transaction.executeWithoutResult(
        status -> {
          EntityManager session = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
          for (Long id : ids) {
            indexOne(session, session.find(ResourceTable.class, JpaPid.fromId(id)));
          }
        });
  }

  private void indexOne(EntityManager session, ResourceTable row) {
    if (row == null || TextOfRecords.isNeverIndexed(row.getResourceType())) {
      return;
    }
    IBaseResource record = daos.getResourceDao(row.getResourceType()).readByPid(row.getId());
    row.setContentText(TextOfRecords.words(record));
    row.setNarrativeText(TextOfRecords.narrative(record));
    Search.session(session).indexingPlan().addOrUpdate(row);
  }

  @Override
  public void destroy() {
    stopped = true;
    if (complete) {
      folder.close();
    }
  }
}
