package org.doorstep.server.request;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Lets answers that could tell whether something is there leave in steps of time: what is hidden
 * takes a few milliseconds longer to refuse than what never was, as it has to be looked at.
 */
class EvenTime {

  /** Meant to be longer than a look at a record takes, and too short for a person to notice. */
  static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private final LongSupplier clock;
  private final LongConsumer pause;

  EvenTime() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /**
   * @param clock the time in nanoseconds
   * @param pause waits so many nanoseconds, or less
   */
  EvenTime(LongSupplier clock, LongConsumer pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /** The time in nanoseconds. */
  long now() {
    return clock.getAsLong();
  }

  /**
   * Waits until the next step.
   *
   * @param begun when the request came, in nanoseconds
   */
  void await(long begun) {
    long until = now() + left(now() - begun);
    for (long left = until - now(); left > 0; left = until - now()) {
      pause.accept(left);
    }
  }

  /** The nanoseconds from a time after the beginning to the next step. */
  static long left(long elapsed) {
    return (STEP - elapsed % STEP) % STEP;
  }
}
