package org.doorstep.tables;

import org.doorstep.server.BackgroundWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fills the tables again and again, where the operator has switched that on. */
@Component
class TableUpkeep implements DisposableBean {

  private final @Nullable BackgroundWork work;

  TableUpkeep(TableSettings settings, ViewTables tables) {
    this.work =
        settings.every() == null
            ? null
            : new BackgroundWork(
                "view-tables",
                settings.every(),
                () -> {
                  tables.fill();
                  return false;
                });
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
