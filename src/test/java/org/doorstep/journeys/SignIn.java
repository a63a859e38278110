package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An application on a phone, with the browser in which its user signs in. */
final class SignIn {

  static final String CALLBACK = "http://127.0.0.1:49152/callback";

  static final String VERIFIER = "a-verifier-that-only-this-phone-knows-0123456789";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String server;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(Redirect.NEVER)
          .build();

  SignIn(String server) {
    this.server = server;
  }

  /** An authorization request as it should be. */
  Map<String, String> request(String scopes) throws Exception {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", "doorstep-app");
    parameters.put("redirect_uri", CALLBACK);
    parameters.put("scope", scopes);
    parameters.put("state", "a-state");
    parameters.put("aud", server + "/fhir");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
    parameters.put(
        "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    parameters.put("code_challenge_method", "S256");
    return parameters;
  }

  /** What the browser is answered when the application sends it to sign in. */
  HttpResponse<String> authorize(Map<String, String> parameters) throws Exception {
    return get("/oauth2/authorize?" + form(parameters));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Accept", "text/html")
            .header("Accept-Language", "uk")
            .build(),
        BodyHandlers.ofString());
  }

  /** Fills in the form, from which the browser goes on. */
  HttpResponse<String> logIn(String account, String password) throws Exception {
    return fill("/login", Map.of("username", account, "password", password));
  }

  /** Opens a form, fills it in and sends it. */
  HttpResponse<String> fill(String path, Map<String, String> fields) throws Exception {
    Matcher csrf = CSRF.matcher(get(path).body());
    assertThat(csrf.find()).isTrue();
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf.group(1));
    return post(path, all);
  }

  /** Signs in from the beginning and returns the code. */
  String code(String account, String password, Map<String, String> request) throws Exception {
    HttpResponse<String> toLogin = authorize(request);
    assertThat(toLogin.statusCode()).isEqualTo(302);
    assertThat(location(toLogin)).isEqualTo("/login");
    HttpResponse<String> back = logIn(account, password);
    assertThat(location(back)).startsWith("/oauth2/authorize?");
    HttpResponse<String> callback = get(location(back));
    assertThat(location(callback)).startsWith(CALLBACK + "?code=").contains("state=a-state");
    return parameter(location(callback), "code");
  }

  /** Exchanges a code for tokens. */
  HttpResponse<String> exchange(String code) throws Exception {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "doorstep-app",
            "redirect_uri", CALLBACK,
            "code", code,
            "code_verifier", VERIFIER));
  }

  HttpResponse<String> refresh(String refreshToken) throws Exception {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type", "refresh_token",
            "client_id", "doorstep-app",
            "refresh_token", refreshToken));
  }

  HttpResponse<String> post(String path, Map<String, String> parameters, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept-Language", "uk")
            .POST(BodyPublishers.ofString(form(parameters)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  static String parameter(String address, String name) {
    return Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
