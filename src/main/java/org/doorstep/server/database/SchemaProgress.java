package org.doorstep.server.database;

import ca.uhn.fhir.jpa.migrate.IHapiMigrationCallback;
import ca.uhn.fhir.jpa.migrate.taskdef.BaseTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far a change of the schema has come: every 50 steps and every ten seconds. */
final class SchemaProgress implements IHapiMigrationCallback {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaProgress.class);
  private static final int STEPS = 50;
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final int total;
  private final Clock clock;
  private Instant lastWord;
  private int step;

  SchemaProgress(int total, Clock clock) {
    this.total = total;
    this.clock = clock;
    this.lastWord = clock.instant();
  }

  @Override
  public void preExecution(BaseTask task) {
    step++;
    Instant now = clock.instant();
    if (step % STEPS == 0 || Duration.between(lastWord, now).compareTo(INTERVAL) >= 0) {
      lastWord = now;
      LOG.info("Schema step {} of {}: {}", step, total, task.getDescription());
    }
  }
}
