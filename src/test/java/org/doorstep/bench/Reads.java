package org.doorstep.bench;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.doorstep.journeys.ServerProcess;

/** How long an app waits for what it reads, one request after the other. */
final class Reads {

  private static final String RECORD = "a person by id";
  private static final String VISITS = "the visits of a person";
  private static final String PAGE = "a page of all visits";

  static final List<String> KINDS = List.of(RECORD, VISITS, PAGE);

  /** The first ones are slow, because a server has just been started. */
  private static final int TO_WARM_UP = 50;

  private final ListMultimap<String, Double> times = ArrayListMultimap.create();
  private final ServerProcess server;
  private final List<String> people;
  private int next;

  Reads(ServerProcess server) throws Exception {
    this.server = server;
    this.people = JsonPath.from(server.get("/Patient?_count=200")).getList("entry.resource.id");
  }

  /** Reads each kind once. */
  void readAll() throws Exception {
    String person = people.get(next++ % people.size());
    time(RECORD, "/Patient/" + person);
    time(VISITS, "/Encounter?patient=" + person);
    time(PAGE, "/Encounter?_count=20");
  }

  private void time(String kind, String address) throws Exception {
    long begun = System.nanoTime();
    server.get(address);
    if (next > TO_WARM_UP) {
      times.put(kind, (System.nanoTime() - begun) / 1e6);
    }
  }

  /** How many of each kind were timed. */
  int count() {
    return times.get(RECORD).size();
  }

  /** The time that 95 of 100 reads of a kind stay below, in milliseconds. */
  double worst(String kind) {
    List<Double> sorted = times.get(kind).stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() * 95 / 100);
  }
}
