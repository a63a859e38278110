package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.journeys.ServerProcess;
import org.doorstep.journeys.Visits;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What a visit and a search cost in CPU time, with a setting and without it. Not part of the build:
 *
 * <pre>
 * mvn test -Dtest=VisitBench -Dbench.name=small-batches \
 *     -Dbench.server="--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=false"
 * </pre>
 *
 * <p>{@code bench.server} holds arguments of the server and of {@link VariantServer}, {@code
 * bench.postgres} lines for postgresql.conf divided by semicolons, {@code bench.sql} statements
 * that are carried out before the server is started once more, {@code bench.live-sql} statements
 * for the running server, {@code bench.visits} the number of visits. One line of figures per kind
 * of request goes to the log and to {@code target/bench/figures.txt}. {@code
 * src/test/bench/settings.sh} measures every setting that Doorstep changes.
 */
class VisitBench {

  private static final Logger LOG = LoggerFactory.getLogger(VisitBench.class);
  private static final int CLIENTS = 4;

  private final String name = System.getProperty("bench.name", "as-it-is");
  private final int visits = Integer.getInteger("bench.visits", 600);
  private final Path data = Path.of("target", "bench", name);

  @Test
  void measures() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    String sql = System.getProperty("bench.sql", "");
    if (!sql.isBlank()) {
      try (ServerProcess first = start()) {
        first.awaitReady();
        query(sql);
      }
    }
    try (ServerProcess server = start()) {
      server.awaitReady();
      configurePostgres(server);
      String liveSql = System.getProperty("bench.live-sql", "");
      if (!liveSql.isBlank()) {
        query(liveSql);
      }
      phase(server, "warm-up", visits, i -> postVisit(server, "warm", i));
      long walBefore = query("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
      long sizeBefore = query("SELECT pg_database_size(current_database())");
      phase(server, "visit", visits, i -> postVisit(server, "visit", i));
      figure(
          "bytes",
          "WAL %d, database %d per visit"
              .formatted(
                  (query("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint") - walBefore)
                      / visits,
                  (query("SELECT pg_database_size(current_database())") - sizeBefore) / visits));
      phase(
          server,
          "person",
          visits,
          i -> server.get("/Patient?identifier=" + Visits.PERSON + "%7Cvisit-" + i % 200));
      phase(
          server,
          "pulses",
          visits,
          i ->
              server.get(
                  "/Observation?code=http://loinc.org%7C8867-4&_sort=-date&subject.identifier="
                      + Visits.PERSON
                      + "%7Cvisit-"
                      + i % 200));
      phase(server, "week", visits / 4, i -> server.get("/Encounter?date=ge2026-03-02&_count=50"));
    }
  }

  private ServerProcess start() throws IOException {
    String arguments = System.getProperty("bench.server", "");
    return ServerProcess.startVariant(
        VariantServer.class,
        data,
        arguments.isBlank() ? new String[0] : arguments.split(" +(?=--)"));
  }

  // A crashed PostgreSQL is started again by the server, and then reads its changed settings.
  private void configurePostgres(ServerProcess server) throws Exception {
    String settings = System.getProperty("bench.postgres", "");
    if (!settings.isBlank()) {
      Files.writeString(
          data.resolve("postgresql/postgresql.conf"),
          settings.replace(';', '\n') + "\n",
          StandardOpenOption.APPEND);
      ProcessHandle old = postmaster();
      old.destroyForcibly();
      while (postmaster().pid() == old.pid()) {
        Thread.sleep(200);
      }
      server.awaitReady();
    }
  }

  private ProcessHandle postmaster() throws IOException {
    Path file = data.resolve("postgresql/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip())).orElseThrow();
  }

  private static String postVisit(ServerProcess server, String prefix, int i) throws Exception {
    var visit = Visits.visit(prefix + "-" + i, "visit-" + i % 200);
    var answer = server.post(Visits.json(visit));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @FunctionalInterface
  private interface Request {
    String send(int number) throws Exception;
  }

  private void phase(ServerProcess server, String kind, int requests, Request request)
      throws Exception {
    ProcessHandle java = ProcessHandle.of(server.pid()).orElseThrow();
    long serverBefore = CpuTime.ofTree(java);
    long postgresBefore = CpuTime.ofTree(postmaster());
    long start = System.nanoTime();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        int number = i;
        answers.add(clients.submit(() -> request.send(number)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("\"resourceType\"");
      }
    } finally {
      clients.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    figure(
        kind,
        "%.2f ms server + %.2f ms PostgreSQL CPU per request, %.0f requests/s"
            .formatted(
                (CpuTime.ofTree(java) - serverBefore) / (double) requests,
                (CpuTime.ofTree(postmaster()) - postgresBefore) / (double) requests,
                requests / seconds));
  }

  private void figure(String kind, String figures) throws IOException {
    String line = "%s %s: %s".formatted(name, kind, figures);
    LOG.info(line);
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  // The first number that some statements return, or 0.
  private long query(String sql) throws Exception {
    String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
    String password = Files.readString(data.resolve("secrets/postgresql")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/doorstep";
    try (var connection = DriverManager.getConnection(url, "doorstep", password);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      ResultSet result = statement.getResultSet();
      return result.next() ? result.getLong(1) : 0;
    }
  }
}
