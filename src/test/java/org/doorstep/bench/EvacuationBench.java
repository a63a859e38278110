package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.doorstep.journeys.EmbeddedDatabase;
import org.doorstep.journeys.EvacuatedVillage;
import org.doorstep.journeys.Institutions;
import org.doorstep.journeys.ServerProcess;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * How long it takes to put a thousand people on the list of an evacuation and to show the list, by
 * a server with sign-in, validation, access control and audit. Not part of the build:
 *
 * <pre>mvn test -Dtest=EvacuationBench</pre>
 *
 * <p>{@code bench.people} is the number of people. Seconds, and those of the CPU for server and
 * PostgreSQL together, go to the log and to {@code target/bench/figures.txt}.
 */
class EvacuationBench {

  private static final Logger LOG = LoggerFactory.getLogger(EvacuationBench.class);

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final int people = Integer.getInteger("bench.people", 1000);
  private final Path data = Path.of("target", "bench", "evacuation");
  private ProcessHandle process = ProcessHandle.current();

  @Test
  void measures() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    try (ServerProcess server =
        ServerProcess.startVariant(VariantServer.class, data, Map.of()).awaitReady()) {
      process = ProcessHandle.of(server.pid()).orElseThrow();
      EvacuatedVillage small = village(server, "-small", 100);
      small.start(small.as("coordinator"), "");
      EvacuatedVillage village = village(server, "-large", people);
      await()
          .atMost(PATIENCE)
          .until(() -> EmbeddedDatabase.query(data, EmbeddedDatabase.TO_BE_COMPARED) == 0);
      String dry = ", {\"name\": \"dry-run\", \"valueBoolean\": true}";
      measure("dry run", () -> village.start(village.as("coordinator"), dry));
      measure("start", () -> village.start(village.as("coordinator"), ""));
      measure("start again", () -> village.start(village.as("coordinator"), ""));
      measure("count", () -> village.count(village.as("driver")));
      measure("list as a page of 50", () -> list(village, "text/html", 50));
      measure("list as a page of all", () -> list(village, "text/html", people));
      measure("list as a table", () -> list(village, "text/csv", people));
      measure("list as records", () -> list(village, "application/fhir+json", people));
    }
  }

  private static EvacuatedVillage village(ServerProcess server, String suffix, int people) {
    return new EvacuatedVillage(new Institutions(server::fhir, suffix)).founded().with(people);
  }

  private static Response list(EvacuatedVillage village, String form, int count) {
    return village
        .as("driver")
        .accept(form)
        .queryParam("operation", village.operation())
        .queryParam("count", count)
        .get("/Task/$evacuation-list");
  }

  private void measure(String what, Supplier<Response> request) throws Exception {
    long used = CpuTime.ofTree(process);
    long begun = System.nanoTime();
    Response answer = request.get();
    int bytes = answer.asByteArray().length;
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpu = (CpuTime.ofTree(process) - used) / 1e3;
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    String line =
        String.format(
            Locale.ROOT,
            "evacuation of %d | %s | %.2f s | %.2f CPU s | %d bytes",
            people,
            what,
            seconds,
            cpu,
            bytes);
    LOG.info(line);
    Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
