package org.doorstep.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.doorstep.signin.SignInSettings.Issuer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where callers sign in: at the first of the trusted issuers, or else at this server. */
@Component
final class SignInEndpoints {

  static final String AUTHORIZE = "/oauth2/authorize";
  static final String TOKEN = "/oauth2/token";
  static final String KEYS = "/oauth2/jwks";
  static final String REVOKE = "/oauth2/revoke";
  static final String INTROSPECT = "/oauth2/introspect";

  private final SignInSettings settings;
  private final BaseUrl baseUrl;

  SignInEndpoints(SignInSettings settings, BaseUrl baseUrl) {
    this.settings = settings;
    this.baseUrl = baseUrl;
  }

  /**
   * Addresses of an issuer; null where the operator has not named one.
   *
   * @param own whether it is the issuer that comes along with the server
   */
  record Addresses(
      boolean own,
      String issuer,
      String keys,
      @Nullable String authorize,
      @Nullable String token,
      @Nullable String revoke,
      @Nullable String introspect) {}

  /** The addresses as the caller of a request sees them. */
  Addresses of(HttpServletRequest request) {
    if (settings.isOwnIssuer()) {
      String base = baseUrl.of(request);
      return new Addresses(
          true,
          base,
          base + KEYS,
          base + AUTHORIZE,
          base + TOKEN,
          base + REVOKE,
          base + INTROSPECT);
    }
    Issuer first = settings.issuers().get(0);
    return new Addresses(
        false, first.uri(), first.jwkSetUri(), first.authorizeUri(), first.tokenUri(), null, null);
  }
}
