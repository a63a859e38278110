package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The server is killed while people read: of each answer that somebody got there is an event. */
class PowerFailsAuditJourney {

  private static final Path FOLDER = Path.of("target", "power-fails-audit");
  private static final Path DATA = FOLDER.resolve("data");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int READERS = 4;
  private static final String OFFICER = "officer";

  @Test
  void everyAnsweredReadOutlivesTheServerInTheAudit() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Queue<String> answered = new ConcurrentLinkedQueue<>();
    try (ServerProcess server = start().awaitReady()) {
      employOfficer(server);
      readUntilThePowerFails(server, answered);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(150);

    try (ServerProcess server = start().awaitReady().as(OFFICER)) {
      assertThat(recorded(server)).containsAll(answered);
      JsonNode verdict = json(server, "/$audit-verify");
      assertThat(verdict.path("parameter").path(0).path("valueBoolean").asBoolean())
          .as(verdict.toPrettyString())
          .isTrue();
    }
  }

  private static ServerProcess start() throws IOException {
    return ServerProcess.start(DATA, Map.of());
  }

  private static void employOfficer(ServerProcess server) {
    String organization =
        server.fhir(Tokens.ACCOUNT).get("/Organization").path("entry[0].resource.id");
    new Institutions(server::fhir, "").employ(OFFICER, "data-protection-officer", organization);
  }

  private static void readUntilThePowerFails(ServerProcess server, Queue<String> answered)
      throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<?>> reading = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        String name = "power-" + reader + "-";
        reading.add(readers.submit(() -> read(server, name, answered)));
      }
      for (Future<?> each : reading) {
        each.get(3, TimeUnit.MINUTES);
      }
    } finally {
      readers.shutdownNow();
    }
  }

  private static Void read(ServerProcess server, String name, Queue<String> answered)
      throws InterruptedException {
    try {
      for (int i = 0; i < 1000; i++) {
        String number = name + i;
        assertThat(server.get("/Patient/nobody", "X-Request-ID", number).statusCode())
            .isEqualTo(404);
        answered.add(number);
        if (answered.size() >= 150) {
          server.kill();
        }
      }
      throw new AssertionError("The server was not killed");
    } catch (IOException killed) {
      return null;
    }
  }

  private static Set<String> recorded(ServerProcess server) throws Exception {
    Set<String> numbers = new HashSet<>();
    String page = "/AuditEvent?_count=500&_offset=";
    for (int offset = 0; ; offset += 500) {
      JsonNode events = json(server, page + offset);
      for (JsonNode event : events.path("entry")) {
        for (JsonNode entity : event.path("resource").path("entity")) {
          numbers.add(entity.path("what").path("identifier").path("value").asText());
        }
      }
      if (events.path("entry").size() < 500) {
        return numbers;
      }
    }
  }

  private static JsonNode json(ServerProcess server, String path) throws Exception {
    return JSON.readTree(server.get(path));
  }
}
