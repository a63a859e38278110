package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.doorstep.fhir.Refusal;
import org.junit.jupiter.api.Test;

class PaceTests {

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(20, 60, nanos::get);

  private void passes(int times, String caller) {
    assertThatCode(() -> IntStream.range(0, times).forEach(time -> pace.require(caller)))
        .doesNotThrowAnyException();
  }

  private static Refusal refusal(Pace pace, String caller) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> pace.require(caller));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private void after(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void sixtyAtOnceAndThenOneEachTwentiethOfASecond() {
    passes(60, "nurse");
    refusal(pace, "nurse");
    after(Duration.ofMillis(50));
    passes(1, "nurse");
    refusal(pace, "nurse");
    after(Duration.ofSeconds(1));
    passes(20, "nurse");
    refusal(pace, "nurse");
  }

  @Test
  void whoKeepsThePaceIsNeverStopped() {
    for (int visit = 0; visit < 10_000; visit++) {
      passes(1, "nurse");
      after(Duration.ofMillis(50));
    }
  }

  @Test
  void oneCallerDoesNotSlowAnotherDown() {
    passes(60, "flood");
    refusal(pace, "flood");
    passes(60, "nurse");
  }

  @Test
  void refusedIsToldWhenToComeAgain() {
    passes(60, "nurse");
    Refusal refusal = refusal(pace, "nurse");
    assertThat(refusal.getStatusCode()).isEqualTo(429);
    assertThat(refusal.getResponseHeaders()).containsEntry("Retry-After", List.of("1"));

    Pace slow = new Pace(1, 1, nanos::get);
    slow.require("nurse");
    Refusal second = refusal(slow, "nurse");
    assertThat(second.getResponseHeaders()).containsEntry("Retry-After", List.of("1"));
    after(Duration.ofSeconds(1));
    assertThatCode(() -> slow.require("nurse")).doesNotThrowAnyException();
  }

  @Test
  void whoStaysAwayIsForgotten() {
    IntStream.range(0, 1_000).forEach(caller -> pace.require("caller " + caller));
    assertThat(pace.callers()).isEqualTo(1_000);
    after(Duration.ofSeconds(5));
    assertThat(pace.callers()).isZero();
  }

  @Test
  void strangersCannotFillTheMemory() {
    IntStream.range(0, 150_000).forEach(caller -> pace.require("caller " + caller));
    assertThat(pace.callers()).isLessThanOrEqualTo(100_000);
  }
}
