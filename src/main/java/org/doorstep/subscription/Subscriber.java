package org.doorstep.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.doorstep.subscription.Wish.Way;

/**
 * Who is told, as far as it does not stand in the Subscription.
 *
 * @param id the id of the Subscription
 * @param organization the id of the Organization whose systems hear of what they may see
 * @param scopes for what the application may ask that wrote it
 * @param way how word is sent
 * @param headers the headers to be sent along, with their secrets
 * @param state how far it is
 * @param asked when it was last asked for
 * @param lastNumber the number of the last event that was sent, or tried to; 0 before the first
 * @param failures how many attempts in a row have failed
 */
record Subscriber(
    String id,
    String organization,
    Set<String> scopes,
    Way way,
    List<String> headers,
    State state,
    Instant asked,
    long lastNumber,
    int failures) {

  /** How far a Subscription is. */
  enum State {
    /** An administrator of the organisation has not approved it. */
    UNAPPROVED,
    /** It was approved, and the address is to be tried. */
    APPROVED,
    ACTIVE,
    OFF
  }

  /** One that was never told anything. */
  static Subscriber asking(
      String id,
      String organization,
      Set<String> scopes,
      Way way,
      List<String> headers,
      State state) {
    return new Subscriber(id, organization, scopes, way, headers, state, Instant.now(), 0, 0);
  }
}
