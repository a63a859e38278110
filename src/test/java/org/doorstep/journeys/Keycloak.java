package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A Keycloak with the realm of docker/keycloak, in a process of its own and without a past. */
final class Keycloak implements AutoCloseable {

  private static final Path REALM = Path.of("docker", "keycloak", "doorstep-realm.json");
  private static final Path UNPACKED = Path.of("target", "keycloak");
  static final String OPERATOR = "operator";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final String address;
  private final String password;

  private Keycloak(Process process, Path log, String address, String password) {
    this.process = process;
    this.log = log;
    this.address = address;
    this.password = password;
  }

  /**
   * Starts one, without waiting for it.
   *
   * @param doorstep the address of the server that its tokens are meant for
   */
  static Keycloak start(String doorstep) throws IOException {
    Path home = home();
    Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
    Path realm = realms.resolve("doorstep-realm.json");
    Files.copy(REALM, realm, StandardCopyOption.REPLACE_EXISTING);
    int port = ServerProcess.freePort();
    String password = UUID.randomUUID().toString();
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            home.resolve("bin").resolve("kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--db=dev-mem",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    Map<String, String> environment = command.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_APPEND", "-Xmx768m -XX:TieredStopAtLevel=1");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", OPERATOR);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
    environment.put("DOORSTEP_URL", doorstep);
    Path log = Files.createTempFile(UNPACKED, "keycloak-", ".log");
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Keycloak(command.start(), log, "http://127.0.0.1:" + port, password);
  }

  /** Where its programs are. */
  static Path home() throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(UNPACKED, "keycloak-*[0-9]")) {
      for (Path home : homes) {
        return home.toAbsolutePath();
      }
    }
    throw new IOException("The build has not fetched Keycloak into " + UNPACKED);
  }

  Keycloak awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!isReady()) {
      assertThat(process.isAlive()).as("Keycloak ended:%n%s", output()).isTrue();
      assertThat(Instant.now()).as("Keycloak is not ready:%n%s", output()).isBefore(end);
      Thread.sleep(500);
    }
    return this;
  }

  private boolean isReady() throws InterruptedException {
    try {
      URI discovery = URI.create(realm() + "/.well-known/openid-configuration");
      HttpRequest request =
          HttpRequest.newBuilder(discovery).timeout(Duration.ofSeconds(60)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException noAnswer) {
      return false;
    }
  }

  String address() {
    return address;
  }

  /** The operator's. */
  String password() {
    return password;
  }

  /** The issuer of its tokens, which is also the identifier system of its accounts. */
  String realm() {
    return address + "/realms/doorstep";
  }

  /** An endpoint of the realm, such as {@code token}. */
  String endpoint(String name) {
    return realm() + "/protocol/openid-connect/" + name;
  }

  /** Asks for tokens, in whatever way. */
  HttpResponse<String> ask(Map<String, String> form) throws IOException, InterruptedException {
    return ask(endpoint("token"), form);
  }

  private HttpResponse<String> ask(String tokenEndpoint, Map<String, String> form)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(tokenEndpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(SignIn.form(form)))
            .build(),
        BodyHandlers.ofString());
  }

  /** A token of the operator, which is of another realm than those of people and systems. */
  String operatorToken() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        ask(
            address + "/realms/master/protocol/openid-connect/token",
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                OPERATOR,
                "password",
                password));
    return SignIn.json(answer).get("access_token").asText();
  }

  /** The keys that it publishes. */
  JWKSet publicKeys() throws IOException {
    try {
      return JWKSet.load(URI.create(endpoint("certs")).toURL());
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  /** What it says of its realm to everybody. */
  JsonNode discovery() throws IOException, InterruptedException {
    URI discovery = URI.create(realm() + "/.well-known/openid-configuration");
    return SignIn.json(
        client.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.ofString()));
  }

  KeycloakOperator operator() {
    return new KeycloakOperator(this, address + "/admin/realms/doorstep/");
  }

  private String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
