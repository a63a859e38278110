package org.doorstep.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** An issuer with its keys. */
final class TrustedIssuer {

  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final String accountSystem;
  private final String audience;
  private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

  /**
   * An issuer.
   *
   * @param accountSystem the identifier system of its accounts
   * @param audience what its tokens must be meant for
   * @param keys its public keys
   */
  TrustedIssuer(String accountSystem, String audience, JWKSource<SecurityContext> keys) {
    this.accountSystem = accountSystem;
    this.audience = audience;
    signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // Types, times and audience are checked by TokenCheck, alike for all issuers.
    signatures.setJWSTypeVerifier((type, context) -> {});
    signatures.setJWTClaimsSetVerifier((claims, context) -> {});
  }

  String accountSystem() {
    return accountSystem;
  }

  String audience() {
    return audience;
  }

  /** The claims of a token that this issuer has signed. */
  JWTClaimsSet verified(SignedJWT token) throws TokenRefused {
    try {
      return signatures.process(token, null);
    } catch (RateLimitReachedException strangersAskTooOften) {
      throw new TokenRefused("unknown key");
    } catch (KeySourceException away) {
      throw away(away);
    } catch (BadJOSEException e) {
      throw new TokenRefused("signature");
    } catch (JOSEException e) {
      throw new TokenRefused("algorithm");
    }
  }

  private static Refusal away(KeySourceException cause) {
    Refusal refusal =
        new Refusal(
            Reason.UNAVAILABLE,
            "issuer-away",
            null,
            "The keys of the issuer of your token cannot be fetched at the moment.",
            "Try again in a moment.");
    refusal.initCause(cause);
    return refusal;
  }
}
