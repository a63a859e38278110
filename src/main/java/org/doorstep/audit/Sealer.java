package org.doorstep.audit;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.doorstep.audit.SealQueue.Unsealed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Seals what this server has written, each second. */
final class Sealer {

  private static final Logger log = LoggerFactory.getLogger(Sealer.class);

  private final SealKey key;
  private final Seals seals;
  private final SealQueue queue;
  private final Clock clock;
  private @Nullable Seal head;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "audit-seals");
            thread.setDaemon(true);
            return thread;
          });

  Sealer(SealKey key, Seals seals, SealQueue queue, Clock clock) {
    this.key = key;
    this.seals = seals;
    this.queue = queue;
    this.clock = clock;
  }

  void start() {
    timer.scheduleWithFixedDelay(this::sealOrSay, 1, 1, TimeUnit.SECONDS);
  }

  void stop() throws InterruptedException {
    timer.shutdown();
    timer.awaitTermination(5, TimeUnit.SECONDS);
    sealOrSay();
  }

  private void sealOrSay() {
    try {
      seal();
    } catch (DataAccessException e) {
      // Whether the last seal is there, only the database knows.
      head = null;
      log.warn("The audit is not sealed just now: {}", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Seals all that waits for it. The chain goes on from the seal that this server remembers, so
   * that one that somebody rewrote in the database is not taken for the truth.
   */
  private synchronized void seal() {
    List<Unsealed> rows = queue.oldest();
    while (!rows.isEmpty()) {
      Optional<Seal> before = head == null ? seals.last(key.node()) : Optional.of(head);
      queue.sealedUpTo(before.map(Seal::lastSeq).orElse(0L));
      rows = queue.oldest();
      if (!rows.isEmpty()) {
        Seal seal = sealOn(rows, before);
        seals.add(seal);
        head = seal;
        queue.sealedUpTo(seal.lastSeq());
        rows = queue.oldest();
      }
    }
  }

  private Seal sealOn(List<Unsealed> rows, Optional<Seal> before) {
    ByteArrayOutputStream leaves = new ByteArrayOutputStream();
    rows.forEach(row -> leaves.writeBytes(row.leaf()));
    long number = before.map(Seal::number).orElse(0L) + 1;
    long first = rows.get(0).seq();
    long last = rows.get(rows.size() - 1).seq();
    byte[] hash =
        Seal.hash(
            key.node(),
            number,
            rows.get(0).month(),
            first,
            last,
            leaves.toByteArray(),
            before.map(Seal::hash).orElse(Seal.BEGINNING));
    return new Seal(
        key.node(),
        number,
        rows.get(0).month(),
        first,
        last,
        clock.instant(),
        leaves.toByteArray(),
        hash,
        key.sign(hash));
  }
}
