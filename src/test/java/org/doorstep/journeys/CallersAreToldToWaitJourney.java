package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * On a server as it is delivered, who asks too often is told when to come again, and whoever obeys
 * gets everything done.
 */
class CallersAreToldToWaitJourney {

  private static final Path FOLDER = Path.of("target", "told-to-wait");
  private static final Path DATA = FOLDER.resolve("data");
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FLOOD = 200;
  private static final int VISITS = 200;

  private static ServerProcess server;

  /** What a phone reads that falls silent in the middle of a body, while the others call. */
  private static CompletableFuture<String> silent;

  @BeforeAll
  static void serverAsItIsDelivered() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    server = ServerProcess.startWithItsOwnLimits(DATA).awaitReady();
    silent = CompletableFuture.supplyAsync(CallersAreToldToWaitJourney::fallSilent);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void phoneThatComesBackAfterWeeksGetsAllItsVisitsIn() throws Exception {
    // Something else on the phone has used the burst up.
    List<HttpResponse<String>> answers =
        atOnce(number -> server.get("/Patient/nobody", "X-Request-ID", "flood-" + number));
    assertThat(answers).extracting(HttpResponse::statusCode).contains(404, TOO_MANY_REQUESTS);
    assertToldToWait(answers);

    for (int i = 0; i < VISITS; i++) {
      String visit = Visits.json(Visits.visit("weeks-" + i, "weeks-person-" + i % 20));
      HttpResponse<String> answer = server.post(visit);
      while (answer.statusCode() == TOO_MANY_REQUESTS) {
        Thread.sleep(1000 * seconds(answer));
        answer = server.post(visit);
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    assertThat(server.get("/Encounter?_summary=count")).contains("\"total\":" + VISITS);
  }

  @Test
  void machineThatTriesSecretsIsSlowedDownWhateverItSaysOfItself() throws Exception {
    SignIn stranger = new SignIn("http://127.0.0.1:" + server.port());
    Map<String, String> guess =
        Map.of("grant_type", "client_credentials", "client_id", "guess", "client_secret", "guess");

    List<HttpResponse<String>> answers =
        atOnce(
            number ->
                stranger.post("/oauth2/token", guess, "X-Forwarded-For", "192.0.2." + number));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .contains(TOO_MANY_REQUESTS)
        .doesNotContain(200);
    assertToldToWait(answers);
    Thread.sleep(2000);
    assertThat(stranger.post("/oauth2/token", guess).statusCode()).isBetween(400, 401);
  }

  @Test
  void machineThatSendsTokensThatDoNotHoldIsToldToWaitAndItsNeighboursAreLetIn() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    HttpRequest knock =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/fhir/Patient"))
            .header("Authorization", "Bearer a.b.c")
            .build();
    List<HttpResponse<String>> answers =
        atOnce(number -> stranger.send(knock, BodyHandlers.ofString()));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .contains(401, TOO_MANY_REQUESTS)
        .containsOnly(401, TOO_MANY_REQUESTS);
    assertToldToWait(answers);
    assertThat(server.get("/Organization?_summary=count")).contains("\"total\"");
  }

  @Test
  void phoneThatFallsSilentInTheMiddleOfABodyIsLetGo() throws Exception {
    assertThat(silent.get()).doesNotStartWith("HTTP/1.1 2");
  }

  private static String fallSilent() {
    String address = "http://127.0.0.1:" + server.port();
    try (Socket phone = new Socket("127.0.0.1", server.port())) {
      String head =
          "POST /fhir HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
              + "Authorization: Bearer %s\r\nContent-Length: 1000\r\n\r\n{"
                  .formatted(Tokens.of(DATA, address).of(Tokens.ACCOUNT));
      phone.setSoTimeout(30_000);
      phone.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      phone.getOutputStream().flush();
      return new String(phone.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Request {
    HttpResponse<String> send(int number) throws Exception;
  }

  private static List<HttpResponse<String>> atOnce(Request request) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(FLOOD / 2);
    try {
      List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < FLOOD; i++) {
        int number = i;
        calls.add(() -> request.send(number));
      }
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : callers.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }

  private static void assertToldToWait(List<HttpResponse<String>> answers) {
    for (HttpResponse<String> answer : answers) {
      if (answer.statusCode() == TOO_MANY_REQUESTS) {
        assertThat(seconds(answer)).isBetween(1, 3);
        assertThat(answer.body()).contains("OperationOutcome", "too-many-requests");
      }
    }
  }

  private static int seconds(HttpResponse<String> answer) {
    return Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0"));
  }
}
