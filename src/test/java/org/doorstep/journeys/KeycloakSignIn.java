package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.SignIn.location;
import static org.doorstep.journeys.SignIn.parameter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An application on a phone, with the browser in which its user fills in Keycloak's forms. */
final class KeycloakSignIn {

  private static final Pattern FORM = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
  private static final Pattern SECRET =
      Pattern.compile("name=\"totpSecret\"\\s+value=\"([^\"]+)\"");
  private static final int MOST_PAGES = 12;

  private final Keycloak keycloak;
  private final SignIn app;
  private final HttpClient browser = HttpClient.newHttpClient();
  // Keycloak marks its cookies as only for TLS; browsers send them to this machine nevertheless.
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> pages = new ArrayList<>();

  /**
   * An application that nobody is signed in to.
   *
   * @param doorstep the address of the server whose records it wants
   */
  KeycloakSignIn(Keycloak keycloak, String doorstep) {
    this.keycloak = keycloak;
    this.app = new SignIn(doorstep);
  }

  /** An authorization request as it should be. */
  Map<String, String> request(String scopes) throws Exception {
    return app.request(scopes);
  }

  /** What the browser is answered when the application sends it to sign in. */
  HttpResponse<String> authorize(Map<String, String> request)
      throws IOException, InterruptedException {
    return get(keycloak.endpoint("auth") + "?" + SignIn.form(request));
  }

  /** Fills in the first form, from which the browser may go on. */
  HttpResponse<String> logIn(String account, String password, Map<String, String> request)
      throws IOException, InterruptedException {
    HttpResponse<String> form = authorize(request);
    assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
    return submit(form, Map.of("username", account, "password", password, "credentialId", ""));
  }

  /** Signs in from the beginning, does whatever is asked for, and returns the code. */
  String code(String account, String password, Map<String, String> request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = logIn(account, password, request);
    pages.clear();
    pages.add("sign-in");
    while (!location(answer).startsWith(SignIn.CALLBACK)) {
      assertThat(pages).as(answer.body()).hasSizeLessThan(MOST_PAGES);
      answer =
          location(answer).isEmpty()
              ? submit(answer, filledIn(answer.body(), password + " changed"))
              : get(location(answer));
    }
    assertThat(location(answer)).contains("state=a-state").doesNotContain("error=");
    return parameter(location(answer), "code");
  }

  /** The pages that were filled in, from the first to the last. */
  List<String> pages() {
    return pages;
  }

  private Map<String, String> filledIn(String page, String password) {
    Matcher secret = SECRET.matcher(page);
    if (secret.find()) {
      pages.add("second factor");
      return Map.of(
          "totp", oneTimeCode(secret.group(1)),
          "totpSecret", secret.group(1),
          "userLabel", "phone");
    }
    assertThat(page).contains("name=\"password-new\"");
    pages.add("new password");
    return Map.of("password-new", password, "password-confirm", password);
  }

  /** RFC 6238. */
  private static String oneTimeCode(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "RAW"));
      long step = Instant.now().getEpochSecond() / 30;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Exchanges a code for tokens. */
  HttpResponse<String> exchange(String code) throws IOException, InterruptedException {
    return exchange(code, SignIn.VERIFIER);
  }

  HttpResponse<String> exchange(String code, String verifier)
      throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", "doorstep-app");
    form.put("redirect_uri", SignIn.CALLBACK);
    form.put("code", code);
    if (!verifier.isEmpty()) {
      form.put("code_verifier", verifier);
    }
    return keycloak.ask(form);
  }

  HttpResponse<String> refresh(String refreshToken) throws IOException, InterruptedException {
    return keycloak.ask(
        Map.of(
            "grant_type", "refresh_token",
            "client_id", "doorstep-app",
            "refresh_token", refreshToken));
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher form = FORM.matcher(page.body());
    assertThat(form.find()).as(page.body()).isTrue();
    return send(
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(SignIn.form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer =
        browser.send(
            request.header("Accept", "text/html").header("Accept-Language", "uk").build(),
            BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      String name = pair.substring(0, pair.indexOf('='));
      String value = pair.substring(name.length() + 1);
      if (value.isEmpty() || cookie.contains("Max-Age=0")) {
        cookies.remove(name);
      } else {
        cookies.put(name, value);
      }
    }
    return answer;
  }
}
