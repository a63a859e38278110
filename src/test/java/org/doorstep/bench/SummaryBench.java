package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.doorstep.journeys.Institutions;
import org.doorstep.journeys.ServerProcess;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * How long a hospital waits for a transfer summary, and whether it waits longer for somebody who
 * has been cared for longer: three people with one, three and six years of monthly visits, an
 * electrocardiogram each. Guards and audit are on. Not part of the build:
 *
 * <pre>mvn test -Dtest=SummaryBench</pre>
 */
class SummaryBench {

  private static final Logger LOG = LoggerFactory.getLogger(SummaryBench.class);
  private static final String DOCTOR = "bench-doctor";
  private static final int PER_TURN = 10;
  private static final int WARM_UP = 6;
  private static final int TURNS = 10;

  private final Path data = Path.of("target", "bench", "summary");
  private final List<YearsOfVisits> people =
      List.of(
          new YearsOfVisits("one", 1), new YearsOfVisits("three", 3), new YearsOfVisits("six", 6));

  @Test
  void measures() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    try (Contender contender = new Contender(data, "")) {
      ServerProcess server = contender.server();
      Institutions world = new Institutions(server::fhir, "");
      String organization = world.found("Bench");
      String doctor = world.employ(DOCTOR, "doctor", organization);
      for (YearsOfVisits person : people) {
        post(server, person.person(doctor, organization));
        for (String visit : person.visits(doctor, organization)) {
          post(server, visit);
        }
      }
      contender.query("VACUUM ANALYZE");
      server.as(DOCTOR);
      measure(contender, "full", "?language=uk");
      measure(contender, "compact", "?language=uk&form=compact");
      measure(contender, "pdf", "?language=uk&_format=pdf");
    }
  }

  /** The three in turns, so that whatever else happens falls on all. */
  private void measure(Contender contender, String form, String query) throws Exception {
    List<List<Double>> waited = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double[] cpu = new double[people.size()];
    for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
      for (int place = 0; place < people.size(); place++) {
        int i = (turn + place) % people.size();
        double before = contender.serverCpu() + contender.postgresCpu();
        List<Double> millis = ask(contender.server(), people.get(i), query);
        if (turn >= WARM_UP) {
          waited.get(i).addAll(millis);
          cpu[i] += contender.serverCpu() + contender.postgresCpu() - before;
        }
      }
    }
    for (int i = 0; i < people.size(); i++) {
      List<Double> sorted = waited.get(i);
      Collections.sort(sorted);
      int requests = sorted.size();
      write(
          "summary | %s | %d years | median %.1f ms | 95 %% %.1f ms | CPU %.1f ms"
              .formatted(
                  form,
                  people.get(i).years(),
                  sorted.get(requests / 2),
                  sorted.get(requests * 95 / 100),
                  cpu[i] / requests));
    }
  }

  private static List<Double> ask(ServerProcess server, YearsOfVisits person, String query)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int request = 0; request < PER_TURN; request++) {
      long start = System.nanoTime();
      String answer =
          server.get("/ServiceRequest/" + person.request() + "/$transfer-summary" + query);
      millis.add((System.nanoTime() - start) / 1e6);
      assertThat(answer.length()).isGreaterThan(10_000);
    }
    return millis;
  }

  private static void write(String line) throws Exception {
    LOG.info(line);
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static void post(ServerProcess server, String transaction) throws Exception {
    var answer = server.post(transaction);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
