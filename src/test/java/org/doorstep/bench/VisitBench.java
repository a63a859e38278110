package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * What a setting is good for: visits and searches go in turns to a server as it is and to one that
 * has the setting otherwise, so that whatever else the machine does falls on both. Not part of the
 * build:
 *
 * <pre>
 * mvn test -Dtest=VisitBench -Dbench.name=batched-inserts \
 *     -Dbench.server="--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true"
 * </pre>
 *
 * <p>{@code bench.server} holds arguments of the server and of {@link VariantServer}, {@code
 * bench.postgres} lines for postgresql.conf divided by semicolons, {@code bench.sql} statements
 * that are carried out before the server is started once more, {@code bench.live-sql} statements
 * for the running server, {@code bench.visits} the number of visits. Figures go to the log and to
 * {@code target/bench/figures.txt}. {@code src/test/bench/settings.sh} measures one setting after
 * the other.
 */
class VisitBench {

  private static final Logger LOG = LoggerFactory.getLogger(VisitBench.class);
  private static final int CLIENTS = 4;
  private static final int TURNS = 10;

  private final String name = System.getProperty("bench.name", "nothing");
  private final int visits = Integer.getInteger("bench.visits", 1000);
  private final Path data = Path.of("target", "bench", name);

  @Test
  void compares() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    try (Contender usual = new Contender(data.resolve("usual"), "");
        Contender other =
            new Contender(data.resolve("other"), System.getProperty("bench.server", ""))) {
      other.restartAfter(System.getProperty("bench.sql", ""));
      other.configurePostgres(System.getProperty("bench.postgres", ""));
      String liveSql = System.getProperty("bench.live-sql", "");
      if (!liveSql.isBlank()) {
        other.query(liveSql);
      }
      List<Contender> both = List.of(usual, other);
      inTurns(both, visits, (server, i) -> postVisit(server, "warm", i));
      List<long[]> before = List.of(bytes(usual), bytes(other));
      figure("visit", inTurns(both, visits, (server, i) -> postVisit(server, "visit", i)), visits);
      figure("WAL bytes", grown(both, before, 0), visits);
      figure("database bytes", grown(both, before, 1), visits);
      figure("person", inTurns(both, visits, VisitBench::findPerson), visits);
      figure("pulses", inTurns(both, visits, VisitBench::findPulses), visits);
      figure("week", inTurns(both, visits / 4, VisitBench::findWeek), visits / 4);
      figure("page bytes", pageLengths(both), 1);
    }
  }

  private static String postVisit(ServerProcess server, String prefix, int i) throws Exception {
    var visit = Visits.visit(prefix + "-" + i, "visit-" + i % 200);
    var answer = server.post(Visits.json(visit));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String findPerson(ServerProcess server, int i) throws Exception {
    return server.get("/Patient?identifier=" + Visits.PERSON + "%7Cvisit-" + i % 200);
  }

  private static String findPulses(ServerProcess server, int i) throws Exception {
    return server.get(
        "/Observation?code=http://loinc.org%7C8867-4&_sort=-date&subject.identifier="
            + Visits.PERSON
            + "%7Cvisit-"
            + i % 200);
  }

  private static String findWeek(ServerProcess server, int i) throws Exception {
    return server.get("/Encounter?date=ge2026-03-02&_count=50&_offset=" + i % 50);
  }

  @FunctionalInterface
  private interface Request {
    String send(ServerProcess server, int number) throws Exception;
  }

  /** CPU milliseconds of each server with its PostgreSQL for a number of requests each. */
  private static double[] inTurns(List<Contender> both, int requests, Request request)
      throws Exception {
    double[] used = new double[both.size()];
    int perTurn = requests / TURNS;
    for (int turn = 0; turn < TURNS; turn++) {
      for (int place = 0; place < both.size(); place++) {
        int i = (turn + place) % both.size();
        Contender contender = both.get(i);
        long before = contender.serverCpu() + contender.postgresCpu();
        send(contender.server(), turn * perTurn, perTurn, request);
        used[i] += contender.serverCpu() + contender.postgresCpu() - before;
      }
    }
    return used;
  }

  private static void send(ServerProcess server, int first, int requests, Request request)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = first; i < first + requests; i++) {
        int number = i;
        answers.add(clients.submit(() -> request.send(server, number)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("\"resourceType\"");
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static double[] pageLengths(List<Contender> both) throws Exception {
    double[] lengths = new double[both.size()];
    for (int i = 0; i < both.size(); i++) {
      lengths[i] = findWeek(both.get(i).server(), 0).length();
    }
    return lengths;
  }

  private static long[] bytes(Contender contender) throws Exception {
    return new long[] {
      contender.query("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint"),
      contender.query("SELECT pg_database_size(current_database())")
    };
  }

  private static double[] grown(List<Contender> both, List<long[]> before, int which)
      throws Exception {
    double[] grown = new double[both.size()];
    for (int i = 0; i < both.size(); i++) {
      grown[i] = bytes(both.get(i))[which] - before.get(i)[which];
    }
    return grown;
  }

  private void figure(String kind, double[] figures, int requests) throws IOException {
    String line =
        "%s | %s | %.2f | %.1f | %.1f"
            .formatted(
                name, kind, figures[1] / figures[0], figures[1] / requests, figures[0] / requests);
    LOG.info(line);
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
