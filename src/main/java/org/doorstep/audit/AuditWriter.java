package org.doorstep.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorstep.audit.AuditEntry.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes the events of this server. One thread writes for all requests: those that wait at the same
 * moment share a transaction, and so one flush of the disk.
 */
final class AuditWriter {

  private static final Logger log = LoggerFactory.getLogger(AuditWriter.class);
  private static final int MOST_TOGETHER = 200;
  private static final long PATIENCE_SECONDS = 5;

  private final String node;
  private final AuditConnection connection;
  private final SealQueue seals;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Set<LocalDate> months = new HashSet<>();
  private final Thread thread = new Thread(this::run, "audit");
  private volatile boolean running = true;
  private long next;

  private record Waiting(AuditEntry entry, CompletableFuture<Void> written) {}

  AuditWriter(String node, AuditConnection connection, SealQueue seals, Clock clock) {
    this.node = node;
    this.connection = connection;
    this.seals = seals;
    this.clock = clock;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void stop() throws InterruptedException {
    running = false;
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  /**
   * Writes an event; it is on the disk when this returns.
   *
   * @throws NoAudit if it is not
   */
  void write(AuditEntry entry) throws NoAudit {
    Waiting waiting = new Waiting(entry, new CompletableFuture<>());
    queue.add(waiting);
    try {
      waiting.written().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      waiting.written().cancel(false);
      throw new NoAudit("The event was not written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAudit("The event was not waited for", e);
    }
  }

  private void run() {
    List<Waiting> together = new ArrayList<>();
    while (running || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          together.add(first);
          queue.drainTo(together, MOST_TOGETHER - 1);
          together.removeIf(waiting -> waiting.written().isDone());
          writeTogether(together);
        }
      } catch (InterruptedException stopped) {
        running = false;
      } finally {
        together.clear();
      }
    }
    connection.close();
  }

  private void writeTogether(List<Waiting> together) {
    if (together.isEmpty()) {
      return;
    }
    try {
      append(together.stream().map(Waiting::entry).toList());
      together.forEach(waiting -> waiting.written().complete(null));
    } catch (SQLException | RuntimeException e) {
      // Without the message: it cites the rows.
      log.error(
          "The audit cannot be written, so that nothing is answered ({})",
          e instanceof SQLException sql
              ? "SQL state " + sql.getSQLState()
              : e.getClass().getSimpleName());
      connection.close();
      together.forEach(waiting -> waiting.written().completeExceptionally(e));
    }
  }

  private void append(List<AuditEntry> entries) throws SQLException {
    if (connection.isClosed()) {
      goOn();
    }
    Connection open = connection.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    requireMonth(open, EventTable.monthOf(now));
    List<Row> rows = new ArrayList<>(entries.size());
    for (AuditEntry entry : entries) {
      rows.add(new Row(node, next + rows.size(), now, entry));
    }
    EventTable.add(open, rows);
    open.commit();
    next += rows.size();
    rows.forEach(seals::add);
  }

  /**
   * Takes up where the last connection or the last run of the server ended: of rows whose commit
   * was not answered nobody knows whether they are there.
   */
  private void goOn() throws SQLException {
    Events events =
        new Events(JdbcClient.create(new SingleConnectionDataSource(connection.get(), true)));
    long last = seals.last();
    for (Row row : events.between(node, last + 1, Long.MAX_VALUE)) {
      if (row.seq() == last + 1) {
        seals.add(row);
        last++;
      }
    }
    next = last + 1;
    months.clear();
  }

  /** Makes the partitions of this month and the next. */
  private void requireMonth(Connection open, LocalDate month) throws SQLException {
    if (!months.contains(month)) {
      EventTable.makeMonth(open, month);
      EventTable.makeMonth(open, month.plusMonths(1));
      open.commit();
      months.add(month);
    }
  }
}
