package org.doorstep.journeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A system that proves itself to Keycloak with its key. */
final class KeycloakSystem {

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final String id;
  private final ECKey key;

  KeycloakSystem(String id) {
    this.id = id;
    try {
      this.key =
          new ECKeyGenerator(Curve.P_384)
              .keyID(id + "-1")
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES384)
              .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return id;
  }

  /** What its operator hands in. */
  String publicKeys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /** An assertion that says something otherwise than it should. */
  String assertion(Keycloak keycloak, Consumer<JWTClaimsSet.Builder> otherwise)
      throws JOSEException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(id)
            .subject(id)
            .audience(keycloak.endpoint("token"))
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(Date.from(Instant.now().plusSeconds(240)));
    otherwise.accept(claims);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build();
    SignedJWT assertion = new SignedJWT(header, claims.build());
    assertion.sign(new ECDSASigner(key));
    return assertion.serialize();
  }

  /** Asks for a token with an assertion. */
  static HttpResponse<String> ask(Keycloak keycloak, String assertion, String scope)
      throws IOException, InterruptedException {
    return keycloak.ask(
        Map.of(
            "grant_type", "client_credentials",
            "scope", scope,
            "client_assertion_type", JWT_BEARER,
            "client_assertion", assertion));
  }

  /** A token as it should be asked for. */
  String token(Keycloak keycloak, String scope)
      throws JOSEException, IOException, InterruptedException {
    return SignIn.json(ask(keycloak, assertion(keycloak, claims -> {}), scope))
        .get("access_token")
        .asText();
  }
}
