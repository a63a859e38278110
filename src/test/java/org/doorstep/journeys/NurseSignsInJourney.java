package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.SignIn.json;
import static org.doorstep.journeys.SignIn.location;
import static org.doorstep.journeys.SignIn.parameter;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.signin.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A nurse signs in on her phone, and keeps signed in as long as she should. */
class NurseSignsInJourney extends Journey {

  private static final String SCOPES = "openid fhirUser offline_access user/*.cruds";

  @Autowired private Accounts accounts;

  private final String nurse = "nurse-" + UUID.randomUUID();
  private String password;
  private SignIn phone;

  @BeforeEach
  void nurseGetsAnAccount() {
    password = accounts.create(nurse);
    phone = new SignIn(server());
  }

  private void employed() {
    fhir();
    Institutions world = new Institutions(this::fhirAs, "");
    world.employ(nurse, "nurse", world.found("Бригада"));
  }

  private JsonNode signedIn(String scopes) throws Exception {
    return json(phone.exchange(phone.code(nurse, password, phone.request(scopes))));
  }

  @Test
  void nurseSignsInAndReadsTheRecordsOfHerPatients() throws Exception {
    employed();
    JsonNode tokens = signedIn(SCOPES);
    assertThat(tokens.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(tokens.get("expires_in").asInt()).isBetween(590, 600);
    assertThat(tokens.get("scope").asText().split(" "))
        .containsExactlyInAnyOrder(SCOPES.split(" "));

    SignedJWT token = SignedJWT.parse(tokens.get("access_token").asText());
    assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(nurse);
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(base());
    assertThat(token.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("doorstep-app");

    fhirWithToken(token.serialize()).get("/Patient?_summary=count").then().statusCode(200);
    fhirWithToken(token.serialize())
        .accept("application/json")
        .basePath("")
        .get("/userinfo")
        .then()
        .statusCode(200)
        .body("sub", equalTo(nurse));
    assertThat(fhirWithToken(tokens.get("id_token").asText()).get("/Patient").statusCode())
        .isEqualTo(401);
  }

  @Test
  void appIsToldWhoseRecordTheAccountBelongsTo() throws Exception {
    String patient =
        fhir()
            .body(
                """
                {"resourceType": "Patient", "gender": "female", "name": [{"text": "Оксана"}], "identifier":
                  [{"system": "https://doorstep.health/sid/account", "value": "%s"}]}\
                """
                    .formatted(nurse))
            .post("/Patient")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    JsonNode tokens = signedIn("openid fhirUser launch/patient patient/*.rs");
    assertThat(tokens.get("patient").asText()).isEqualTo(patient);
    assertThat(tokens.get("need_patient_banner").asBoolean()).isFalse();
    assertThat(tokens.get("fhirUser").asText()).isEqualTo(base() + "/Patient/" + patient);
    SignedJWT id = SignedJWT.parse(tokens.get("id_token").asText());
    assertThat(id.getJWTClaimsSet().getStringClaim("fhirUser"))
        .isEqualTo(base() + "/Patient/" + patient);
    assertThat(tokens.has("refresh_token")).isFalse();
  }

  @Test
  void purposeThatWasAskedForStandsInTheToken() throws Exception {
    Map<String, String> request = phone.request("user/*.rs");
    request.put("purpose_of_use", "ETREAT");
    JsonNode tokens = json(phone.exchange(phone.code(nurse, password, request)));
    SignedJWT token = SignedJWT.parse(tokens.get("access_token").asText());
    assertThat(token.getJWTClaimsSet().getClaim("extensions").toString()).contains("ETREAT");
  }

  @Test
  void narrowerScopesAreGivenAndWiderOnesAreNot() throws Exception {
    String narrow =
        "user/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs";
    assertThat(signedIn(narrow).get("scope").asText()).isEqualTo(narrow);
    for (String wide :
        List.of("system/*.rs", "user/*.sr", "user/*", "admin", "user/observation.rs")) {
      assertThat(location(phone.authorize(phone.request(wide)))).contains("error=invalid_scope");
    }
  }

  @Test
  void signInLastsByRefreshingAndEndsWhenATokenIsUsedTwice() throws Exception {
    employed();
    String first = signedIn(SCOPES).get("refresh_token").asText();
    JsonNode renewed = json(phone.refresh(first));
    String second = renewed.get("refresh_token").asText();
    assertThat(second).isNotEqualTo(first);
    fhirWithToken(renewed.get("access_token").asText())
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200);

    assertInvalidGrant(phone.refresh(first));
    assertInvalidGrant(phone.refresh(second));
  }

  @Test
  void nurseSignsOut() throws Exception {
    String refreshToken = signedIn(SCOPES).get("refresh_token").asText();
    assertThat(
            phone
                .post("/oauth2/revoke", Map.of("client_id", "doorstep-app", "token", refreshToken))
                .statusCode())
        .isEqualTo(200);
    assertInvalidGrant(phone.refresh(refreshToken));
  }

  @Test
  void codeServesOnceAndOnlyForWhoAskedForIt() throws Exception {
    String code = phone.code(nurse, password, phone.request(SCOPES));
    Map<String, String> thief =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "doorstep-app",
            "redirect_uri", SignIn.CALLBACK,
            "code", code,
            "code_verifier", "a-verifier-that-the-thief-has-thought-up-0123456");
    assertInvalidGrant(phone.post("/oauth2/token", thief));
    String refreshToken = json(phone.exchange(code)).get("refresh_token").asText();
    assertInvalidGrant(phone.exchange(code));
    assertInvalidGrant(phone.refresh(refreshToken));
  }

  private static void assertInvalidGrant(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_grant");
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge, '', invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, '', invalid_request",
    "aud, '', invalid_request",
    "aud, https://example.org/fhir, invalid_request",
    "response_type, token, unsupported_response_type"
  })
  void requestThatIsNotSafeIsSentBack(String parameter, String value, String error)
      throws Exception {
    Map<String, String> request = phone.request(SCOPES);
    request.put(parameter, value);
    if (value.isEmpty()) {
      request.remove(parameter);
    }
    HttpResponse<String> answer = phone.authorize(request);
    if (parameter.equals("response_type")) {
      assertThat(answer.statusCode()).isEqualTo(400);
    } else {
      assertThat(parameter(location(answer), "error")).isEqualTo(error);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://example.org/callback",
    "redirect_uri, http://127.0.0.1:49152/other",
    "redirect_uri, http://localhost:49152/callback",
    "client_id, nobody"
  })
  void nobodyIsSentToAStrangersAddress(String parameter, String value) throws Exception {
    Map<String, String> request = phone.request(SCOPES);
    request.put(parameter, value);
    HttpResponse<String> answer = phone.authorize(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(location(answer)).isEmpty();
  }

  @Test
  void formSpeaksTheLanguageOfTheBrowserAndCannotBeFramedOrForged() throws Exception {
    HttpResponse<String> form = phone.get("/login");
    assertThat(form.body()).contains("lang=\"uk\"", "Пароль");
    assertThat(form.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'", "default-src 'none'");
    assertThat(form.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(phone.post("/login", Map.of("username", nurse, "password", password)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoGuessesWaitsWhetherTheAccountExistsOrNot() throws Exception {
    for (String account : List.of(nurse, "nobody-" + nurse)) {
      for (int guess = 0; guess < 5; guess++) {
        HttpResponse<String> answer = phone.logIn(account, "guess-" + guess);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("неправильні");
      }
      HttpResponse<String> answer = phone.logIn(account, password);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body()).contains("Забагато спроб");
    }
  }

  @Test
  void tokensOfPeopleAreNotReadableInTheDatabase() throws Exception {
    JsonNode tokens = signedIn(SCOPES);
    String rows = stored("SELECT string_agg(a::text, ' ') FROM signin.oauth2_authorization a");
    assertThat(rows)
        .contains(nurse)
        .doesNotContain(
            tokens.get("refresh_token").asText(),
            tokens.get("access_token").asText(),
            tokens.get("id_token").asText());
    assertThat(stored("SELECT password_hash FROM signin.account WHERE name = '" + nurse + "'"))
        .startsWith("{bcrypt}");
  }
}
