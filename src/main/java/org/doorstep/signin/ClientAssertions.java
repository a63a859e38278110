package org.doorstep.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/**
 * How a system proves who it is
 * (https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html): with its registered
 * key, for this server, for five minutes at most, and once.
 */
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final OAuth2Error NO_PROOF = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);

  private static final ClientAuthenticationMethod BY_ASSERTION =
      new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

  private final JdbcClient database;

  ClientAssertions(JdbcClient database) {
    this.database = database;
  }

  /** SMART sends no {@code client_id} beside an assertion, on which Spring would insist. */
  static @Nullable Authentication withoutClientId(HttpServletRequest request) {
    String assertion = request.getParameter("client_assertion");
    if (assertion == null
        || request.getParameter("client_id") != null
        || !BY_ASSERTION.getValue().equals(request.getParameter("client_assertion_type"))) {
      return null;
    }
    try {
      String client = JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
      if (client != null) {
        return new OAuth2ClientAuthenticationToken(client, BY_ASSERTION, assertion, Map.of());
      }
    } catch (ParseException e) {
      // What is no JWT names no client either.
    }
    throw new OAuth2AuthenticationException(NO_PROOF);
  }

  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    String keys = Clients.keysOf(client);
    if (keys == null) {
      throw new OAuth2AuthenticationException(NO_PROOF);
    }
    DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
    signatures.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(parsed(keys))));
    signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(signatures);
    decoder.setJwtValidator(
        assertion ->
            holds(assertion, client.getClientId()) && isFirstUse(assertion, client.getClientId())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(NO_PROOF));
    return decoder;
  }

  private static JWKSet parsed(String keys) {
    try {
      return JWKSet.parse(keys);
    } catch (ParseException e) {
      throw new IllegalStateException("A registered client holds no keys", e);
    }
  }

  // The time of issue is not looked at: SMART does not ask for it, and Spring then makes one up
  // that
  // lies in the future. The end is near enough anyway.
  private static boolean holds(Jwt assertion, String client) {
    Instant now = Instant.now();
    return isPlain(assertion.getHeaders())
        && client.equals(assertion.getClaimAsString("iss"))
        && client.equals(assertion.getSubject())
        && isForThisServer(assertion.getAudience())
        && assertion.getExpiresAt() != null
        && assertion.getExpiresAt().plus(SKEW).isAfter(now)
        && !assertion.getExpiresAt().isAfter(now.plus(LONGEST).plus(SKEW))
        && hasCome(assertion.getNotBefore(), now)
        && assertion.getId() != null
        && !assertion.getId().isBlank();
  }

  private static boolean isPlain(Map<String, Object> header) {
    return header.get("kid") != null
        && Stream.of("jku", "jwk", "x5u", "x5c").noneMatch(header::containsKey);
  }

  private static boolean isForThisServer(@Nullable List<String> audience) {
    String issuer = AuthorizationServerContextHolder.getContext().getIssuer();
    return audience != null
        && (audience.contains(issuer) || audience.contains(issuer + SignInEndpoints.TOKEN));
  }

  private static boolean hasCome(@Nullable Instant time, Instant now) {
    return time == null || !time.isAfter(now.plus(SKEW));
  }

  private boolean isFirstUse(Jwt assertion, String client) {
    database.sql("DELETE FROM signin.used_assertion WHERE expires < now()").update();
    return database
            .sql(
                "INSERT INTO signin.used_assertion (client_id, jti_hash, expires)"
                    + " VALUES (:client, :jti, now() + interval '10 minutes')"
                    + " ON CONFLICT DO NOTHING")
            .param("client", client)
            .param("jti", Fingerprint.of(assertion.getId()))
            .update()
        == 1;
  }
}
