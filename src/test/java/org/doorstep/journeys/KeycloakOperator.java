package org.doorstep.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who runs a Keycloak: opens accounts and registers systems. */
final class KeycloakOperator {

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Keycloak keycloak;
  private final String address;

  /**
   * @param address where its realm is administered
   */
  KeycloakOperator(Keycloak keycloak, String address) {
    this.keycloak = keycloak;
    this.address = address;
  }

  /** Opens an account that is not asked for a second factor, and returns its id. */
  String open(String name, String password) throws IOException, InterruptedException {
    String account = open(name, Map.of("type", "password", "value", password));
    change(account, user -> user.putArray("requiredActions"));
    return account;
  }

  /** Opens an account as it should be, with a password for the first time, and returns its id. */
  String openForTheFirstTime(String name, String password)
      throws IOException, InterruptedException {
    return open(name, Map.of("type", "password", "value", password, "temporary", true));
  }

  private String open(String name, Map<String, ?> password)
      throws IOException, InterruptedException {
    return create(
        "users", Map.of("username", name, "enabled", true, "credentials", List.of(password)));
  }

  /** Writes an attribute into an account. */
  void describe(String account, String attribute, String value)
      throws IOException, InterruptedException {
    change(account, user -> user.withObject("/attributes").putArray(attribute).add(value));
  }

  private void change(String account, Consumer<ObjectNode> how)
      throws IOException, InterruptedException {
    ObjectNode user = (ObjectNode) json.readTree(operate("users/" + account, "GET", "").body());
    how.accept(user);
    assertThat(operate("users/" + account, "PUT", user.toString()).statusCode()).isEqualTo(204);
  }

  /** Gives a client that is there already the keys of its system. */
  void handIn(KeycloakSystem system) throws IOException, InterruptedException {
    String found = operate("clients?clientId=" + system.id(), "GET", "").body();
    ObjectNode registered = (ObjectNode) json.readTree(found).get(0);
    registered.withObject("/attributes").put("jwks.string", system.publicKeys());
    String path = "clients/" + registered.get("id").asText();
    assertThat(operate(path, "PUT", registered.toString()).statusCode()).isEqualTo(204);
  }

  /** Registers a system as docs/sign-in.md says. */
  void register(KeycloakSystem system, List<String> defaultScopes)
      throws IOException, InterruptedException {
    create(
        "clients",
        Map.of(
            "clientId",
            system.id(),
            "publicClient",
            false,
            "clientAuthenticatorType",
            "client-jwt",
            "standardFlowEnabled",
            false,
            "serviceAccountsEnabled",
            true,
            "attributes",
            Map.of(
                "use.jwks.string", "true",
                "jwks.string", system.publicKeys(),
                "token.endpoint.auth.signing.max.exp", "300"),
            "defaultClientScopes",
            defaultScopes,
            "optionalClientScopes",
            List.of("system/*.rs")));
  }

  /**
   * Makes Keycloak publish a key of ours among its own, so that tokens can be signed that differ
   * from good ones in one thing only.
   *
   * @return the key under the name that Keycloak gives it
   */
  RSAKey publish(RSAKey key) throws IOException, InterruptedException {
    try {
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(key.toRSAPrivateKey().getEncoded())
              + "\n-----END PRIVATE KEY-----";
      create(
          "components",
          Map.of(
              "name",
              "second key",
              "providerId",
              "rsa",
              "providerType",
              "org.keycloak.keys.KeyProvider",
              "config",
              Map.of(
                  "priority", List.of("-100"),
                  "enabled", List.of("true"),
                  "active", List.of("true"),
                  "algorithm", List.of("RS256"),
                  "privateKey", List.of(pem))));
      return keycloak.publicKeys().getKeys().stream()
          .filter(RSAKey.class::isInstance)
          .map(RSAKey.class::cast)
          .filter(published -> published.getModulus().equals(key.getModulus()))
          .map(published -> new RSAKey.Builder(key).keyID(published.getKeyID()).build())
          .findFirst()
          .orElseThrow();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String create(String what, Map<String, ?> of) throws IOException, InterruptedException {
    HttpResponse<String> answer = operate(what, "POST", json.writeValueAsString(of));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return SignIn.location(answer).replaceAll(".*/", "");
  }

  private HttpResponse<String> operate(String what, String method, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + what))
            .header("Authorization", "Bearer " + keycloak.operatorToken())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body, UTF_8))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }
}
