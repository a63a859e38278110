package org.doorstep.access;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which version of the program's rules records are indexed into zones and classes. After an
 * update that changes the rules, the index holds classes that no longer hold.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Labelling implements ApplicationRunner {

  /** To be raised whenever {@link Label} or {@link ZonesAndScopes} puts a record elsewhere. */
  static final int VERSION = 5;

  private final JdbcClient database;
  private volatile boolean current;

  Labelling(JdbcClient database) {
    this.database = database;
  }

  /** Where nobody keeps anything yet, nothing is labelled by older rules. */
  @Override
  public void run(ApplicationArguments arguments) {
    database
        .sql(
            """
            UPDATE access.labelling SET version = :version
            WHERE version < :version AND NOT EXISTS (SELECT FROM access.owner)
            """)
        .param("version", VERSION)
        .update();
  }

  /**
   * Refuses a search of which the total could tell of records that its caller no longer sees: until
   * the index is in step, only those search who see every class wherever they see anything.
   */
  void requireKnown(String type, Reach reach) {
    if (Label.possible(type).size() > 1 && !isCurrent() && !reach.seesAllOf(type)) {
      throw new Refusal(
          Reason.UNAVAILABLE,
          "labels-being-made",
          null,
          "After an update of the server the records are being labelled anew.",
          "Read records by their id or with $everything, or try again in a few minutes.");
    }
  }

  boolean isCurrent() {
    if (!current) {
      current =
          database
              .sql("SELECT version >= :version FROM access.labelling")
              .param("version", VERSION)
              .query(Boolean.class)
              .single();
    }
    return current;
  }
}
