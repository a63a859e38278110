package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organisation in whose name the server itself stores records.
 *
 * @param organization the id of the Organization
 */
public record Keeper(String organization) {

  /** In whose name the analytics node stores what it is filled with. */
  public static final String OF_ANALYTICS = "analytics";

  private static final String KEY = Keeper.class.getName();

  /**
   * Says in whose name a request of the server stores records.
   *
   * @param request one of the server's own
   */
  public void keepIn(RequestDetails request) {
    request.getUserData().put(KEY, this);
  }

  /**
   * A request of the server's own that stores records in the name of a caller's organisation.
   *
   * @param caller the caller's request
   * @return the server's request
   */
  public static RequestDetails inTheNameOf(RequestDetails caller) {
    RequestDetails request = new SystemRequestDetails();
    ofCaller(caller).ifPresent(keeper -> keeper.keepIn(request));
    return request;
  }

  /**
   * The organisation in whose name a caller stores records.
   *
   * @param caller the caller's request
   * @return the first one of several; empty where the caller works for none
   */
  public static Optional<Keeper> ofCaller(RequestDetails caller) {
    return Reach.of(caller).flatMap(Reach::keeper).map(Keeper::new);
  }

  static Optional<Keeper> of(@Nullable RequestDetails request) {
    return request != null && request.getUserData().get(KEY) instanceof Keeper keeper
        ? Optional.of(keeper)
        : Optional.empty();
  }
}
