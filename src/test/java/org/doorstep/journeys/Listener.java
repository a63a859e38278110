package org.doorstep.journeys;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program with a websocket to the server. */
final class Listener implements WebSocket.Listener, AutoCloseable {

  final List<String> heard = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  /**
   * Connects.
   *
   * @param server such as {@code http://127.0.0.1:8080}
   */
  static Listener connect(String server, String token) {
    Listener listener = new Listener();
    listener.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(server.replace("http", "ws") + "/fhir/websocket"), listener)
            .join();
    return listener;
  }

  void say(String message) {
    socket.sendText(message, true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    heard.add(text.toString());
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
