package org.doorstep.journeys.examples;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends the examples, each under its own id, after what it refers to. What an example refers to but
 * the specification does not hold, or the server refuses, is stood in for by a bare record.
 */
final class ExampleDelivery {

  private static final JsonNode STAND_INS =
      RecordTree.parse(OfficialExample.read("/official-examples/stand-ins.json"));

  private final Supplier<RequestSpecification> server;
  private final Set<String> servedTypes;
  private final Map<String, OfficialExample> accepted = new LinkedHashMap<>();
  private final SortedMap<String, String> refused = new TreeMap<>();
  private final Set<String> present = new TreeSet<>();

  ExampleDelivery(Supplier<RequestSpecification> server, Set<String> servedTypes) {
    this.server = server;
    this.servedTypes = servedTypes;
  }

  /** The accepted examples by the address under which the server holds them. */
  Map<String, OfficialExample> accepted() {
    return accepted;
  }

  /** The refused ones by file name, each with the reason that the server gave. */
  SortedMap<String, String> refused() {
    return refused;
  }

  void deliver(List<OfficialExample> examples) {
    Set<String> coming =
        examples.stream().map(OfficialExample::address).collect(Collectors.toSet());
    List<OfficialExample> waiting = new ArrayList<>(examples);
    while (!waiting.isEmpty()) {
      standIn(missing(waiting, coming));
      List<OfficialExample> ready =
          waiting.stream().filter(e -> present.containsAll(servedReferences(e))).toList();
      if (ready.isEmpty()) {
        if (sendTogether(waiting)) {
          return;
        }
        // One refusal refuses them all; over stand-ins each can be judged alone.
        standIn(missing(waiting, Set.of()));
        continue;
      }
      ready.forEach(this::send);
      waiting.removeAll(ready);
      ready.stream().map(OfficialExample::address).forEach(coming::remove);
    }
  }

  private Set<String> servedReferences(OfficialExample example) {
    Set<String> references = example.localReferences();
    references.removeIf(
        reference ->
            !servedTypes.contains(typeOf(reference))
                || OfficialExample.DEFINITIONS.contains(typeOf(reference)));
    return references;
  }

  private Set<String> missing(List<OfficialExample> waiting, Set<String> coming) {
    Set<String> missing = new TreeSet<>();
    waiting.forEach(example -> missing.addAll(servedReferences(example)));
    missing.removeAll(present);
    missing.removeAll(coming);
    return missing;
  }

  private void standIn(Set<String> missing) {
    for (String address : missing) {
      JsonNode bare = STAND_INS.path(typeOf(address));
      if (bare.isMissingNode()) {
        throw new IllegalStateException("stand-ins.json has none for " + address);
      }
      String body =
          bare.toString()
              .replaceFirst(
                  "\\{",
                  "{\"resourceType\":\"%s\",\"id\":\"%s\","
                      .formatted(typeOf(address), address.substring(address.indexOf('/') + 1)))
              .replace(",}", "}");
      Response answer = server.get().body(body).put("/" + address);
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(address + " refused: " + reason(answer));
      }
      present.add(address);
    }
  }

  private void send(OfficialExample example) {
    Response answer =
        example.hasId()
            ? server.get().body(example.text()).put("/" + example.address())
            : server.get().body(example.text()).post("/" + example.type());
    if (answer.statusCode() >= 300) {
      refused.put(example.file(), reason(answer));
      return;
    }
    JsonNode stored = RecordTree.parse(answer.asString());
    String address = example.type() + "/" + stored.path("id").asText();
    accepted.put(address, example);
    present.add(address);
  }

  /** Those that refer to each other in a circle arrive at once, or not at all. */
  private boolean sendTogether(List<OfficialExample> circle) {
    String entries =
        circle.stream()
            .map(
                example ->
                    "{\"request\":{\"method\":\"PUT\",\"url\":\"%s\"},\"resource\":%s}"
                        .formatted(example.address(), example.text()))
            .collect(Collectors.joining(","));
    Response answer =
        server
            .get()
            .body(
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                    + entries
                    + "]}")
            .post("/");
    if (answer.statusCode() != 200) {
      return false;
    }
    circle.forEach(example -> accepted.put(example.address(), example));
    return true;
  }

  private static String typeOf(String address) {
    return address.substring(0, address.indexOf('/'));
  }

  /** The status and the broken rule, and after a bar what the server says about it. */
  private static String reason(Response answer) {
    for (JsonNode issue : RecordTree.parse(answer.asString()).path("issue")) {
      if (List.of("error", "fatal").contains(issue.path("severity").asText())) {
        JsonNode details = issue.path("details");
        return "%d %s | %s %s"
            .formatted(
                answer.statusCode(),
                details.path("coding").path(0).path("code").asText(),
                issue.path("expression").path(0).asText(),
                details.path("text").asText())
            .replaceAll("\\s+", " ");
      }
    }
    return answer.statusCode() + " without a reason |";
  }
}
