package org.doorstep.subscription;

import java.io.IOException;
import java.util.List;
import org.doorstep.subscription.Notices.Kind;
import org.doorstep.subscription.Outbox.Notification;
import org.doorstep.subscription.Wish.Payload;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** Sends word in each of the ways. */
@Component
class Senders {

  private final RestHook restHook;
  private final Mails mails;
  private final Sockets sockets;
  private final Listeners listeners;
  private final Notices notices;

  Senders(RestHook restHook, Mails mails, Sockets sockets, Listeners listeners, Notices notices) {
    this.listeners = listeners;
    this.restHook = restHook;
    this.mails = mails;
    this.sockets = sockets;
    this.notices = notices;
  }

  /**
   * Sends something to a receiver; of mails and pings, one tells of all.
   *
   * @throws IOException if it did not arrive
   */
  void send(Subscriber subscriber, Subscription record, Wish wish, List<Notification> all)
      throws IOException {
    long last = all.get(all.size() - 1).number();
    switch (wish.way()) {
      case RESTHOOK ->
          restHook.post(
              wish.endpoint(),
              subscriber.headers(),
              wish.payload() == Payload.NONE ? "" : body(record, wish, last, Kind.EVENT, all));
      case EMAIL -> mails.send(wish.endpoint(), subscriber.id(), wish.language());
      case WEBSOCKET -> sockets.ping(subscriber.id(), last);
      case MESSAGE -> listeners.send(subscriber, wish, all.get(0));
    }
  }

  /** Sends a rest-hook what tells of nobody. */
  void greet(Subscriber subscriber, Subscription record, Wish wish, Kind kind) throws IOException {
    restHook.post(
        wish.endpoint(),
        subscriber.headers(),
        body(record, wish, subscriber.lastNumber(), kind, List.of()));
  }

  private String body(
      Subscription record, Wish wish, long last, Kind kind, List<Notification> events) {
    return notices.json(record, notices.status(record, wish, last, kind, events));
  }
}
