package org.doorstep.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.doorstep.fhir.Refusal;
import org.doorstep.signin.SignInSettings.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that trusts another issuer, which publishes its keys over HTTP. */
class TokenCheckTests {

  private static final String BASE = "https://doorstep.example.org";
  private static final String ISSUER = "https://id.example.org/realms/care";

  private ECKey key;
  private HttpServer published;

  @BeforeEach
  void issuerPublishesItsKey() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    published = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    published.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    published.start();
  }

  @AfterEach
  void stop() {
    published.stop(0);
  }

  private TokenCheck check() {
    String keys = "http://127.0.0.1:" + published.getAddress().getPort() + "/keys";
    Issuer issuer = new Issuer(ISSUER, keys, null, null, null, null);
    SignInSettings settings =
        new SignInSettings(BASE, List.of(issuer), false, List.of(), List.of(), List.of());
    return new TokenCheck(new TrustedIssuers(settings, null), Clock.systemUTC());
  }

  private String token(Consumer<JWTClaimsSet.Builder> otherwise) throws Exception {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(List.of("account", BASE + "/fhir"))
            .subject("f1f2")
            .claim("azp", "app")
            .claim("typ", "Bearer")
            .claim("scope", "openid user/*.rs")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)));
    otherwise.accept(claims);
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").type(JOSEObjectType.JWT).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  @Test
  void tokenOfATrustedIssuerSaysWhoIsCalling() throws Exception {
    Account account = check().check(token(claims -> {}), BASE);
    assertThat(account.system()).isEqualTo(ISSUER);
    assertThat(account.name()).isEqualTo("f1f2");
    assertThat(account.client()).isEqualTo("app");
    assertThat(account.scopes()).containsExactlyInAnyOrder("openid", "user/*.rs");
    assertThat(account.purpose()).isEmpty();
    assertThat(account.patient()).isEmpty();
  }

  @Test
  void serviceIsKnownByTheNameOfItsClient() throws Exception {
    String token =
        token(
            claims ->
                claims
                    .claim("client_id", "hospital-system")
                    .claim("preferred_username", "service-account-hospital-system"));
    assertThat(check().check(token, BASE).name()).isEqualTo("hospital-system");
  }

  @Test
  void purposeAndPatientAreRead() throws Exception {
    String token =
        token(
            claims ->
                claims
                    .claim("patient", "p1")
                    .claim(
                        "extensions",
                        Map.of(
                            "ihe_iua", Map.of("purpose_of_use", List.of(Map.of("code", "BTG"))))));
    Account account = check().check(token, BASE);
    assertThat(account.purpose()).contains("BTG");
    assertThat(account.patient()).contains("p1");
  }

  @Test
  void ownIssuerDoesNotExistBesidesAnother() throws Exception {
    String token = token(claims -> claims.issuer(BASE));
    assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> check().check(token, BASE));
  }

  @Test
  void keyThatIsNotPublishedIsRefused() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    String token = token(claims -> {});
    assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> check().check(token, BASE));
  }

  @Test
  void issuerThatIsAwayIsNotTheCallersFault() throws Exception {
    String token = token(claims -> {});
    TokenCheck check = check();
    published.stop(0);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> check.check(token, BASE))
        .matches(refusal -> refusal.getStatusCode() == 503);
  }
}
