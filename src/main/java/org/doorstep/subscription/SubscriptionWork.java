package org.doorstep.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.doorstep.server.BackgroundWork;
import org.doorstep.subscription.Subscriber.State;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through what is to be done, several times a second. */
final class SubscriptionWork {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionWork.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(30);

  /** One that does not answer keeps a thread for seconds. */
  private static final int AT_ONCE = 4;

  private final FanOut fanOut;
  private final Delivery delivery;
  private final Subscribers subscribers;
  private final KnownSubscriptions known;
  private final Outbox outbox;
  private final Sockets sockets;
  private final TransactionTemplate transaction;
  private final BackgroundWork work = new BackgroundWork("subscriptions", PAUSE, this::step);
  private final Set<String> served = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE,
          step -> {
            Thread thread = new Thread(step, "subscription");
            thread.setDaemon(true);
            return thread;
          });
  private Instant nextRound = Instant.EPOCH;

  SubscriptionWork(
      FanOut fanOut,
      Delivery delivery,
      Subscribers subscribers,
      KnownSubscriptions known,
      Outbox outbox,
      Sockets sockets,
      TransactionTemplate transaction) {
    this.fanOut = fanOut;
    this.delivery = delivery;
    this.subscribers = subscribers;
    this.known = known;
    this.outbox = outbox;
    this.sockets = sockets;
    this.transaction = transaction;
  }

  void start() {
    work.start();
  }

  void stop() {
    work.stop();
    threads.shutdownNow();
  }

  private boolean step() {
    boolean more = fanOut.step();
    for (String id : subscribers.due(sockets.subscriptions())) {
      if (served.add(id)) {
        threads.execute(() -> serve(id));
      }
    }
    sockets.step();
    if (Instant.now().isAfter(nextRound)) {
      goRound();
      nextRound = Instant.now().plus(BETWEEN_ROUNDS);
    }
    return more;
  }

  private void serve(String id) {
    try {
      delivery.serve(id);
    } catch (RuntimeException failure) {
      // Without its words, which may cite records.
      log.warn("Subscription/{} will be served again ({})", id, failure.getClass().getName());
      subscribers.failed(id, BETWEEN_ROUNDS);
    } finally {
      served.remove(id);
    }
  }

  private void goRound() {
    outbox.tidy();
    for (String id : subscribers.over()) {
      transaction.executeWithoutResult(
          begun -> {
            subscribers.put(id, State.OFF);
            known.answer(id, SubscriptionStatus.OFF, null);
          });
    }
    // The operator may have taken back what a setting permitted.
    subscribers.all().stream().filter(id -> known.wish(id).isEmpty()).forEach(delivery::serve);
  }
}
