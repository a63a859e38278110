package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoProgressTests {

  private static final Instant BEGIN = Instant.parse("2025-09-01T06:00:00Z");
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @Test
  void lineComesEveryFewSecondsWithTheTimeLeft() {
    DemoProgress progress = new DemoProgress(10, BEGIN);
    assertThat(progress.oneMore(BEGIN.plusSeconds(3), FIVE_SECONDS)).isEmpty();
    assertThat(progress.oneMore(BEGIN.plusSeconds(6), FIVE_SECONDS))
        .contains("Demo region: 20 %, about 25 s left.");
    assertThat(progress.oneMore(BEGIN.plusSeconds(9), FIVE_SECONDS)).isEmpty();
  }

  @Test
  void endSaysHowMuchAndHowLong() {
    DemoProgress progress = new DemoProgress(1, BEGIN);
    progress.oneMore(BEGIN.plusSeconds(1), FIVE_SECONDS);
    assertThat(progress.summary(BEGIN.plusSeconds(2))).isEqualTo("1 transactions in 2 s.");
  }
}
