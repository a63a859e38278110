package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers bring forged and stolen tokens to a server that trusts a Keycloak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerKnocksWithKeycloakJourney {

  private static final String SCOPES = "openid offline_access user/*.cruds";

  private final KeycloakTown town = KeycloakTown.shared();
  private final String nurse = "nurse-" + UUID.randomUUID();
  private String account;
  private JsonNode good;
  private RSAKey key;
  private Tokens signer;

  @BeforeAll
  void nurseSignsIn() throws Exception {
    account = town.operator().open(nurse, KeycloakTown.PASSWORD);
    town.employ(account, "nurse", town.clinic());
    good = town.signIn(nurse, SCOPES);
    key = town.secondKey();
    signer = new Tokens(key, town.address());
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private void assertStaysOut(String token) {
    Response answer = town.fhir(token).get("/Patient");
    assertRefused(answer, 401, "not-signed-in");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(town.keycloak().realm())
        .audience(town.base())
        .subject(account)
        .claim("azp", "doorstep-app")
        .claim("typ", "Bearer")
        .claim("scope", "openid user/*.cruds")
        .jwtID(UUID.randomUUID().toString())
        .issueTime(in(0))
        .expirationTime(in(600));
  }

  private JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(key.getKeyID());
  }

  /** A token with a signature of Keycloak's, which says something otherwise than it should. */
  private String with(Consumer<JWTClaimsSet.Builder> otherwise) {
    JWTClaimsSet.Builder claims = claims();
    otherwise.accept(claims);
    return signer.signed(header(), claims.build());
  }

  @Test
  void holderOfAGoodTokenComesIn() {
    String count = "/Patient?_summary=count";
    town.fhir(good.get("access_token").asText()).get(count).then().statusCode(200);
    town.fhir(with(claims -> {})).get(count).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b.c", "e30.e30.", ".."})
  void garbageIsNoToken(String garbage) {
    assertStaysOut(garbage);
  }

  @Test
  void tokenWithoutASignatureIsRefused() {
    assertStaysOut(new PlainJWT(claims().build()).serialize());
    String token = good.get("access_token").asText();
    assertStaysOut(token.substring(0, token.lastIndexOf('.') + 1));
    assertStaysOut(token.substring(0, token.length() - 8) + "AAAAAAAA");
  }

  @Test
  void tokenSignedWithThePublicKeyAsIfItWereASecretIsRefused() throws Exception {
    byte[] der = key.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    String jwk = key.toPublicJWK().toJSONString();
    for (byte[] secret :
        List.of(der, pem.getBytes(StandardCharsets.UTF_8), jwk.getBytes(StandardCharsets.UTF_8))) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      SignedJWT token = new SignedJWT(header, claims().build());
      token.sign(new MACSigner(secret));
      assertStaysOut(token.serialize());
    }
  }

  @Test
  void tokenOfAnotherKeyIsRefusedWhateverItsKeyIsCalled() throws Exception {
    RSAKey strange = new RSAKeyGenerator(2048).generate();
    Tokens stranger = new Tokens(strange, town.address());
    JWTClaimsSet claims = claims().build();
    assertStaysOut(stranger.signed(header(), claims));
    assertStaysOut(stranger.signed(header().jwk(strange.toPublicJWK()), claims));
    assertStaysOut(signer.signed(header().keyID(null), claims));
    assertStaysOut(signer.signed(header().jwkURL(URI.create("https://example.org/keys")), claims));
  }

  @Test
  void tokenForAnotherServerIsRefused() throws Exception {
    assertStaysOut(with(claims -> claims.audience("https://example.org/fhir")));
    assertStaysOut(with(claims -> claims.audience("account")));
    assertStaysOut(with(claims -> claims.audience((String) null)));
    KeycloakSystem elsewhere = new KeycloakSystem("elsewhere-" + UUID.randomUUID());
    town.operator().register(elsewhere, List.of("service_account"));
    assertStaysOut(elsewhere.token(town.keycloak(), "system/*.rs"));
  }

  @Test
  void tokenOfAnotherIssuerIsRefused() throws Exception {
    assertStaysOut(with(claims -> claims.issuer("https://example.org/realms/doorstep")));
    assertStaysOut(with(claims -> claims.issuer(town.keycloak().realm() + "/")));
    assertStaysOut(with(claims -> claims.issuer(town.address())));
    assertStaysOut(with(claims -> claims.issuer(null)));
    assertStaysOut(town.keycloak().operatorToken());
  }

  @Test
  void tokenOfAnotherKindIsRefused() {
    assertStaysOut(good.get("id_token").asText());
    assertStaysOut(good.get("refresh_token").asText());
    for (String kind : List.of("ID", "Refresh", "Offline", "Logout")) {
      assertStaysOut(with(claims -> claims.claim("typ", kind)));
    }
  }

  @Test
  void tokenOutOfItsTimeIsRefused() {
    assertStaysOut(with(claims -> claims.expirationTime(in(-120))));
    assertStaysOut(with(claims -> claims.expirationTime(null)));
    assertStaysOut(with(claims -> claims.issueTime(in(120))));
    assertStaysOut(with(claims -> claims.notBeforeTime(in(120))));
  }
}
