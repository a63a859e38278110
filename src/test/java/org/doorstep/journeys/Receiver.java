package org.doorstep.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A hospital's own server, which is told what waits; it can be switched off and on again. */
final class Receiver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private volatile Optional<String> redirection = Optional.empty();
  private HttpServer server;

  /**
   * A request that arrived.
   *
   * @param authorization the header of this name, or empty
   */
  record Heard(String path, String authorization, String body) {

    /** A parameter of the SubscriptionStatus, or of the first event in it. */
    String told(String name) {
      return parameters()
          .flatMap(it -> Stream.concat(Stream.of(it), children(it.path("part"))))
          .filter(it -> name.equals(it.path("name").asText()))
          .map(Heard::value)
          .findFirst()
          .orElse("");
    }

    private Stream<JsonNode> parameters() {
      try {
        return body.isEmpty()
            ? Stream.empty()
            : children(JSON.readTree(body).at("/entry/0/resource/parameter"));
      } catch (IOException unreadable) {
        throw new IllegalStateException(body, unreadable);
      }
    }

    private static String value(JsonNode parameter) {
      JsonNode value =
          parameter.properties().stream()
              .filter(field -> field.getKey().startsWith("value"))
              .findFirst()
              .orElseThrow()
              .getValue();
      return value.isObject() ? value.path("reference").asText() : value.asText();
    }

    private static Stream<JsonNode> children(JsonNode array) {
      return array.isArray()
          ? Stream.iterate(0, i -> i + 1).limit(array.size()).map(array::get)
          : Stream.empty();
    }
  }

  private Receiver(int port) {
    this.port = port;
  }

  static Receiver start() throws IOException {
    Receiver receiver = new Receiver(ServerProcess.freePort());
    receiver.switchOn();
    return receiver;
  }

  void switchOn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::hear);
    server.start();
  }

  void switchOff() {
    server.stop(0);
  }

  /** From now on it answers with a status. */
  void answerWith(int status) {
    answer = status;
    redirection = Optional.empty();
  }

  /** From now on it sends everybody elsewhere. */
  void redirectTo(String address) {
    answer = 307;
    redirection = Optional.of(address);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      heard.add(
          new Heard(
              exchange.getRequestURI().getPath(),
              authorization == null ? "" : authorization,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      redirection.ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
      exchange.sendResponseHeaders(answer, -1);
    }
  }

  /** What arrived at an address. */
  List<Heard> at(String path) {
    return heard.stream().filter(it -> it.path().equals(path)).toList();
  }

  /** The events that arrived at an address, without greetings. */
  List<Heard> eventsAt(String path) {
    return at(path).stream().filter(it -> "event-notification".equals(it.told("type"))).toList();
  }

  String address(String path) {
    return origin() + path;
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    switchOff();
  }
}
