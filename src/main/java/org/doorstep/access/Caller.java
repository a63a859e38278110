package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.signin.Account;
import org.jspecify.annotations.Nullable;

/**
 * The person or system behind a request, as the records know them.
 *
 * @param account what the token says
 * @param who the record that the account belongs to, such as {@code Practitioner/1}, {@code
 *     PractitionerRole/2} for a system of an organisation, or {@code Patient/3}
 * @param posts what the caller does and for whom; empty for a patient
 */
public record Caller(Account account, String who, Set<Post> posts) {

  private static final String KEY = Caller.class.getName();

  /**
   * A role in an organisation.
   *
   * @param role what the caller may do at most
   * @param organization the id of the Organization
   * @param record the PractitionerRole that says so
   */
  public record Post(Role role, String organization, String record) {}

  /** The names under which care teams name the caller: the person and each of their posts. */
  Set<String> names() {
    return Stream.concat(Stream.of(who), posts.stream().map(Post::record))
        .collect(Collectors.toSet());
  }

  /**
   * The caller of a request.
   *
   * @param request a request to the endpoint, or one within a transaction
   * @return the caller; empty where nobody has to sign in, and for the server's own requests
   */
  public static Optional<Caller> of(@Nullable RequestDetails request) {
    return request != null && request.getUserData().get(KEY) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * The caller of a request that somebody has to sign in for.
   *
   * @param request a request to the endpoint, or one within a transaction
   * @return the caller
   * @throws Refusal 401 if nobody is signed in
   */
  public static Caller signedIn(RequestDetails request) {
    return of(request).orElseThrow(Caller::notSignedIn);
  }

  static Refusal notSignedIn() {
    return new Refusal(
        Reason.NOT_SIGNED_IN,
        "not-signed-in",
        null,
        "The request does not say who is asking.",
        "Send a token: Authorization: Bearer [token].");
  }

  void keepIn(RequestDetails request) {
    request.getUserData().put(KEY, this);
  }
}
