package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.doorstep.journeys.EmbeddedDatabase;
import org.doorstep.journeys.ServerProcess;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * How long the lists of the morning take where a thousand people are cared for: the demo region
 * with so many, asked by the application of the mobile clinics. Not part of the build:
 *
 * <pre>mvn test -Dtest=WorklistBench</pre>
 *
 * <p>{@code bench.people} is the number of people. Milliseconds, and those of the CPU for server
 * and PostgreSQL together, go to the log and to {@code target/bench/figures.txt}.
 */
class WorklistBench {

  private static final Logger LOG = LoggerFactory.getLogger(WorklistBench.class);
  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final String APPLICATION = "ngo-app";
  private static final int TIMES = 20;
  private static final List<String> LISTS =
      List.of(
          "CarePlan/$overdue-visits",
          "CarePlan/$overdue-visits?days=366",
          "MedicationDispense/$supply-due",
          "Task/$transfers-waiting",
          "Task/$todays-trips",
          "Task/$hotline-waiting",
          "Practitioner/$qualifications-expiring",
          "Observation/$stock-low",
          "Medication/$stock-expiring");

  private final int people = Integer.getInteger("bench.people", 1000);
  private final Path data = Path.of("target", "bench", "worklists");

  @Test
  void measures() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    String region = "--doorstep.demo.people=" + people;
    try (ServerProcess server =
        ServerProcess.startVariant(
                VariantServer.class, data, Map.of(), "--doorstep.demo=on", region)
            .awaitReady()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(5))
          .until(() -> isThere(server, "/Medication/demo-batch-1"));
      await()
          .atMost(PATIENCE)
          .until(() -> EmbeddedDatabase.query(data, EmbeddedDatabase.TO_BE_COMPARED) == 0);
      for (String list : LISTS) {
        measure(server, list);
      }
    }
  }

  /** What the region ends with is there when all of it is. */
  private static boolean isThere(ServerProcess server, String record) {
    return server.fhir(APPLICATION).get(record).statusCode() == 200;
  }

  private void measure(ServerProcess server, String list) throws IOException {
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    int total = ask(server, list);
    for (int i = 0; i < TIMES; i++) {
      ask(server, list);
    }
    long used = CpuTime.ofTree(process);
    long begun = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      ask(server, list);
    }
    double milliseconds = (System.nanoTime() - begun) / 1e6 / TIMES;
    double cpu = (double) (CpuTime.ofTree(process) - used) / TIMES;
    String line =
        String.format(
            Locale.ROOT,
            "lists of %d people | %s | %d entries | %.0f ms | %.0f CPU ms",
            people,
            list,
            total,
            milliseconds,
            cpu);
    LOG.info(line);
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static int ask(ServerProcess server, String list) {
    Response answer = server.fhir(APPLICATION).get("/" + list);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.path("total");
  }
}
