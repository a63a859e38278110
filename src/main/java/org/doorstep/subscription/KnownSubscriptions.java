package org.doorstep.subscription;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The Subscriptions as they are stored, as the server reads and answers them. */
@Component
class KnownSubscriptions {

  private static final Logger log = LoggerFactory.getLogger(KnownSubscriptions.class);

  private final Records records;
  private final Wishes wishes;

  KnownSubscriptions(Records records, Wishes wishes) {
    this.records = records;
    this.wishes = wishes;
  }

  Optional<Subscription> find(String id) {
    try {
      return Optional.of(
          records.ofServer().read(Subscription.class, new IdType("Subscription", id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  /** What a Subscription asks for; empty if that is not served any more. */
  Optional<Wish> wish(String id) {
    return find(id).flatMap(this::wish);
  }

  /** What a Subscription asks for; empty if the settings do not permit it any more. */
  Optional<Wish> wish(Subscription subscription) {
    try {
      return Optional.of(wishes.read(subscription));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  /**
   * Writes into a Subscription how it stands, if it stands otherwise there.
   *
   * @param error what is wrong, or null if nothing is
   */
  void answer(String id, SubscriptionStatus status, @Nullable String error) {
    find(id)
        .filter(
            it ->
                it.getStatus() != status
                    || (error == null ? it.hasError() : !error.equals(it.getError())))
        .ifPresent(
            it -> {
              it.setStatus(status).setError(error);
              records.ofServer().update(it);
              log.info(
                  "Subscription/{} is {}{}",
                  id,
                  status.toCode(),
                  error == null ? "" : ": " + error);
            });
  }
}
