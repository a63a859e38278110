package org.doorstep.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.SignIn.json;
import static org.doorstep.journeys.SignIn.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.doorstep.signin.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A nurse fears that somebody has read her password, and chooses another one. */
class PasswordChangesJourney extends Journey {

  private static final String PAGE = "/login/password";
  private static final String CHOSEN = "сім синіх слонів 7";

  @Autowired private Accounts accounts;

  private final String nurse = "nurse-" + UUID.randomUUID();
  private String password;
  private SignIn phone;

  @BeforeEach
  void nurseGetsAnAccount() {
    password = accounts.create(nurse);
    phone = new SignIn(server());
  }

  private HttpResponse<String> change(String current, String chosen, String again)
      throws Exception {
    return phone.fill(
        PAGE, Map.of("username", nurse, "current", current, "chosen", chosen, "again", again));
  }

  private JsonNode signedIn(SignIn by) throws Exception {
    return json(by.exchange(by.code(nurse, password, by.request("openid offline_access"))));
  }

  @Test
  void otherPasswordEndsAllSignInsAndTheOldOneOpensNothing() throws Exception {
    SignIn thief = new SignIn(server());
    JsonNode ofThief = signedIn(thief);
    JsonNode ofNurse = signedIn(phone);

    HttpResponse<String> changed = change(password, CHOSEN, CHOSEN);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("role=\"status\"", "Пароль змінено");

    for (JsonNode tokens : new JsonNode[] {ofThief, ofNurse}) {
      HttpResponse<String> refreshed = thief.refresh(tokens.get("refresh_token").asText());
      assertThat(refreshed.statusCode()).isEqualTo(400);
      assertThat(refreshed.body()).contains("invalid_grant");
    }
    assertThat(location(thief.authorize(thief.request("openid")))).isEqualTo("/login");
    assertThat(thief.logIn(nurse, password).statusCode()).isEqualTo(401);

    password = CHOSEN;
    assertThat(signedIn(phone).get("access_token").asText()).isNotBlank();
    String more = location(phone.authorize(phone.request("openid")));
    assertThat(more).startsWith(SignIn.CALLBACK);
  }

  @Test
  void whoDoesNotKnowThePresentPasswordChangesNothing() throws Exception {
    HttpResponse<String> answer = change("guess", CHOSEN, CHOSEN);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("role=\"alert\"", "неправильні").doesNotContain(CHOSEN);
    for (int guess = 1; guess < 5; guess++) {
      change("guess" + guess, CHOSEN, CHOSEN);
    }
    assertThat(change(password, CHOSEN, CHOSEN).statusCode()).isEqualTo(429);
  }

  @Test
  void formThatNobodyWasShownChangesNothing() throws Exception {
    Map<String, String> fields =
        Map.of("username", nurse, "current", password, "chosen", CHOSEN, "again", CHOSEN);
    assertThat(phone.post(PAGE, fields).statusCode()).isEqualTo(403);
    assertThat(signedIn(phone).get("access_token").asText()).isNotBlank();
  }

  @Test
  void passwordThatIsNoneIsRefused() throws Exception {
    for (String unfit :
        new String[] {"мало слів", "aaaaaaaaaaaaaaaa", password, nurse + " 12", "д".repeat(40)}) {
      HttpResponse<String> answer = change(password, unfit, unfit);
      assertThat(answer.statusCode()).as(unfit).isEqualTo(422);
      assertThat(answer.body()).contains("role=\"alert\"").doesNotContain(unfit);
    }
    assertThat(change(password, CHOSEN, CHOSEN + "x").body()).contains("по-різному");
    assertThat(signedIn(phone).get("access_token").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "uk, Зміна пароля",
    "ru, Смена пароля",
    "en, Change the password",
    "fr, Changer le mot de passe"
  })
  void pageSpeaksTheLanguageOfTheBrowserAndCannotBeFramed(String language, String title) {
    for (String path : new String[] {PAGE, "/login"}) {
      var page = given().header("Accept-Language", language).get(server() + path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.asString()).contains("lang=\"" + language + "\"", title);
      assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }
  }
}
