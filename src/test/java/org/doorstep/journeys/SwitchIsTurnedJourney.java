package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dangerous switch of HAPI's has been turned, and nobody has noticed. */
class SwitchIsTurnedJourney {

  @Test
  void serverDoesNotStartAndSaysWhy() throws Exception {
    Path data = Path.of("target", "turned-switch", "data");
    try (ServerProcess server =
        ServerProcess.startVariant(ServerWithATurnedSwitch.class, data, Map.of())) {
      assertThat(server.awaitEnd()).isNotZero();
      assertThat(server.output())
          .containsOnlyOnce("Doorstep did not start. HAPI's switch massIngestionMode is true")
          .containsOnlyOnce("ERROR")
          .doesNotContain("\tat ");
    }
  }
}
