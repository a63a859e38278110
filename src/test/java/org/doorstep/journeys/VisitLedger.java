package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Bundle;

/**
 * What the phones know: which visits were acknowledged, and which were sent without an answer, so
 * that nobody can say whether they are stored.
 */
final class VisitLedger {

  private static final FhirContext R4 = FhirContext.forR4Cached();
  private static final int PHONES = 4;

  private final String prefix;
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();

  VisitLedger(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Posts visits from several phones at once, each visit once.
   *
   * @param during called after every acknowledged visit with their number so far
   */
  void post(ServerProcess server, int visits, Acknowledged during) throws Exception {
    ExecutorService phones = Executors.newFixedThreadPool(PHONES);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < visits; i++) {
        sent.add(phones.submit(() -> postOne(server, during)));
      }
      for (Future<?> visit : sent) {
        visit.get(3, TimeUnit.MINUTES);
      }
    } finally {
      phones.shutdownNow();
    }
  }

  /** As {@link #post}, with nothing happening meanwhile. */
  void postQuietly(ServerProcess server, int visits) {
    try {
      post(server, visits, number -> {});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called when the server has acknowledged a visit. */
  @FunctionalInterface
  interface Acknowledged {
    void after(int visits) throws Exception;
  }

  private Void postOne(ServerProcess server, Acknowledged during) throws Exception {
    int number = next.incrementAndGet();
    String visit = prefix + "-" + number;
    String body = Visits.json(Visits.visit(visit, prefix + "-person-" + number % 40));
    try {
      HttpResponse<String> response = server.post(body);
      statuses.add(response.statusCode());
      if (response.statusCode() == 200) {
        acknowledged.add(visit);
        during.after(acknowledged.size());
      } else {
        unknown.add(visit);
      }
    } catch (IOException noAnswer) {
      unknown.add(visit);
    }
    return null;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int unknown() {
    return unknown.size();
  }

  List<Integer> statuses() {
    return List.copyOf(statuses);
  }

  /** Every acknowledged visit is there whole; every other one is there whole or not at all. */
  void compareWith(ServerProcess server) throws Exception {
    for (String visit : acknowledged) {
      assertThat(stored(server, visit)).as(visit).isEqualTo(List.of(1, 1, 2));
    }
    for (String visit : unknown) {
      assertThat(stored(server, visit)).as(visit).isIn(List.of(0, 0, 0), List.of(1, 1, 2));
    }
  }

  // Patients (by way of the visit), Encounters and Observations of a visit.
  private static List<Integer> stored(ServerProcess server, String visit) throws Exception {
    String encounters = "/Encounter?identifier=" + Visits.VISIT + "%7C" + visit;
    Bundle found = search(server, encounters + "&_include=Encounter:subject");
    int patients = count(found, "Patient");
    Bundle observations =
        search(
            server,
            "/Observation?identifier=%s%%7C%s-pulse,%s%%7C%s-weight"
                .formatted(Visits.VISIT, visit, Visits.VISIT, visit));
    return List.of(patients, count(found, "Encounter"), count(observations, "Observation"));
  }

  private static Bundle search(ServerProcess server, String query) throws Exception {
    return R4.newJsonParser().parseResource(Bundle.class, server.get(query));
  }

  private static int count(Bundle bundle, String type) {
    return (int)
        bundle.getEntry().stream()
            .filter(entry -> entry.getResource().fhirType().equals(type))
            .count();
  }
}
