package org.doorstep.subscription;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.doorstep.access.SystemSight;
import org.doorstep.signin.Account;
import org.doorstep.subscription.Outbox.Notification;
import org.doorstep.subscription.Subscriber.State;
import org.doorstep.subscription.Wish.Way;
import org.springframework.stereotype.Component;

/**
 * The websockets that are open at this server: {@code bind [id]} is answered by {@code bound [id]},
 * and {@code ping [id]} says that something is there to be read
 * (https://hl7.org/fhir/R4/subscription.html#2.46.5.2).
 */
@Component
class Sockets {

  /** A token holds for minutes; whoever wants to hear on comes back with another one. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Proxies cut what is silent for a minute. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(25);

  private final Subscribers subscribers;
  private final KnownSubscriptions known;
  private final SystemSight sight;
  private final Outbox outbox;
  private final Map<String, Bound> open = new ConcurrentHashMap<>();

  Sockets(Subscribers subscribers, KnownSubscriptions known, SystemSight sight, Outbox outbox) {
    this.outbox = outbox;
    this.subscribers = subscribers;
    this.known = known;
    this.sight = sight;
  }

  private static final class Bound {
    private final Session session;
    private final Account account;
    private final String subscription;
    private final Instant since = Instant.now();
    private Instant spoken = since;
    private long last;

    Bound(Session session, Account account, String subscription, long last) {
      this.session = session;
      this.account = account;
      this.subscription = subscription;
      this.last = last;
    }

    synchronized boolean waitsFor(long number) {
      return number > last;
    }

    /** Once for each number, whoever finds out first. */
    synchronized void ping(long number) throws IOException {
      if (number > last) {
        session.getBasicRemote().sendText("ping " + subscription);
        last = number;
        spoken = Instant.now();
      }
    }

    synchronized void showLife() throws IOException {
      if (spoken.plus(SIGN_OF_LIFE).isBefore(Instant.now())) {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        spoken = Instant.now();
      }
    }
  }

  /**
   * Somebody wants to hear of a Subscription.
   *
   * @return whether they do from now on; what they may not see is answered like what is not there
   */
  boolean bind(Session session, Account account, String id) throws IOException {
    Optional<Subscriber> subscriber =
        subscribers
            .find(id)
            .filter(it -> it.way() == Way.WEBSOCKET && it.state() != State.OFF)
            .filter(it -> isShown(id, account));
    if (subscriber.isEmpty()) {
      return false;
    }
    // What a server that died had numbered and not told yet.
    long untold =
        outbox.waiting(id, 1).stream()
            .mapToLong(Notification::number)
            .filter(number -> number > 0)
            .findFirst()
            .orElse(subscriber.get().lastNumber() + 1);
    Bound bound = new Bound(session, account, id, untold - 1);
    synchronized (bound) {
      open.put(session.getId(), bound);
      session.getBasicRemote().sendText("bound " + id);
    }
    return true;
  }

  private boolean isShown(String id, Account account) {
    return known.find(id).filter(it -> sight.shows(it, account)).isPresent();
  }

  void forget(Session session) {
    open.remove(session.getId());
  }

  /** The Subscriptions of which somebody hears here. */
  Set<String> subscriptions() {
    return open.values().stream().map(it -> it.subscription).collect(Collectors.toSet());
  }

  /**
   * Tells those who hear of a Subscription here that there is something.
   *
   * @param number the number of the newest event
   * @throws IOException if nobody was told
   */
  void ping(String id, long number) throws IOException {
    boolean told = false;
    for (Bound bound : open.values()) {
      if (bound.subscription.equals(id)) {
        told |= ping(bound, number);
      }
    }
    if (!told) {
      throw new IOException("Nobody is listening");
    }
  }

  private boolean ping(Bound bound, long number) {
    if (!isShown(bound.subscription, bound.account)) {
      close(bound, CloseCodes.VIOLATED_POLICY);
      return false;
    }
    try {
      bound.ping(number);
      return true;
    } catch (IOException gone) {
      close(bound, CloseCodes.GOING_AWAY);
      return false;
    }
  }

  /** Passes on what other servers have found out, and ends what is over. */
  void step() {
    Map<String, Subscriber> all = open.isEmpty() ? Map.of() : subscribers.find(subscriptions());
    for (Bound bound : open.values()) {
      Optional<Subscriber> subscriber =
          Optional.ofNullable(all.get(bound.subscription)).filter(it -> it.state() != State.OFF);
      if (subscriber.isEmpty() || bound.since.plus(LONGEST).isBefore(Instant.now())) {
        close(bound, CloseCodes.NORMAL_CLOSURE);
      } else if (bound.waitsFor(subscriber.get().lastNumber())) {
        ping(bound, subscriber.get().lastNumber());
      } else {
        try {
          bound.showLife();
        } catch (IOException gone) {
          close(bound, CloseCodes.GOING_AWAY);
        }
      }
    }
  }

  private void close(Bound bound, CloseCodes code) {
    forget(bound.session);
    try {
      bound.session.close(new CloseReason(code, ""));
    } catch (IOException gone) {
      // It is closed then.
    }
  }
}
