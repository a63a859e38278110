package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

class EvenTimeTests {

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final AtomicLong clock = new AtomicLong(7);

  /** Wakes early, as threads may. */
  private final EvenTime time =
      new EvenTime(clock::get, nanos -> clock.addAndGet(Math.max(1, nanos - nanos / 3)));

  private long answered(int status, boolean ofSeveral, long look) {
    long begun = clock.get();
    GuardedResponse answer =
        new GuardedResponse(new MockHttpServletResponse(), time, begun, ofSeveral);
    clock.addAndGet(look * MILLISECOND);
    answer.setStatus(status);
    return (clock.get() - begun) / MILLISECOND;
  }

  @Test
  void whatRemainsIsTheTimeToTheNextStep() {
    assertThat(EvenTime.left(1)).isEqualTo(EvenTime.STEP - 1);
    assertThat(EvenTime.left(EvenTime.STEP - 1)).isEqualTo(1);
    assertThat(EvenTime.left(EvenTime.STEP)).isZero();
    assertThat(EvenTime.left(EvenTime.STEP + 7)).isEqualTo(EvenTime.STEP - 7);
  }

  @ParameterizedTest
  @CsvSource({"404", "422"})
  void refusalLeavesAtTheSameMomentWhetherOrNotARecordWasLookedAt(int status) {
    assertThat(answered(status, false, 1)).isEqualTo(50);
    assertThat(answered(status, false, 12)).isEqualTo(50);
    assertThat(answered(status, false, 49)).isEqualTo(50);
    assertThat(answered(status, false, 61)).isEqualTo(100);
  }

  @Test
  void answerToABundleDoesSoWhateverItIs() {
    assertThat(answered(200, true, 3)).isEqualTo(50);
    assertThat(answered(200, true, 48)).isEqualTo(50);
  }

  @Test
  void answerThatGivesLeavesAtOnce() {
    assertThat(answered(200, false, 3)).isEqualTo(3);
    assertThat(answered(403, false, 3)).isEqualTo(3);
  }
}
