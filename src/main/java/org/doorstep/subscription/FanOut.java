package org.doorstep.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.access.SystemSight;
import org.doorstep.subscription.Outbox.Event;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out for each event who is to be told of it: who asks for such, and sees the record. */
@Component
class FanOut {

  private static final int AT_ONCE = 100;

  private final Outbox outbox;
  private final Subscribers subscribers;
  private final KnownSubscriptions known;
  private final Happenings happenings;
  private final Wishes wishes;
  private final SystemSight sight;
  private final TransactionTemplate transaction;

  FanOut(
      Outbox outbox,
      Subscribers subscribers,
      KnownSubscriptions known,
      Happenings happenings,
      Wishes wishes,
      SystemSight sight,
      PlatformTransactionManager transactions) {
    this.outbox = outbox;
    this.subscribers = subscribers;
    this.known = known;
    this.happenings = happenings;
    this.wishes = wishes;
    this.sight = sight;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Takes some events out and writes down who is told of them.
   *
   * @return whether there may be more
   */
  boolean step() {
    return Boolean.TRUE.equals(
        transaction.execute(
            begun -> {
              List<Event> events = outbox.take(AT_ONCE);
              Map<String, List<Hearing>> hearing = new HashMap<>();
              for (Event event : events) {
                String type = event.record().substring(0, event.record().indexOf('/'));
                tell(event, hearing.computeIfAbsent(type, this::hearing));
              }
              return events.size() == AT_ONCE;
            }));
  }

  private record Hearing(Subscriber subscriber, Wish wish) {}

  private List<Hearing> hearing(String type) {
    return subscribers.hearing(type).stream()
        .flatMap(
            subscriber ->
                known.wish(subscriber.id()).stream().map(wish -> new Hearing(subscriber, wish)))
        .toList();
  }

  private void tell(Event event, List<Hearing> all) {
    if (all.isEmpty()) {
      return;
    }
    Optional<Happening> happening = happenings.of(event.record(), event.version());
    Optional<Resource> now = happenings.now(event.record());
    if (happening.isEmpty() || now.isEmpty()) {
      return;
    }
    for (Hearing one : all) {
      Subscriber subscriber = one.subscriber();
      if (wishes.isMet(one.wish(), happening.get())
          && sight
              .ofSystems(now.get(), subscriber.organization(), subscriber.scopes())
              .isPresent()) {
        outbox.tell(subscriber.id(), event);
      }
    }
  }
}
