package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The committed definitions are what the FHIR Shorthand compiles to; skipped without Node. */
class FshDriftTests {

  private static final Path PROFILES = Path.of("fhir-profiles");
  private static final Path OUTPUT = Path.of("target", "fsh-drift.txt");

  @Test
  void committedDefinitionsAreUpToDate() throws IOException, InterruptedException {
    assumeTrue(run("node", "--version"), "Node is not installed");
    if (!Files.exists(PROFILES.resolve("node_modules"))) {
      assumeTrue(run("npm", "ci", "--no-audit", "--no-fund"), "SUSHI could not be installed");
    }
    assertThat(run("npm", "run", "check")).as(Files.readString(OUTPUT)).isTrue();
  }

  private static boolean run(String... command) throws InterruptedException, IOException {
    Files.createDirectories(OUTPUT.getParent());
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(PROFILES.toFile())
              .redirectErrorStream(true)
              .redirectOutput(OUTPUT.toFile())
              .start();
      boolean ended = process.waitFor(100, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
