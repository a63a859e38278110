package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.doorstep.journeys.SignIn.json;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A programme has a Keycloak, and its people and systems sign in there. */
class TeamSignsInWithKeycloakJourney {

  private static final String FIRST_PASSWORD = "only for the first time";

  private final KeycloakTown town = KeycloakTown.shared();
  private final String name = "nurse-" + UUID.randomUUID();

  private static JWTClaimsSet claims(JsonNode tokens, String which) throws Exception {
    return SignedJWT.parse(tokens.get(which).asText()).getJWTClaimsSet();
  }

  @Test
  void appThatKnowsTheServerFindsKeycloak() throws Exception {
    JsonNode keycloak = town.keycloak().discovery();
    town.fhirWithoutToken()
        .accept("application/json")
        .get("/.well-known/smart-configuration")
        .then()
        .statusCode(200)
        .body("issuer", equalTo(keycloak.get("issuer").asText()))
        .body("jwks_uri", equalTo(keycloak.get("jwks_uri").asText()))
        .body("authorization_endpoint", equalTo(keycloak.get("authorization_endpoint").asText()))
        .body("token_endpoint", equalTo(keycloak.get("token_endpoint").asText()));
  }

  @Test
  void nurseSignsInForTheFirstTimeAndReadsWhatHerPostLetsHerRead() throws Exception {
    String patient = town.enrol();
    String account = town.operator().openForTheFirstTime(name, FIRST_PASSWORD);
    String record = town.base() + "/Practitioner/" + town.employ(account, "nurse", town.clinic());
    town.operator().describe(account, "fhirUser", record);

    KeycloakSignIn phone = town.phone();
    String code =
        phone.code(name, FIRST_PASSWORD, phone.request("openid fhirUser offline_access user/*.rs"));
    assertThat(phone.pages()).containsExactlyInAnyOrder("sign-in", "new password", "second factor");
    JsonNode tokens = json(phone.exchange(code));
    KeycloakSignIn thief = town.phone();
    assertThat(thief.logIn(name, FIRST_PASSWORD + " changed", thief.request("openid")).body())
        .contains("name=\"otp\"");

    assertThat(tokens.get("expires_in").asInt()).isBetween(590, 600);
    assertThat(tokens.get("scope").asText().split(" "))
        .containsExactlyInAnyOrder("openid", "fhirUser", "offline_access", "user/*.rs");
    JWTClaimsSet token = claims(tokens, "access_token");
    assertThat(token.getSubject()).isEqualTo(account);
    assertThat(token.getAudience()).containsExactly(town.base());
    assertThat(token.getStringClaim("azp")).isEqualTo("doorstep-app");
    assertThat(token.getClaims())
        .doesNotContainKeys("preferred_username", "email", "name", "realm_access");
    assertThat(claims(tokens, "id_token").getStringClaim("fhirUser")).isEqualTo(record);

    String bearer = tokens.get("access_token").asText();
    town.fhir(bearer).get("/Patient/" + patient).then().statusCode(200);
    assertRefused(
        town.fhir(bearer).body(Institutions.pulse(patient, 71)).post("/Observation"),
        403,
        "scope-too-narrow");
  }

  @Test
  void nurseOfAnotherInstitutionDoesNotEvenLearnThatThePersonIsThere() throws Exception {
    String patient = town.enrol();
    String account = town.operator().open(name, KeycloakTown.PASSWORD);
    town.employ(account, "nurse", town.found("Інша клініка"));
    String bearer = town.signIn(name, "user/*.cruds").get("access_token").asText();
    assertThat(town.fhir(bearer).get("/Patient/" + patient).statusCode()).isEqualTo(404);
  }

  @Test
  void accountThatNoRecordKnowsSeesNothing() throws Exception {
    town.operator().open(name, KeycloakTown.PASSWORD);
    String bearer = town.signIn(name, "user/*.cruds").get("access_token").asText();
    assertRefused(town.fhir(bearer).get("/Patient"), 403, "account-unknown");
  }

  @Test
  void signInLastsByRefreshing() throws Exception {
    town.employ(town.operator().open(name, KeycloakTown.PASSWORD), "nurse", town.clinic());
    for (String scopes : List.of("user/*.rs", "openid offline_access user/*.rs")) {
      String first = town.signIn(name, scopes).get("refresh_token").asText();
      JsonNode renewed = json(town.phone().refresh(first));
      assertThat(renewed.get("refresh_token").asText()).isNotEqualTo(first);
      town.fhir(renewed.get("access_token").asText())
          .get("/Patient?_summary=count")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void systemFetchesATokenWithItsKeyAndPostsARecord() throws Exception {
    String patient = town.enrol();
    KeycloakSystem system = town.system();
    JsonNode tokens =
        json(
            KeycloakSystem.ask(
                town.keycloak(),
                system.assertion(town.keycloak(), claims -> {}),
                "system/*.cruds"));
    assertThat(tokens.get("expires_in").asInt()).isBetween(290, 300);
    assertThat(tokens.has("refresh_token")).isFalse();
    assertThat(claims(tokens, "access_token").getAudience()).containsExactly(town.base());
    town.fhir(tokens.get("access_token").asText())
        .body(Institutions.pulse(patient, 72))
        .post("/Observation")
        .then()
        .statusCode(201);
    assertRefused(
        town.fhir(town.systemToken("system/*.rs"))
            .body(Institutions.pulse(patient, 73))
            .post("/Observation"),
        403,
        "scope-too-narrow");
  }

  @Test
  void systemThatTheOperatorAddsReadsWhatItsInstitutionKeeps() throws Exception {
    KeycloakSystem hospital = new KeycloakSystem("hospital-" + UUID.randomUUID());
    town.operator().register(hospital, List.of("doorstep", "service_account"));
    town.connect(hospital.id(), town.found("Лікарня"));
    town.fhir(hospital.token(town.keycloak(), "system/*.rs"))
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200)
        .body("total", equalTo(0));
  }
}
