package org.doorstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class OneLineReporterTests {

  @Test
  void blockOfSeveralLinesBecomesOne() {
    FailureAnalysis block =
        new FailureAnalysis("Failed to bind:\n\n    Reason: no", "Mend it", null);

    assertThat(OneLineReporter.sentence(block)).isEqualTo("Failed to bind: Reason: no Mend it");
  }
}
