package org.doorstep.signin;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a token holds, and what it says. */
final class TokenCheck {

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");

  private final TrustedIssuers issuers;
  private final Clock clock;

  TokenCheck(TrustedIssuers issuers, Clock clock) {
    this.issuers = issuers;
    this.clock = clock;
  }

  /**
   * Checks a token.
   *
   * @param token as it was sent
   * @param baseUrl the address of this server
   * @return what it says of its bearer
   * @throws TokenRefused if it does not hold
   */
  Account check(String token, String baseUrl) throws TokenRefused {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      requirePlain(signed.getHeader());
      TrustedIssuer issuer = issuers.of(signed.getJWTClaimsSet().getIssuer(), baseUrl);
      JWTClaimsSet claims = issuer.verified(signed);
      requireAccessToken(signed.getHeader(), claims);
      require(claims.getAudience().contains(issuer.audience()), "audience");
      requireNow(claims);
      // A token that is bound to a key would need a proof, which is not read here.
      require(claims.getClaim("cnf") == null, "bound to a key");
      return TokenContent.account(claims, issuer.accountSystem());
    } catch (ParseException e) {
      throw new TokenRefused("not a signed JWT");
    }
  }

  /** A header that brings its own key, or says where to fetch one, is no header of a friend. */
  private static void requirePlain(JWSHeader header) throws TokenRefused {
    require(TrustedIssuer.ALGORITHMS.contains(header.getAlgorithm()), "algorithm");
    require(header.getKeyID() != null, "no key id");
    require(
        header.getJWKURL() == null
            && header.getX509CertURL() == null
            && header.getJWK() == null
            && header.getX509CertChain() == null
            && header.getCriticalParams() == null,
        "header with a key");
  }

  /** RFC 9068, or Keycloak's claim; ID tokens and refresh tokens say something else. */
  private static void requireAccessToken(JWSHeader header, JWTClaimsSet claims)
      throws ParseException, TokenRefused {
    String type = header.getType() == null ? "" : header.getType().getType();
    require(
        ACCESS_TOKEN_TYPES.contains(type.toLowerCase(Locale.ROOT))
            || "Bearer".equals(claims.getStringClaim("typ")),
        "type");
  }

  private void requireNow(JWTClaimsSet claims) throws TokenRefused {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    require(expires != null && expires.toInstant().plus(SKEW).isAfter(now), "expired");
    require(claims.getIssueTime() != null, "no time of issue");
    require(hasCome(claims.getIssueTime(), now), "issued in the future");
    require(hasCome(claims.getNotBeforeTime(), now), "not valid yet");
  }

  private static boolean hasCome(@Nullable Date time, Instant now) {
    return time == null || !time.toInstant().isAfter(now.plus(SKEW));
  }

  private static void require(boolean holds, String reason) throws TokenRefused {
    if (!holds) {
      throw new TokenRefused(reason);
    }
  }
}
