package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.SignIn.json;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that docs/sign-in.md gives to the operator of a Keycloak, run as they stand there. */
class OperatorSetsUpKeycloakJourney {

  private static final Pattern SHELL = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OPENED =
      Pattern.compile("olena is the account (\\S+) and signs in with (\\S+) for the first time");
  private static final String KCADM =
      """
      kcadm.sh() { "$KEYCLOAK/bin/kcadm.sh" "$@" --config kcadm.config; }
      """;

  private final KeycloakTown town = KeycloakTown.shared();
  @TempDir private Path folder;

  @Test
  void everyLineDoesWhatThePageSays() throws Exception {
    KeycloakSystem hospital = new KeycloakSystem("hospital-system");
    Files.writeString(folder.resolve("hospital-system.jwks.json"), hospital.publicKeys());
    String output = run(page());

    Matcher opened = OPENED.matcher(output);
    assertThat(opened.find()).as(output).isTrue();
    KeycloakSignIn phone = town.phone();
    String code = phone.code("olena", opened.group(2), phone.request("openid user/*.cruds"));
    String token = json(phone.exchange(code)).get("access_token").asText();
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getSubject()).isEqualTo(opened.group(1));

    town.connect("hospital-system", town.found("Лікарня"));
    town.fhir(hospital.token(town.keycloak(), "system/*.rs"))
        .get("/Patient?_summary=count")
        .then()
        .statusCode(200);
  }

  private String page() throws Exception {
    return SHELL
        .matcher(Files.readString(Path.of("docs", "sign-in.md")))
        .results()
        .map(step -> step.group(1))
        .collect(Collectors.joining())
        .replace("https://id.example.org", town.keycloak().address())
        .replace("--user admin", "--user " + Keycloak.OPERATOR);
  }

  private String run(String lines) throws Exception {
    Path output = folder.resolve("output.txt");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-euc", KCADM + lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell
        .environment()
        .putAll(
            Map.of(
                "KEYCLOAK", Keycloak.home().toString(),
                "KC_CLI_PASSWORD", town.keycloak().password(),
                "JAVA_HOME", System.getProperty("java.home")));
    Process process = shell.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
