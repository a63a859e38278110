package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers try every door and window: nothing opens without a token that holds. */
class StrangerKnocksJourney extends Journey {

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private void assertStaysOut(String token) {
    assertSentAway(fhirWithToken(token).get("/Patient"));
  }

  private static void assertSentAway(Response answer) {
    assertRefused(answer, 401, "not-signed-in");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.header("X-Request-ID")).isNotBlank();
    assertThat(answer.cookies()).isEmpty();
  }

  @Test
  void holderOfAGoodTokenComesIn() {
    fhir().get("/Patient?_summary=count").then().statusCode(200);
    fhirWithToken(tokens().with(claims -> claims.expirationTime(in(-30))))
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200);
  }

  @Test
  void strangerWithoutATokenStaysOut() {
    assertSentAway(fhirWithoutToken().get("/Patient"));
    assertSentAway(fhirWithoutToken().get("/"));
    assertSentAway(fhirWithoutToken().get("/Patient/$everything"));
    assertSentAway(fhirWithoutToken().options("/metadata"));
    assertSentAway(fhirWithoutToken().queryParam("access_token", tokens().of("x")).get("/Patient"));
    assertSentAway(fhirWithoutToken().header("Authorization", "Basic eDp5").get("/Patient"));
  }

  @Test
  void strangersBodyIsNotReadSoNobodyLearnsWhatIsWrongWithIt() {
    assertSentAway(fhirWithoutToken().body("{ this is not JSON").post("/Patient"));
    assertSentAway(fhirWithoutToken().body("x".repeat(1 << 20)).post("/"));
  }

  @Test
  void strangerMayAskWhatTheServerIsAndWhereToSignIn() {
    fhirWithoutToken()
        .get("/metadata")
        .then()
        .statusCode(200)
        .body("rest[0].security.service[0].coding[0].code", equalTo("SMART-on-FHIR"))
        .body(
            "rest[0].security.extension[0].extension.find{it.url=='token'}.valueUri",
            equalTo(server() + "/oauth2/token"));
    fhirWithoutToken()
        .accept("application/json")
        .get("/.well-known/smart-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo(server()))
        .body("token_endpoint", equalTo(server() + "/oauth2/token"))
        .body("code_challenge_methods_supported", equalTo(List.of("S256")))
        .body("capabilities", hasItems("launch-standalone", "client-confidential-asymmetric"));
    for (String discovery : List.of("oauth-authorization-server", "openid-configuration")) {
      fhirWithoutToken()
          .accept("application/json")
          .basePath("/.well-known")
          .get("/" + discovery)
          .then()
          .statusCode(200)
          .body("issuer", equalTo(server()))
          .body("code_challenge_methods_supported", hasItem("S256"));
    }
    for (String health : List.of("/livez", "/readyz", "/actuator/health")) {
      fhirWithoutToken().accept("*/*").basePath("").get(health).then().statusCode(200);
    }
  }

  @Test
  void keysThatArePublishedArePublicOnes() {
    String keys =
        fhirWithoutToken()
            .accept("application/json")
            .basePath("")
            .get("/oauth2/jwks")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(keys).contains("\"n\"").doesNotContain("\"d\"", "\"p\"", "\"q\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/error",
        "/actuator",
        "/actuator/env",
        "/actuator/health/db",
        "/h2-console",
        "/FHIR/Patient",
        "/oauth2",
        "/connect/register",
        "/favicon.ico"
      })
  void nothingElseIsServed(String path) {
    Response answer = fhirWithToken(tokens().of("journeys")).basePath("").get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    Refusals.assertNothingLeaks(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/metadata/../Patient",
        "/fhir/./Patient",
        "/fhir//Patient",
        "//fhir/Patient",
        "/fhir/metadata;a=b/../Patient",
        "/fhir/Patient;/metadata",
        "/%66hir/Patient",
        "/fhir/metadata/%2e%2e/Patient",
        "/fhir/metadata%2f..%2fPatient",
        "/fhir/.well-known/smart-configuration/../../Patient",
        "/livez/../fhir/Patient",
        "/oauth2/jwks/../../fhir/Patient",
        "/fhir/Patient?/metadata",
        "/fhir/metadata/Patient",
        "/fhir/Patient/metadata"
      })
  void noOtherWayOfWritingAnAddressLeadsIn(String address) throws IOException {
    URI base = URI.create(base());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      String head = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"Bundle\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a.b.c", "e30.e30.", "..", "null", "Bearer"})
  void garbageIsNoToken(String garbage) {
    assertStaysOut(garbage);
  }

  @Test
  void tokenWithoutASignatureIsRefused() {
    JWTClaimsSet claims = tokens().claims().build();
    assertStaysOut(new PlainJWT(claims).serialize());
    String good = tokens().of("journeys");
    assertStaysOut(good.substring(0, good.lastIndexOf('.') + 1));
    assertStaysOut(good.substring(0, good.length() - 8) + "AAAAAAAA");
  }

  @Test
  void tokenSignedWithThePublicKeyAsIfItWereASecretIsRefused() throws Exception {
    for (byte[] secret :
        List.of(
            tokens().publicKey().toRSAPublicKey().getEncoded(),
            tokens().publicKey().toJSONString().getBytes(StandardCharsets.UTF_8))) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256)
              .keyID(tokens().publicKey().getKeyID())
              .type(new JOSEObjectType("at+jwt"))
              .build();
      SignedJWT token = new SignedJWT(header, tokens().claims().build());
      token.sign(new MACSigner(secret));
      assertStaysOut(token.serialize());
    }
  }

  @Test
  void tokenOfAnotherKeyIsRefusedWhateverItsKeyIsCalled() throws Exception {
    RSAKey strange = new RSAKeyGenerator(2048).keyID("strange").keyUse(KeyUse.SIGNATURE).generate();
    RSAKey disguised = new RSAKey.Builder(strange).keyID(tokens().publicKey().getKeyID()).build();
    assertStaysOut(new Tokens(strange, server()).of("journeys"));
    assertStaysOut(new Tokens(disguised, server()).of("journeys"));
    JWTClaimsSet claims = tokens().claims().build();
    assertStaysOut(tokens().signed(tokens().header().keyID(null), claims));
    assertStaysOut(tokens().signed(tokens().header().keyID("unknown"), claims));
    Tokens own = new Tokens(strange, server());
    assertStaysOut(own.signed(own.header().jwk(strange.toPublicJWK()), claims));
  }

  @Test
  void tokenThatSaysWhereToFetchItsKeyIsRefused() {
    JWTClaimsSet claims = tokens().claims().build();
    URI elsewhere = URI.create("https://example.org/keys");
    assertStaysOut(tokens().signed(tokens().header().jwkURL(elsewhere), claims));
    assertStaysOut(tokens().signed(tokens().header().x509CertURL(elsewhere), claims));
  }

  @Test
  void tokenForSomebodyElseOrBySomebodyElseIsRefused() {
    assertStaysOut(tokens().with(claims -> claims.audience("https://example.org/fhir")));
    assertStaysOut(tokens().with(claims -> claims.audience(server())));
    assertStaysOut(tokens().with(claims -> claims.audience((String) null)));
    assertStaysOut(tokens().with(claims -> claims.issuer("https://example.org")));
    assertStaysOut(tokens().with(claims -> claims.issuer(server() + "/")));
    assertStaysOut(tokens().with(claims -> claims.issuer(null)));
    assertStaysOut(tokens().with(claims -> claims.subject(null)));
    assertStaysOut(tokens().with(claims -> claims.claim("client_id", null)));
    assertStaysOut(tokens().with(claims -> claims.claim("cnf", Map.of("jkt", "x"))));
  }

  @Test
  void tokenOutOfItsTimeIsRefused() {
    assertStaysOut(tokens().with(claims -> claims.expirationTime(in(-120))));
    assertStaysOut(tokens().with(claims -> claims.expirationTime(null)));
    assertStaysOut(tokens().with(claims -> claims.notBeforeTime(in(120))));
    assertStaysOut(tokens().with(claims -> claims.issueTime(in(120))));
    assertStaysOut(tokens().with(claims -> claims.issueTime(null)));
  }

  @Test
  void tokenOfAnotherKindIsRefused() {
    JWTClaimsSet claims = tokens().claims().build();
    assertStaysOut(tokens().signed(tokens().header().type(JOSEObjectType.JWT), claims));
    assertStaysOut(tokens().signed(tokens().header().type(null), claims));
    for (String kind : List.of("ID", "Refresh", "Offline")) {
      JWTClaimsSet other = tokens().claims().claim("typ", kind).build();
      assertStaysOut(tokens().signed(tokens().header().type(JOSEObjectType.JWT), other));
    }
  }

  @Test
  void tokenAsKeycloakWritesItComesIn() {
    JWTClaimsSet claims =
        tokens()
            .claims()
            .claim("typ", "Bearer")
            .claim("client_id", null)
            .claim("azp", "app")
            .claim("scope", "openid system/*.cruds")
            .claim("realm_access", Map.of("roles", List.of("offline_access")))
            .build();
    fhirWithToken(tokens().signed(tokens().header().type(JOSEObjectType.JWT), claims))
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200);
  }
}
