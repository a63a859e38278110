package org.doorstep.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Caller.Post;
import org.doorstep.access.Role;
import org.doorstep.server.KeeperOfRecord;
import org.doorstep.server.StorageContribution;
import org.doorstep.subscription.Subscriber.State;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows what is written: who asks to be told, and of what there is to tell. */
@Component
@Interceptor
class SubscriptionHooks implements StorageContribution {

  /** After the guards and what follows from a write. */
  private static final int LATE = 200;

  private final Wishes wishes;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final KeeperOfRecord keepers;

  SubscriptionHooks(Wishes wishes, Subscribers subscribers, Outbox outbox, KeeperOfRecord keepers) {
    this.wishes = wishes;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.keepers = keepers;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = LATE)
  void beforeCreate(IBaseResource record, @Nullable RequestDetails request) {
    if (record instanceof Subscription subscription) {
      ask(subscription, request);
    }
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = LATE)
  void beforeUpdate(IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (record instanceof Subscription subscription) {
      ask(subscription, request);
    }
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LATE)
  void created(IBaseResource record) {
    note((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LATE)
  void updated(IBaseResource old, IBaseResource record) {
    note((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED, order = LATE)
  void deleted(IBaseResource record) {
    if (record instanceof Subscription subscription) {
      subscribers.remove(subscription.getIdElement().getIdPart());
    }
  }

  private void note(Resource record) {
    if (Filters.types().contains(record.fhirType())) {
      outbox.add(
          record.fhirType(),
          record.fhirType() + '/' + record.getIdElement().getIdPart(),
          record.getIdElement().getVersionIdPartAsLong());
    }
  }

  /** What the server itself writes into a Subscription asks for nothing. */
  private void ask(Subscription sent, @Nullable RequestDetails request) {
    Optional<Caller> caller = Caller.of(request);
    String id = sent.getIdElement().getIdPart();
    Optional<String> organization = keepers.of("Subscription/" + id);
    if (caller.isEmpty() || organization.isEmpty()) {
      return;
    }
    boolean administers = holds(caller.get(), Role.ADMINISTRATOR, organization.get());
    boolean system = holds(caller.get(), Role.SYSTEM, organization.get());
    if (!administers && !system) {
      // The guard refuses it at the end of the transaction.
      return;
    }
    Wishes.requireAsking(sent);
    Wish wish = wishes.read(sent);
    Optional<Subscriber> before = subscribers.find(id);
    List<String> headers =
        ChannelHeaders.takeOut(sent, before.map(Subscriber::headers).orElse(List.of()));
    sent.setError(null);
    State state =
        sent.getStatus() == SubscriptionStatus.OFF
            ? State.OFF
            : administers ? State.APPROVED : State.UNAPPROVED;
    Set<String> scopes =
        before
            .filter(it -> !system)
            .map(Subscriber::scopes)
            .orElse(caller.get().account().scopes());
    subscribers.ask(
        Subscriber.asking(id, organization.get(), scopes, wish.way(), headers, state),
        wish,
        sent.getEnd());
  }

  private static boolean holds(Caller caller, Role role, String organization) {
    return caller.posts().stream()
        .anyMatch((Post post) -> post.role() == role && post.organization().equals(organization));
  }
}
