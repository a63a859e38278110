package org.doorstep.server;

import org.springframework.stereotype.Component;

/**
 * Whether the store is being given its first records. What goes through everybody waits for it,
 * such as a release of everything, which comes once a day.
 */
@Component
public class InitialLoad {

  private volatile boolean running;

  /** Has to be said before the server is ready, when other work begins. */
  public void begin() {
    running = true;
  }

  /** Also where it was broken off: nobody waits for what may never come. */
  public void end() {
    running = false;
  }

  /** Whether it is going on. */
  public boolean isRunning() {
    return running;
  }
}
