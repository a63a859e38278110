package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Requests that read all of a person, or of the text index: only some at the same time, so that
 * visits still get in. The others wait a moment, and then are told to come again.
 */
final class HeavyWork {

  private static final Set<String> OPERATIONS =
      Set.of(
          "$everything",
          "$transfer-summary",
          "$summary",
          "$viewdefinition-run",
          "$sql-run",
          "$coverage-report",
          "$evaluate-measure",
          "$emt-mds",
          "$cluster-5w");
  private static final Set<String> PARAMETERS = Set.of("_text", "_content");
  private static final String PLACE = HeavyWork.class.getName();
  private static final String SECONDS_UNTIL_AGAIN = "2";

  /** Who waits keeps a thread of the web server from everybody else. */
  private static final int MOST_WAITING = 32;

  private final Semaphore places;
  private final Duration patience;

  HeavyWork(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /**
   * Whether a request is heavy.
   *
   * @param operation the operation that it asks for, or null
   * @param parameters the names of its parameters as sent
   */
  static boolean is(@Nullable String operation, Collection<String> parameters) {
    return operation != null && OPERATIONS.contains(operation)
        || parameters.stream()
            .map(SearchName::of)
            .map(SearchName::base)
            .anyMatch(PARAMETERS::contains);
  }

  /** Takes a place for a request, once, until {@link #leave}. */
  void enter(HttpServletRequest request) {
    if (request.getAttribute(PLACE) == null) {
      if (!isFree()) {
        throw busy();
      }
      request.setAttribute(PLACE, Boolean.TRUE);
    }
  }

  /** Gives the place of a request back, if it has one. */
  void leave(HttpServletRequest request) {
    if (request.getAttribute(PLACE) != null) {
      request.removeAttribute(PLACE);
      places.release();
    }
  }

  private boolean isFree() {
    try {
      return places.getQueueLength() < MOST_WAITING
          && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Refusal busy() {
    Refusal refusal =
        new Refusal(
            Reason.UNAVAILABLE,
            "busy",
            null,
            "The server is busy with other requests that read as much as this one.",
            "Send the same request again after as many seconds as Retry-After says.");
    refusal.addResponseHeader("Retry-After", SECONDS_UNTIL_AGAIN);
    return refusal;
  }
}
