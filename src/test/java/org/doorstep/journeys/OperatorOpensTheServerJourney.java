package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator lets others than this machine reach the server. */
class OperatorOpensTheServerJourney {

  @Test
  void serverThatWouldTalkToOthersInTheClearDoesNotStart() throws Exception {
    Path data = Path.of("target", "opened", "data");
    try (ServerProcess server = ServerProcess.start(data, Map.of(), "--server.address=0.0.0.0")) {
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(server.output())
          .containsOnlyOnce("Doorstep did not start. At the address 0.0.0.0")
          .contains("doorstep.sign-in.behind-proxy")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void serverBehindAProxyMayListenToIt() throws Exception {
    Path data = Path.of("target", "opened", "behind-proxy");
    Map<String, String> container =
        Map.of(
            "SERVER_ADDRESS", "0.0.0.0",
            "DOORSTEP_SIGNIN_BEHINDPROXY", "true",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/doorstep",
            "SPRING_DATASOURCE_USERNAME", "doorstep",
            "SPRING_DATASOURCE_PASSWORD", "secret");
    try (ServerProcess server = ServerProcess.start(data, container)) {
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(server.output())
          .containsOnlyOnce("Doorstep did not start. The database does not answer");
    }
  }
}
