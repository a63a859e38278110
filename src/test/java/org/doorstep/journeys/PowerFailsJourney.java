package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Phones send visits while the power fails: what was acknowledged is there afterwards, whole. */
class PowerFailsJourney {

  private static final Path FOLDER = Path.of("target", "power-fails");
  private static final Path DATA = FOLDER.resolve("data");

  @Test
  void everyAcknowledgedVisitOutlivesTheServerAndItsDatabase() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    VisitLedger beforeServerDies = new VisitLedger("server");
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady()) {
      beforeServerDies.post(server, 200, atVisit(90, server::kill));
    }
    assertThat(beforeServerDies.acknowledged()).isBetween(90, 199);
    assertThat(beforeServerDies.unknown()).isPositive();

    VisitLedger whileDatabaseDies = new VisitLedger("database");
    try (ServerProcess server = ServerProcess.start(DATA, Map.of()).awaitReady()) {
      secondServerOnTheSameFolderIsRefused();
      beforeServerDies.compareWith(server);

      whileDatabaseDies.post(server, 200, atVisit(90, PowerFailsJourney::killPostgres));
      server.awaitReady();
      assertThat(whileDatabaseDies.acknowledged()).isGreaterThanOrEqualTo(90);
      assertThat(whileDatabaseDies.unknown()).isPositive();
      assertThat(whileDatabaseDies.statuses()).contains(503).containsOnly(200, 503);
      whileDatabaseDies.compareWith(server);
      beforeServerDies.compareWith(server);
    }
    assertThat(DATA.resolve("postgresql/postmaster.pid")).doesNotExist();
  }

  private static void secondServerOnTheSameFolderIsRefused() throws Exception {
    try (ServerProcess second = ServerProcess.start(DATA, Map.of())) {
      assertThat(second.awaitEnd()).isNotZero();
      assertThat(second.output())
          .containsOnlyOnce("Doorstep did not start. The data folder")
          .containsOnlyOnce("ERROR")
          .doesNotContain("\tat ");
    }
  }

  private static VisitLedger.Acknowledged atVisit(int number, PowerCut cut) {
    AtomicBoolean done = new AtomicBoolean();
    return visits -> {
      if (visits >= number && done.compareAndSet(false, true)) {
        cut.strike();
      }
    };
  }

  @FunctionalInterface
  private interface PowerCut {
    void strike() throws IOException;
  }

  private static void killPostgres() throws IOException {
    String pid = Files.readAllLines(DATA.resolve("postgresql/postmaster.pid")).get(0).strip();
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
  }
}
