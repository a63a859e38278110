package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.doorstep.journeys.SignIn.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.doorstep.signin.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hospital's system fetches tokens in its own name, and proves itself with its key. */
class HospitalSystemSignsInJourney extends Journey {

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  @Autowired private Accounts accounts;

  private final String hospital = "hospital-" + UUID.randomUUID();
  private ECKey key;
  private SignIn system;

  @BeforeEach
  void hospitalHandsInItsKey() throws Exception {
    key = new ECKeyGenerator(Curve.P_384).keyID("hospital-1").generate();
    accounts.createClient(
        hospital, new JWKSet(key.toPublicJWK()).toString(), Set.of("system/*.rs"));
    system = new SignIn(server());
    connect(hospital);
  }

  private void connect(String client) {
    fhir();
    Institutions world = new Institutions(this::fhirAs, "");
    world.connect(client, world.found("Лікарня"));
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private String assertion(Consumer<JWTClaimsSet.Builder> otherwise) throws Exception {
    return assertion(header(), otherwise);
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("hospital-1");
  }

  private String assertion(JWSHeader.Builder header, Consumer<JWTClaimsSet.Builder> otherwise)
      throws Exception {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(hospital)
            .subject(hospital)
            .audience(server() + "/oauth2/token")
            .jwtID(UUID.randomUUID().toString())
            .expirationTime(in(240));
    otherwise.accept(claims);
    SignedJWT assertion = new SignedJWT(header.build(), claims.build());
    assertion.sign(new ECDSASigner(key));
    return assertion.serialize();
  }

  private HttpResponse<String> ask(String assertion, String scope) throws Exception {
    return system.post(
        "/oauth2/token",
        Map.of(
            "grant_type", "client_credentials",
            "scope", scope,
            "client_assertion_type", JWT_BEARER,
            "client_assertion", assertion));
  }

  private void assertNoProof(String assertion) throws Exception {
    HttpResponse<String> answer = ask(assertion, "system/*.rs");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
  }

  @Test
  void hospitalSignsInWithItsKey() throws Exception {
    JsonNode tokens = json(ask(assertion(claims -> {}), "system/Patient.rs"));
    assertThat(tokens.get("expires_in").asInt()).isBetween(290, 300);
    assertThat(tokens.has("refresh_token")).isFalse();
    SignedJWT token = SignedJWT.parse(tokens.get("access_token").asText());
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(hospital);
    fhirWithToken(token.serialize()).get("/Patient?_summary=count").then().statusCode(200);
  }

  @Test
  void hospitalGetsNoWiderScopesThanItIsRegisteredFor() throws Exception {
    for (String scope : List.of("system/*.cruds", "user/*.rs", "openid")) {
      HttpResponse<String> answer = ask(assertion(claims -> {}), scope);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("invalid_scope");
    }
  }

  @Test
  void assertionThatWasOverheardServesNobody() throws Exception {
    String assertion = assertion(claims -> {});
    json(ask(assertion, "system/*.rs"));
    assertNoProof(assertion);
  }

  @Test
  void assertionThatLivesLongOrIsNotForThisServerIsRefused() throws Exception {
    assertNoProof(assertion(claims -> claims.expirationTime(in(600))));
    assertNoProof(assertion(claims -> claims.expirationTime(in(-120))));
    assertNoProof(assertion(claims -> claims.expirationTime(null)));
    assertNoProof(assertion(claims -> claims.audience("https://example.org/token")));
    assertNoProof(assertion(claims -> claims.issuer("somebody-else")));
    assertNoProof(assertion(claims -> claims.jwtID(null)));
    assertNoProof(assertion(claims -> claims.notBeforeTime(in(120))));
  }

  @Test
  void assertionOfAnotherKeyIsRefused() throws Exception {
    assertNoProof(assertion(header().keyID("unknown"), claims -> {}));
    assertNoProof(assertion(header().keyID(null), claims -> {}));
    assertNoProof(assertion(header().jwkURL(URI.create("https://example.org/jwks")), claims -> {}));
    key = new ECKeyGenerator(Curve.P_384).keyID("hospital-1").generate();
    assertNoProof(assertion(claims -> {}));
    assertNoProof(assertion(header().jwk(key.toPublicJWK()), claims -> {}));
  }

  @Test
  void demoApplicationSignsInWithASecretFromAFileThatOnlyItsOwnerReads() throws Exception {
    String app = "demo-" + UUID.randomUUID();
    Path file = accounts.createDemoClient(app, Set.of("system/*.cruds"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    connect(app);
    String secret = Files.readString(file).strip();
    JsonNode tokens = json(asDemo(app, secret));
    fhirWithToken(tokens.get("access_token").asText())
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200);
    assertThat(asDemo(app, "guessed").statusCode()).isEqualTo(401);
    accounts.createDemoClient(app, Set.of("system/*.cruds"));
    assertThat(Files.readString(file).strip()).isEqualTo(secret);
  }

  private HttpResponse<String> asDemo(String app, String secret) throws Exception {
    String both = app + ":" + secret;
    return system.post(
        "/oauth2/token",
        Map.of("grant_type", "client_credentials", "scope", "system/*.cruds"),
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void demoAccountsAreWrittenIntoOneFile() throws Exception {
    String doctor = "doctor-" + UUID.randomUUID();
    String patient = "patient-" + UUID.randomUUID();
    Path file = accounts.createDemoAccounts(List.of(doctor));
    accounts.createDemoAccounts(List.of(doctor, patient));
    assertThat(Files.readString(file)).containsOnlyOnce(doctor).containsOnlyOnce(patient);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String password =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(doctor + " "))
            .findFirst()
            .orElseThrow()
            .split(" ")[1];
    new SignIn(server()).code(doctor, password, system.request("user/*.rs"));
  }

  @Test
  void nameServesOnePersonOrOneSystem() {
    assertThat(accounts.exists(hospital)).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> accounts.create(hospital));
    String nurse = "nurse-" + UUID.randomUUID();
    accounts.create(nurse);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                accounts.createClient(
                    nurse, new JWKSet(key.toPublicJWK()).toString(), Set.of("system/*.rs")));
  }
}
