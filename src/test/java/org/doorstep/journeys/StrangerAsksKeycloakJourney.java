package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.SignIn.json;
import static org.doorstep.journeys.SignIn.location;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers try to get a token out of Keycloak, as docker/keycloak sets it up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerAsksKeycloakJourney {

  private static final String SCOPES = "openid offline_access user/*.cruds";

  private final KeycloakTown town = KeycloakTown.shared();
  private final String nurse = "nurse-" + UUID.randomUUID();

  @BeforeAll
  void nurseHasAnAccount() throws Exception {
    town.operator().open(nurse, KeycloakTown.PASSWORD);
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge, ''",
    "code_challenge_method, plain",
    "code_challenge_method, ''",
    "scope, system/*.rs",
    "scope, admin",
    "response_type, token"
  })
  void requestThatIsNotSafeIsSentBack(String parameter, String value) throws Exception {
    KeycloakSignIn phone = town.phone();
    Map<String, String> request = phone.request(SCOPES);
    request.put(parameter, value);
    if (value.isEmpty()) {
      request.remove(parameter);
    }
    String back = location(phone.authorize(request));
    assertThat(back).startsWith(SignIn.CALLBACK).contains("error=");
    assertThat(back).doesNotContain("code=").doesNotContain("access_token");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://example.org/callback",
    "redirect_uri, http://127.0.0.1:49152/other",
    "redirect_uri, http://localhost:49152/callback",
    "client_id, nobody",
    "client_id, doorstep-system"
  })
  void nobodyIsSentToAStrangersAddress(String parameter, String value) throws Exception {
    KeycloakSignIn phone = town.phone();
    Map<String, String> request = phone.request(SCOPES);
    request.put(parameter, value);
    HttpResponse<String> answer = phone.authorize(request);
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(location(answer)).isEmpty();
  }

  @Test
  void codeServesOnceAndOnlyForWhoAskedForIt() throws Exception {
    for (String verifier : List.of("", "a-verifier-that-the-thief-has-thought-up-0123456")) {
      KeycloakSignIn phone = town.phone();
      String code = phone.code(nurse, KeycloakTown.PASSWORD, phone.request(SCOPES));
      assertNoTokens(phone.exchange(code, verifier));
    }
    KeycloakSignIn phone = town.phone();
    String code = phone.code(nurse, KeycloakTown.PASSWORD, phone.request(SCOPES));
    json(phone.exchange(code));
    assertNoTokens(phone.exchange(code));
  }

  @Test
  void refreshTokenThatIsUsedTwiceEndsTheSignIn() throws Exception {
    for (String scopes : List.of("user/*.rs", SCOPES)) {
      String first = town.signIn(nurse, scopes).get("refresh_token").asText();
      String second = json(town.phone().refresh(first)).get("refresh_token").asText();
      assertThat(assertNoTokens(town.phone().refresh(first))).isEqualTo("invalid_grant");
      assertThat(assertNoTokens(town.phone().refresh(second))).isEqualTo("invalid_grant");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"doorstep-app", "admin-cli", "doorstep-system"})
  void passwordIsGivenToNoApplication(String client) throws Exception {
    assertNoTokens(
        town.keycloak()
            .ask(
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    client,
                    "scope",
                    "openid",
                    "username",
                    nurse,
                    "password",
                    KeycloakTown.PASSWORD)));
  }

  @Test
  void whoGuessesWaits() throws Exception {
    String guessed = "guessed-" + UUID.randomUUID();
    town.operator().open(guessed, KeycloakTown.PASSWORD);
    for (int guess = 0; guess < 6; guess++) {
      KeycloakSignIn phone = town.phone();
      phone.logIn(guessed, "guess " + guess, phone.request(SCOPES));
    }
    KeycloakSignIn phone = town.phone();
    HttpResponse<String> answer =
        phone.logIn(guessed, KeycloakTown.PASSWORD, phone.request(SCOPES));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(location(answer)).isEmpty();
  }

  @Test
  void assertionThatWasOverheardServesNobody() throws Exception {
    String assertion = town.system().assertion(town.keycloak(), claims -> {});
    json(KeycloakSystem.ask(town.keycloak(), assertion, "system/*.rs"));
    assertNoProof(assertion);
  }

  @Test
  void assertionThatLivesLongOrIsNotForThisKeycloakIsRefused() throws Exception {
    assertNoProof(claims -> claims.expirationTime(in(900)));
    assertNoProof(claims -> claims.expirationTime(in(-120)));
    assertNoProof(claims -> claims.expirationTime(null));
    assertNoProof(claims -> claims.audience("https://example.org/token"));
    assertNoProof(claims -> claims.issuer("somebody-else"));
    assertNoProof(claims -> claims.jwtID(null));
    assertNoProof(claims -> claims.issueTime(in(120)));
    KeycloakSystem disguised = new KeycloakSystem("doorstep-system");
    assertNoProof(disguised.assertion(town.keycloak(), claims -> {}));
  }

  @Test
  void systemGetsNoWiderScopesThanItIsRegisteredFor() throws Exception {
    for (String scope : List.of("user/*.rs", "offline_access", "admin")) {
      String assertion = town.system().assertion(town.keycloak(), claims -> {});
      assertThat(assertNoTokens(KeycloakSystem.ask(town.keycloak(), assertion, scope)))
          .isEqualTo("invalid_scope");
    }
  }

  private void assertNoProof(Consumer<JWTClaimsSet.Builder> otherwise) throws Exception {
    assertNoProof(town.system().assertion(town.keycloak(), otherwise));
  }

  private void assertNoProof(String assertion) throws Exception {
    assertThat(assertNoTokens(KeycloakSystem.ask(town.keycloak(), assertion, "system/*.rs")))
        .isEqualTo("invalid_client");
  }

  /** The error of an answer of the token endpoint. */
  private static String assertNoTokens(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
    assertThat(answer.body()).doesNotContain("access_token");
    return new ObjectMapper().readTree(answer.body()).get("error").asText();
  }
}
