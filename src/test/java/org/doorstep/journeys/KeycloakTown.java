package org.doorstep.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.yaml.snakeyaml.Yaml;

/**
 * A programme that runs a Keycloak, and a server that trusts nobody else. The journeys that need
 * them share them; each brings people of its own.
 */
final class KeycloakTown {

  static final String PASSWORD = "a password that nobody guesses";

  private static final Path COMPOSE = Path.of("docker", "compose.keycloak.yaml");
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Duration SHORTER_THAN_TOKENS_HOLD = Duration.ofMinutes(5);

  private final Keycloak keycloak;
  private final ServerProcess server;
  private final KeycloakSystem system;
  private final RSAKey secondKey;
  private final String clinic;
  private Instant signedIn = Instant.EPOCH;
  private String administrator = "";

  private KeycloakTown() throws Exception {
    int port = ServerProcess.freePort();
    String address = "http://127.0.0.1:" + port;
    system = new KeycloakSystem("doorstep-system");
    keycloak = Keycloak.start(address);
    Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
    keycloak.awaitReady();
    secondKey =
        keycloak.operator().publish(new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).generate());
    keycloak.operator().handIn(system);
    String account = keycloak.operator().open("administrator", PASSWORD);
    server = startServer(port, account);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    awaitServer();
    clinic = found("Клініка");
    connect(system.id(), clinic);
  }

  /** The one that all journeys share. */
  static KeycloakTown shared() {
    return Shared.TOWN;
  }

  private static final class Shared {
    static final KeycloakTown TOWN = open();

    private static KeycloakTown open() {
      try {
        return new KeycloakTown();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private ServerProcess startServer(int port, String firstAdministrator) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "keycloak-journey-");
    return ServerProcess.start(
        folder.resolve("data"),
        port,
        environment("http://127.0.0.1:" + port),
        "--doorstep.access.first-administrator=" + firstAdministrator,
        "--doorstep.access.first-organization=Програма");
  }

  /** What the compose file says to a server that trusts a Keycloak. */
  private Map<String, String> environment(String address) throws IOException {
    Map<String, Map<String, Map<String, Map<String, String>>>> compose =
        new Yaml().load(Files.readString(COMPOSE));
    Map<String, String> environment = new HashMap<>();
    compose
        .get("services")
        .get("server")
        .get("environment")
        .forEach(
            (name, value) ->
                environment.put(
                    name,
                    value
                        .replaceAll("\\$\\{DOORSTEP_URL:[^}]*}", address)
                        .replaceAll("\\$\\{KEYCLOAK_URL:[^}]*}", keycloak.address())
                        .replace("http://keycloak:8080", keycloak.address())));
    return environment;
  }

  private void awaitServer() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (server.statusOutsideFhir("/readyz") != 200) {
      boolean alive = ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive).orElse(false);
      assertThat(alive).as("The server ended:%n%s", server.output()).isTrue();
      assertThat(Instant.now()).as("The server is not ready:%n%s", server.output()).isBefore(end);
      Thread.sleep(250);
    }
  }

  KeycloakOperator operator() {
    return keycloak.operator();
  }

  Keycloak keycloak() {
    return keycloak;
  }

  /** The system of the clinic, a client that the realm has from the beginning. */
  KeycloakSystem system() {
    return system;
  }

  /** A key that Keycloak publishes as one of its own. */
  RSAKey secondKey() {
    return secondKey;
  }

  /** The institution whose system it is. */
  String clinic() {
    return clinic;
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  String base() {
    return address() + "/fhir";
  }

  KeycloakSignIn phone() {
    return new KeycloakSignIn(keycloak, address());
  }

  /** Signs in who has no second factor. */
  JsonNode signIn(String account, String scopes) throws Exception {
    KeycloakSignIn phone = phone();
    return SignIn.json(phone.exchange(phone.code(account, PASSWORD, phone.request(scopes))));
  }

  /** A token of who administers the server. */
  private String administrator() throws Exception {
    if (signedIn.plus(SHORTER_THAN_TOKENS_HOLD).isBefore(Instant.now())) {
      administrator = signIn("administrator", "user/*.cruds").get("access_token").asText();
      signedIn = Instant.now();
    }
    return administrator;
  }

  /** A token of the system of the clinic. */
  String systemToken(String scope) throws IOException, InterruptedException, JOSEException {
    return system.token(keycloak, scope);
  }

  RequestSpecification fhir(String token) {
    return fhirWithoutToken().header("Authorization", "Bearer " + token);
  }

  RequestSpecification fhirWithoutToken() {
    return given()
        .baseUri(base())
        .contentType("application/fhir+json; charset=utf-8")
        .accept("application/fhir+json");
  }

  /** Founds an institution and returns its id. */
  String found(String name) throws Exception {
    return Institutions.create(
        fhir(administrator()),
        """
        {"resourceType": "Organization", "active": true, "name": "%s"}
        """
            .formatted(name));
  }

  /** Employs who has an account, by its id, and returns the id of the Practitioner. */
  String employ(String account, String role, String organization) throws Exception {
    String person =
        Institutions.create(
            fhir(administrator()),
            """
            {"resourceType": "Practitioner", "active": true, "name": [{"text": "Вигадана"}],
             "identifier": [{"system": "%s", "value": "%s"}]}
            """
                .formatted(keycloak.realm(), account));
    give(
        """
        "practitioner": {"reference": "Practitioner/%s"}\
        """
            .formatted(person),
        role,
        organization);
    return person;
  }

  /** Connects a system of an institution. */
  void connect(String client, String organization) throws Exception {
    give(
        """
        "identifier": [{"system": "%s", "value": "%s"}]\
        """
            .formatted(keycloak.realm(), client),
        "system",
        organization);
  }

  private void give(String whom, String role, String organization) throws Exception {
    Institutions.create(
        fhir(administrator()),
        """
        {"resourceType": "PractitionerRole", "active": true, %s,
         "organization": {"reference": "Organization/%s"},
         "code": [{"coding": [{"system": "%s", "code": "%s"}]}]}
        """
            .formatted(whom, organization, DoorstepCodes.codeSystem("doorstep-role"), role));
  }

  /** A person whom the clinic enrols; returns the id of the Patient. */
  String enrol() throws IOException, InterruptedException, JOSEException {
    return Institutions.create(
        fhir(systemToken("system/*.cruds")), Institutions.person("KEYCLOAK-" + UUID.randomUUID()));
  }
}
