package org.doorstep.subscription;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.access.Disclosure;
import org.doorstep.access.SystemSight;
import org.doorstep.audit.SentWord;
import org.doorstep.audit.SentWord.Word;
import org.doorstep.subscription.Notices.Kind;
import org.doorstep.subscription.Outbox.Notification;
import org.doorstep.subscription.Subscriber.State;
import org.doorstep.subscription.Wish.Payload;
import org.doorstep.subscription.Wish.Way;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits for one Subscription, in its order and at least once. A lock of the database
 * keeps all others away meanwhile, and is gone with the server that held it.
 */
@Component
class Delivery {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  /** One mail or ping tells of many. */
  private static final int TOGETHER = 100;

  /** Then others have their turn. */
  private static final int AT_A_TIME = 200;

  private final JdbcClient database;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final KnownSubscriptions known;
  private final Happenings happenings;
  private final SeenTransfers transfers;
  private final SystemSight sight;
  private final SentWord audit;
  private final Senders senders;
  private final SubscriptionSettings settings;
  private final TransactionTemplate around;
  private final TransactionTemplate within;

  Delivery(
      JdbcClient database,
      Subscribers subscribers,
      Outbox outbox,
      KnownSubscriptions known,
      Happenings happenings,
      SeenTransfers transfers,
      SystemSight sight,
      SentWord audit,
      Senders senders,
      SubscriptionSettings settings,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.known = known;
    this.happenings = happenings;
    this.transfers = transfers;
    this.sight = sight;
    this.audit = audit;
    this.senders = senders;
    this.settings = settings;
    this.around = new TransactionTemplate(transactions);
    this.within = new TransactionTemplate(transactions);
    within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Something that is to be sent, with what it tells. */
  private record Ready(Notification notification, Disclosure learnt) {}

  /** Does what is to be done for a Subscription now, unless somebody else is at it. */
  void serve(String id) {
    around.executeWithoutResult(
        begun -> {
          boolean alone =
              database
                  .sql("SELECT pg_try_advisory_xact_lock(hashtext('subscription'), hashtext(:id))")
                  .param("id", id)
                  .query(Boolean.class)
                  .single();
          if (alone) {
            subscribers.find(id).ifPresent(this::serve);
          }
        });
  }

  private void serve(Subscriber subscriber) {
    Optional<Subscription> record = known.find(subscriber.id());
    Optional<Wish> wish = record.flatMap(known::wish);
    if (wish.isEmpty()) {
      within.executeWithoutResult(
          begun -> {
            subscribers.put(subscriber.id(), State.OFF);
            known.answer(
                subscriber.id(), SubscriptionStatus.ERROR, "It is not permitted any more.");
          });
    } else if (subscriber.state() == State.APPROVED) {
      activate(subscriber, record.get(), wish.get());
    } else if (subscriber.state() == State.ACTIVE) {
      int sent = 0;
      while (sent < AT_A_TIME && sendNext(subscriber, record.get(), wish.get())) {
        sent++;
      }
    }
  }

  /** Tries the address with what tells nothing. */
  private void activate(Subscriber subscriber, Subscription record, Wish wish) {
    boolean answered = greet(subscriber, record, wish, Kind.HANDSHAKE);
    boolean tooLong = subscriber.asked().plus(settings.giveUpAfter()).isBefore(Instant.now());
    within.executeWithoutResult(
        begun -> {
          // Asked otherwise meanwhile, another address is to be tried.
          boolean same =
              subscribers
                  .find(subscriber.id())
                  .filter(now -> now.asked().equals(subscriber.asked()))
                  .isPresent();
          if (same && answered) {
            subscribers.put(subscriber.id(), State.ACTIVE);
            subscribers.arrived(subscriber.id());
            known.answer(subscriber.id(), SubscriptionStatus.ACTIVE, null);
          } else if (same && tooLong) {
            subscribers.put(subscriber.id(), State.OFF);
            known.answer(
                subscriber.id(), SubscriptionStatus.ERROR, "The endpoint does not answer.");
          }
        });
  }

  private boolean greet(Subscriber subscriber, Subscription record, Wish wish, Kind kind) {
    if (wish.way() != Way.RESTHOOK || wish.payload() == Payload.NONE) {
      return true;
    }
    try {
      senders.greet(subscriber, record, wish, kind);
      return true;
    } catch (IOException failure) {
      within.executeWithoutResult(
          begun -> subscribers.failed(subscriber.id(), pause(subscriber.failures())));
      return false;
    }
  }

  /** Sends what comes next; false if nothing more can be sent now. */
  private boolean sendNext(Subscriber subscriber, Subscription record, Wish wish) {
    List<Ready> ready = within.execute(begun -> ready(subscriber, wish));
    if (ready == null || ready.isEmpty()) {
      if (wish.heartbeat() > 0 && outbox.waiting(subscriber.id(), 1).isEmpty()) {
        beat(subscriber, record, wish);
      }
      return false;
    }
    Subscriber now = subscribers.find(subscriber.id()).orElse(subscriber);
    if (now.state() != State.ACTIVE) {
      return false;
    }
    try {
      ready.forEach(each -> record(now, wish, each));
      senders.send(now, record, wish, ready.stream().map(Ready::notification).toList());
    } catch (IOException failure) {
      within.executeWithoutResult(begun -> failed(now, ready, failure));
      return false;
    }
    within.executeWithoutResult(
        begun -> {
          ready.forEach(each -> outbox.arrived(now.id(), each.notification()));
          subscribers.arrived(now.id());
          if (record.getStatus() == SubscriptionStatus.ERROR) {
            known.answer(now.id(), SubscriptionStatus.ACTIVE, null);
          }
        });
    return record.getStatus() != SubscriptionStatus.ERROR;
  }

  private void beat(Subscriber subscriber, Subscription record, Wish wish) {
    if (subscribers.isSilent(subscriber.id()) && greet(subscriber, record, wish, Kind.HEARTBEAT)) {
      within.executeWithoutResult(begun -> subscribers.arrived(subscriber.id()));
    }
  }

  /** What waits longest and may be seen now, numbered; what may not is gone without a number. */
  private List<Ready> ready(Subscriber subscriber, Wish wish) {
    boolean oneByOne = wish.way() == Way.RESTHOOK || wish.way() == Way.MESSAGE;
    int most = oneByOne ? 1 : TOGETHER;
    List<Ready> ready = new ArrayList<>();
    while (ready.isEmpty()) {
      List<Notification> waiting = outbox.waiting(subscriber.id(), most);
      if (waiting.isEmpty()) {
        return ready;
      }
      for (Notification each : waiting) {
        Optional<Disclosure> learnt = learnt(subscriber, wish, each);
        if (learnt.isEmpty()) {
          outbox.forget(subscriber.id(), each);
        } else {
          ready.add(new Ready(outbox.numbered(subscriber.id(), each), learnt.get()));
        }
      }
    }
    return ready;
  }

  private Optional<Disclosure> learnt(Subscriber subscriber, Wish wish, Notification each) {
    return wish.way() == Way.MESSAGE
        ? transfers.seen(each.record(), subscriber).map(SeenTransfers.Seen::learnt)
        : happenings
            .now(each.record())
            .flatMap(it -> sight.ofSystems(it, subscriber.organization(), subscriber.scopes()));
  }

  private void record(Subscriber subscriber, Wish wish, Ready ready) {
    String record = ready.notification().record();
    int slash = record.indexOf('/');
    audit.record(
        new Word(
            subscriber.id() + '-' + ready.notification().number(),
            "Subscription/" + subscriber.id(),
            subscriber.organization(),
            address(wish),
            record.substring(0, slash),
            record.substring(slash + 1)),
        ready.learnt());
  }

  private static String address(Wish wish) {
    return switch (wish.way()) {
      case RESTHOOK, MESSAGE -> URI.create(wish.endpoint()).getHost();
      case EMAIL -> wish.endpoint();
      case WEBSOCKET -> "websocket";
    };
  }

  private void failed(Subscriber subscriber, List<Ready> ready, IOException failure) {
    String why = why(failure);
    ready.forEach(each -> outbox.failed(subscriber.id(), each.notification(), why));
    subscribers.failed(subscriber.id(), pause(subscriber.failures()));
    int dead = outbox.giveUp(subscriber.id(), settings.giveUpAfter(), why);
    if (dead > 0) {
      log.warn(
          "Subscription/{}: gave up {} notifications ({}); POST Subscription/{}/$resend sends them"
              + " again",
          subscriber.id(),
          dead,
          why,
          subscriber.id());
      known.answer(
          subscriber.id(), SubscriptionStatus.ERROR, "Notifications did not arrive: " + why);
    }
  }

  /** Without the words of the failure, which may cite what was sent. */
  private static String why(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.matches("HTTP \\d{3}|HL7 [A-Z]{2}")
        ? message
        : failure.getClass().getSimpleName();
  }

  private Duration pause(int failures) {
    Duration pause = settings.firstRetry();
    for (int i = 0; i < failures && pause.compareTo(settings.longestRetry()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(settings.longestRetry()) < 0 ? pause : settings.longestRetry();
  }
}
