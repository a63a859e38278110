package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.journeys.ServerProcess;
import org.doorstep.journeys.Visits;
import org.junit.jupiter.api.Test;
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

  private final String name = System.getProperty("bench.name", "nothing");
  private final int visits = Integer.getInteger("bench.visits", 1000);
  private final Path data = Path.of("target", "bench", name);
  private final Figures figures = new Figures(name);

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
      Turns.of(both, visits, (server, i) -> postVisit(server, "warm", i));
      List<long[]> before = List.of(bytes(usual), bytes(other));
      figures.add(
          "visit", Turns.of(both, visits, (server, i) -> postVisit(server, "visit", i)), visits);
      figures.add("WAL bytes", grown(both, before, 0), visits);
      figures.add("database bytes", grown(both, before, 1), visits);
      figures.add("person", Turns.of(both, visits, VisitBench::findPerson), visits);
      figures.add("pulses", Turns.of(both, visits, VisitBench::findPulses), visits);
      figures.add("week", Turns.of(both, visits / 4, VisitBench::findWeek), visits / 4);
      figures.add("page bytes", pageLengths(both), 1);
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
}
