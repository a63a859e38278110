package org.doorstep.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * What a token says of its bearer, after its signature, issuer, audience, type and lifetime were
 * checked. It says who is calling and for what the caller's application may ask; what the caller
 * may see follows from the records, never from the token.
 *
 * @param system the identifier system of the issuer's accounts
 * @param name the account ({@code sub}); for a backend service the name of its client
 * @param client the application ({@code client_id} or {@code azp})
 * @param scopes SMART scopes such as {@code user/Observation.rs}
 * @param purpose the purpose of use that was asked for, a code of v3-PurposeOfUse
 * @param patient the id of the Patient of a {@code launch/patient} context
 */
public record Account(
    String system,
    String name,
    String client,
    Set<String> scopes,
    Optional<String> purpose,
    Optional<String> patient)
    implements Principal {

  /** The identifier system of the accounts of the issuer that comes along with the server. */
  public static final String SYSTEM = "https://doorstep.health/sid/account";

  /**
   * The account behind a request.
   *
   * @param request any request that passed the door
   * @return its account; empty where no token is needed
   */
  public static Optional<Account> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getUserPrincipal())
        .filter(Account.class::isInstance)
        .map(Account.class::cast);
  }

  @Override
  public String getName() {
    return name;
  }
}
