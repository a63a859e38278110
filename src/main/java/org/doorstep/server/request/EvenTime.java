package org.doorstep.server.request;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets answers that could tell whether something is there leave in steps of time: what is hidden
 * takes a few milliseconds longer to refuse than what never was, as it has to be looked at.
 */
final class EvenTime {

  /** Meant to be longer than a look at a record takes, and too short for a person to notice. */
  static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  private EvenTime() {}

  /**
   * Waits until the next step.
   *
   * @param begun when the request came, in nanoseconds
   */
  static void await(long begun) {
    long until = System.nanoTime() + left(System.nanoTime() - begun);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The nanoseconds from a time after the beginning to the next step. */
  static long left(long elapsed) {
    return (STEP - elapsed % STEP) % STEP;
  }
}
