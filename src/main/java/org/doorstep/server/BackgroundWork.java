package org.doorstep.server;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on beside the requests, a little at a time. What is left to do has to be in the
 * database, so that a server that was killed goes on where it was, or another one does.
 */
public final class BackgroundWork {

  private static final Logger log = LoggerFactory.getLogger(BackgroundWork.class);

  private final BooleanSupplier step;
  private final Duration pause;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * Work that has not begun.
   *
   * @param name the name of its thread, by which the log tells of it
   * @param pause how long to wait where nothing is left to do, or a step failed
   * @param step does a little and says whether more may be left
   */
  public BackgroundWork(String name, Duration pause, BooleanSupplier step) {
    this.step = step;
    this.pause = pause;
    this.thread = new Thread(this::work, name);
    this.thread.setDaemon(true);
  }

  /** Begins in a thread of its own. */
  public void start() {
    thread.start();
  }

  /** Ends after the step that is being done. */
  public void stop() {
    stopped = true;
    thread.interrupt();
  }

  private void work() {
    boolean failing = false;
    while (!stopped) {
      boolean more = false;
      try {
        more = step.getAsBoolean();
        failing = false;
      } catch (RuntimeException failure) {
        if (!failing && !stopped) {
          log.warn("The work {} failed, it will be tried again", thread.getName(), failure);
        }
        failing = true;
      }
      if (!more) {
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException end) {
      stopped = true;
    }
  }
}
