package org.doorstep.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTests {

  @Test
  void portInUseIsNamedInOneSentence() throws IOException {
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = other.getLocalPort();
      assertThatThrownBy(() -> PortCheck.requireFree(port, "127.0.0.1"))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("The port " + port)
          .hasMessageContaining("server.port")
          .hasMessageNotContaining("\n");
    }
    assertThatCode(() -> PortCheck.requireFree(port, "127.0.0.1")).doesNotThrowAnyException();
  }
}
