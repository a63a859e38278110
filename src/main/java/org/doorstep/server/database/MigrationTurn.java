package org.doorstep.server.database;

import ca.uhn.fhir.jpa.migrate.HapiMigrationLock;
import org.doorstep.server.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The turn of one server among several to change the schema. PostgreSQL ends a turn together with
 * its connection, so that a server that is killed never keeps the others out.
 */
final class MigrationTurn {

  private static final Logger LOG = LoggerFactory.getLogger(MigrationTurn.class);
  // Any number that no other program takes for an advisory lock in this database.
  private static final long LOCK = 0x646f6f7273746570L;
  private static final int PATIENCE_SECONDS = 3600;

  private MigrationTurn() {}

  /** Waits until no other server is changing the schema. */
  static void await(JdbcClient connection) {
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      if (connection
          .sql("SELECT pg_try_advisory_lock(:lock)")
          .param("lock", LOCK)
          .query(Boolean.class)
          .single()) {
        return;
      }
      if (second % 10 == 0) {
        LOG.info("Another Doorstep is bringing the schema up to date; waiting for it");
      }
      pause();
    }
    throw new StartRefused(
        "Another Doorstep has been changing the schema for an hour: see its log, or end its connection to the database.");
  }

  /**
   * Removes the row that HAPI's migrator leaves behind when it is killed, and for which it would
   * wait in vain. Safe in our turn: nobody else is migrating.
   */
  static void clearLeftLock(JdbcClient connection) {
    int rows =
        connection
            .sql("DELETE FROM \"FLY_HFJ_MIGRATION\" WHERE \"installed_rank\" = :rank")
            .param("rank", HapiMigrationLock.LOCK_PID)
            .update();
    if (rows > 0) {
      LOG.warn("An earlier change of the schema was cut off; going on where it stopped");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was interrupted.", e);
    }
  }
}
