package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.doorstep.journeys.EmbeddedDatabase;
import org.doorstep.journeys.ServerProcess;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * How long it takes to fill an analytics node, to export all of it and to count every indicator,
 * and how long reads on the main server take meanwhile. Not part of the build:
 *
 * <pre>mvn test -Dtest=FillBench -Dbench.visits=200000</pre>
 *
 * <p>The demo region with {@code bench.people} people (200 if nothing is said, with three visits
 * each) is sent to the server and then copied in its database until there are {@code bench.visits}
 * visits. Seconds and milliseconds go to the log and to {@code target/bench/figures.txt}. A run
 * that was broken off goes on with {@code -Dbench.go-on=true}: with what was copied, or, if the
 * main server had done its part, with what the node has not taken in yet.
 */
class FillBench {

  private static final Logger LOG = LoggerFactory.getLogger(FillBench.class);
  private static final Duration PATIENCE = Duration.ofHours(8);
  private static final String APPLICATION = "ngo-app";
  private static final String ANALYST = "analyst";
  private static final int READS = 200;

  /** As an operator starts the packaged server, which works for hours. */
  private static final Map<String, String> BOTH_COMPILERS =
      Map.of("_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx4g");

  private static final String ORGANIZATION = "Organization/demo-mobile-clinic";

  private static final String TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'views'";
  private static final String TABLES_BEFORE =
      "SELECT count(*) FROM views.filled WHERE at < (SELECT max(taken) FROM analytics.intake)";
  private static final String VISITS =
      "SELECT count(*) FROM hfj_resource WHERE res_type = 'Encounter' AND res_deleted_at IS NULL";

  /** Not those of a group without names, of which a copied person has none. */
  private static final String VISITS_OF_PEOPLE =
      VISITS
          + " AND EXISTS (SELECT 1 FROM hfj_res_link WHERE src_resource_id = res_id"
          + " AND target_resource_type = 'Patient')";

  private final int people = Integer.getInteger("bench.people", 200);
  private final int visits = Integer.getInteger("bench.visits", 1);
  private final Path folder = Path.of("target", "bench", "fill").toAbsolutePath();
  private final Path main = folder.resolve("main");
  private final Path node = folder.resolve("node");

  @Test
  void measures() throws Exception {
    String[] region = {"--doorstep.demo=on", "--doorstep.demo.people=" + people};
    if (!Boolean.getBoolean("bench.go-on")) {
      FileSystemUtils.deleteRecursively(folder);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("populations.csv"), "UX9001,25000\nUX90000000,40000\n");
      send(region);
    }
    if (!Files.exists(node)) {
      fill(region);
    }
    takeIn();
  }

  private void send(String... region) throws Exception {
    try (ServerProcess server = start(main, region)) {
      until(() -> server.fhir(APPLICATION).get("/Medication/demo-batch-1").statusCode() == 200);
      until(() -> EmbeddedDatabase.query(main, EmbeddedDatabase.TO_BE_COMPARED) == 0);
      copy();
    }
  }

  private void fill(String... region) throws Exception {
    try (ServerProcess server = start(main, filling(region))) {
      long begun = System.nanoTime();
      Reads meanwhile = new Reads(server.as(APPLICATION));
      while (releases() == 0) {
        meanwhile.readAll();
      }
      write("release of everything, from the start of the server on", seconds(begun), "s");
      Reads afterwards = new Reads(server);
      while (afterwards.count() < READS) {
        afterwards.readAll();
      }
      for (String read : Reads.KINDS) {
        write("%s meanwhile, p95".formatted(read), meanwhile.worst(read), "ms");
        write("%s at rest, p95".formatted(read), afterwards.worst(read), "ms");
      }
      long changed = System.nanoTime();
      change(server);
      until(() -> releases() > 1);
      write("release of what changed, within 5 s", seconds(changed), "s");
      count(server);
    }
  }

  /** Every indicator of the month that has ended, of the organisation that made the visits. */
  private void count(ServerProcess server) throws IOException {
    YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    List<String> measures =
        server.fhir(APPLICATION).get("/Measure?_count=100").path("entry.resource.id");
    for (String measure : measures) {
      long begun = System.nanoTime();
      Response answer =
          server
              .fhir(APPLICATION)
              .queryParam("reporter", ORGANIZATION)
              .queryParam("periodStart", month.atDay(1).toString())
              .queryParam("periodEnd", month.atEndOfMonth().toString())
              .get("/Measure/" + measure + "/$evaluate-measure");
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      write(measure, seconds(begun), "s");
    }
  }

  private void copy() throws Exception {
    long sent = EmbeddedDatabase.query(main, VISITS);
    long copied = EmbeddedDatabase.query(main, VISITS_OF_PEOPLE);
    long begun = System.nanoTime();
    CopiedPeople.copy(main, (int) Math.max(0, (visits - sent + copied - 1) / copied));
    write(
        "copied to %d visits".formatted(EmbeddedDatabase.query(main, VISITS)), seconds(begun), "s");
  }

  private void takeIn() throws Exception {
    try (ServerProcess server =
        ServerProcess.startVariant(
                VariantServer.class,
                node,
                BOTH_COMPILERS,
                "--doorstep.node=analytics",
                "--doorstep.analytics.folder=" + folder.resolve("releases"),
                "--doorstep.access.analysts=" + ANALYST)
            .as(ANALYST)
            .awaitReady()) {
      long begun = System.nanoTime();
      until(
          () ->
              EmbeddedDatabase.query(node, "SELECT count(*) FROM analytics.intake WHERE NOT whole")
                  > 0);
      write("node takes both in", seconds(begun), "s");
      long filled = System.nanoTime();
      until(() -> EmbeddedDatabase.query(node, TABLES) > 0);
      until(() -> EmbeddedDatabase.query(node, TABLES_BEFORE) == 0);
      write("tables of the node are filled", seconds(filled), "s");
      long asked = System.nanoTime();
      String status =
          server
              .fhir(ANALYST)
              .header("Prefer", "respond-async")
              .get("/$export")
              .header("Content-Location");
      until(() -> server.fhir(ANALYST).get(status).statusCode() == 200);
      List<Map<String, Object>> files = server.fhir(ANALYST).get(status).path("output");
      int records = files.stream().mapToInt(file -> (Integer) file.get("count")).sum();
      write("export of %d records".formatted(records), seconds(asked), "s");
    }
  }

  private static ServerProcess start(Path data, String... arguments) throws Exception {
    return ServerProcess.startVariant(VariantServer.class, data, BOTH_COMPILERS, arguments)
        .awaitReady();
  }

  private String[] filling(String[] region) {
    return new String[] {
      region[0],
      region[1],
      "--doorstep.analytics.folder=" + folder.resolve("releases"),
      "--doorstep.analytics.populations=" + folder.resolve("populations.csv"),
      "--doorstep.analytics.fill-every=5s"
    };
  }

  private long releases() throws Exception {
    return EmbeddedDatabase.query(main, "SELECT count(*) FROM analytics.release");
  }

  /** Somebody's date of birth is corrected. */
  private static void change(ServerProcess server) {
    Response found = server.fhir(APPLICATION).get("/Patient?_count=1&gender=female");
    String id = found.path("entry[0].resource.id");
    // Another day each time: in a run that goes on the same one would be no change.
    LocalDate born = LocalDate.of(1950, 1, 1).plusDays(System.nanoTime() % 5_000);
    Response answer =
        server
            .fhir(APPLICATION)
            .contentType("application/json-patch+json; charset=utf-8")
            .body(
                "[{\"op\": \"replace\", \"path\": \"/birthDate\", \"value\": \"%s\"}]"
                    .formatted(born))
            .patch("/Patient/" + id);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  private static void until(Callable<Boolean> holds) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(holds);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void write(String what, double figure, String unit) throws IOException {
    String line =
        String.format(Locale.ROOT, "fill of %d visits | %s | %.1f %s", visits, what, figure, unit);
    LOG.info(line);
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
