package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.signin.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The README's curl lines, run as they stand there. */
class NewcomerFollowsReadmeJourney extends Journey {

  private static final Pattern SHELL = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  @Autowired private Accounts accounts;

  @Test
  void everyLineDoesWhatTheReadmeSays() throws IOException, InterruptedException {
    String role = employedProgram();
    Path secret = accounts.createDemoClient("ngo-app", Set.of("system/*.cruds"));
    List<String> steps =
        SHELL
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(step -> step.group(1))
            .toList();
    String readme =
        steps.stream()
            .map(step -> step + "\necho; echo '=== end of step'\n")
            .collect(Collectors.joining())
            .replace("http://127.0.0.1:8080", server())
            .replace("data/secrets/ngo-app-secret", secret.toString())
            .replace("summary.html", "target/readme-summary.html");

    Path output = Path.of("target/readme-output.txt");
    Process shell =
        new ProcessBuilder("bash", "-euc", readme)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String[] answers = Files.readString(output).split("=== end of step");

    assertThat(shell.exitValue()).as(Files.readString(output)).isZero();
    assertThat(answers[1]).contains("\"type\":\"transaction-response\"").contains("201 Created");
    assertThat(answers[2]).contains("VAN1-2025-08-12-01").contains("\"resourceType\":\"Patient\"");
    assertThat(answers[3]).contains("\"total\":").contains("doorstep-supply-end");
    assertThat(answers[4]).contains("\"type\":\"document\"").contains("18761-7");
    assertThat(Files.readString(Path.of("target/readme-summary.html")))
        .contains("<html")
        .contains("lang=\"uk\"")
        .contains("<svg");
    assertThat(answers[5]).contains("OperationOutcome").contains("Patient.gender");
    if (!role.isEmpty()) {
      fhir().delete("/PractitionerRole/" + role).then().statusCode(200);
    }
  }

  /** The demo region would have said for whom the application works; another story may have. */
  private String employedProgram() {
    Object known =
        fhir()
            .queryParam("identifier", "https://doorstep.health/sid/account|ngo-app")
            .get("/PractitionerRole")
            .path("entry");
    Institutions world = new Institutions(this::fhirAs, "");
    return known == null ? world.connect("ngo-app", world.found("Мобільна клініка")) : "";
  }
}
