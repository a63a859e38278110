package org.doorstep.tables;

import java.time.Duration;
import org.doorstep.server.BackgroundWork;
import org.doorstep.server.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Fills the tables again and again, where the operator has switched that on. */
@Component
class TableUpkeep implements DisposableBean {

  private static final String ANALYTICS = "analytics";

  private final @Nullable BackgroundWork work;

  TableUpkeep(TableSettings settings, Environment environment, ViewTables tables) {
    Duration every = settings.every();
    require(every, environment.getProperty("doorstep.node", "main"));
    this.work =
        every == null
            ? null
            : new BackgroundWork(
                "view-tables",
                every,
                () -> {
                  tables.fill();
                  return false;
                });
  }

  /** Where records tell of real people, nobody reads those of all of them at once. */
  static void require(@Nullable Duration every, String node) {
    if (every != null && !ANALYTICS.equalsIgnoreCase(node)) {
      throw new StartRefused(
          "doorstep.tables.every is for the analytics node only: the tables would hold the records"
              + " of everybody. Take it out of the settings of this server.");
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (work != null) {
      work.start();
    }
  }

  @Override
  public void destroy() {
    if (work != null) {
      work.stop();
    }
  }
}
