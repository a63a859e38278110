package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's curl lines, run as they stand there. */
class NewcomerFollowsReadmeJourney extends Journey {

  private static final Pattern SHELL = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyLineDoesWhatTheReadmeSays() throws IOException, InterruptedException {
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
            .replace("http://127.0.0.1:8080/fhir", base())
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
    assertThat(answers[0]).contains("\"type\":\"transaction-response\"").contains("201 Created");
    assertThat(answers[1]).contains("VAN1-2025-08-12-01").contains("\"resourceType\":\"Patient\"");
    assertThat(answers[2]).contains("\"total\":").contains("doorstep-supply-end");
    assertThat(answers[3]).contains("\"type\":\"document\"").contains("18761-7");
    assertThat(Files.readString(Path.of("target/readme-summary.html")))
        .contains("<html")
        .contains("lang=\"uk\"")
        .contains("<svg");
    assertThat(answers[4]).contains("OperationOutcome").contains("Patient.gender");
  }
}
