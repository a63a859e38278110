package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two refusals of different length leave at the same time. */
class EvenTimeTests {

  @Test
  void answersLeaveAtTheNextStep() {
    assertThat(EvenTime.left(1)).isEqualTo(EvenTime.STEP - 1);
    assertThat(EvenTime.left(EvenTime.STEP - 1)).isEqualTo(1);
    assertThat(EvenTime.left(EvenTime.STEP)).isZero();
    assertThat(EvenTime.left(EvenTime.STEP + 7)).isEqualTo(EvenTime.STEP - 7);
  }
}
