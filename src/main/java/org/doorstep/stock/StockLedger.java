package org.doorstep.stock;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.stock.Movement.Batch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts and movements as rows. What is left is the last count and what was moved after it, so that
 * it does not matter in which order phones hand in what they did.
 */
@Component
class StockLedger {

  private final JdbcClient database;

  StockLedger(JdbcClient database) {
    this.database = database;
  }

  /** Lets nobody else move anything in a unit before this transaction ends. */
  void lock(String unit) {
    database
        .sql("SELECT pg_advisory_xact_lock(hashtext(:unit))")
        .param("unit", "stock " + unit)
        .query(row -> {});
  }

  /** What a record has moved so far. */
  Optional<Batch> moved(String source) {
    return database
        .sql("SELECT unit, batch FROM stock.movement WHERE source = :source")
        .param("source", source)
        .query((row, number) -> new Batch(row.getString("unit"), row.getString("batch")))
        .optional();
  }

  void move(String source, Movement movement) {
    database
        .sql(
            """
            INSERT INTO stock.movement (source, unit, batch, at, quantity)
            VALUES (:source, :unit, :batch, :at, :quantity)
            ON CONFLICT (source) DO UPDATE
            SET unit = :unit, batch = :batch, at = :at, quantity = :quantity
            """)
        .param("source", source)
        .param("unit", movement.batch().unit())
        .param("batch", movement.batch().medicine())
        .param("at", Timestamp.from(movement.at()))
        .param("quantity", movement.quantity())
        .update();
  }

  void forget(String source) {
    database
        .sql("DELETE FROM stock.movement WHERE source = :source")
        .param("source", source)
        .update();
  }

  /**
   * Says which Observation tells the level of a batch.
   *
   * @return the one that does; an older one goes on to
   */
  String observation(Batch batch, String proposed) {
    database
        .sql(
            """
            INSERT INTO stock.level (unit, batch, observation) VALUES (:unit, :batch, :observation)
            ON CONFLICT DO NOTHING
            """)
        .param("unit", batch.unit())
        .param("batch", batch.medicine())
        .param("observation", proposed)
        .update();
    return database
        .sql("SELECT observation FROM stock.level WHERE unit = :unit AND batch = :batch")
        .param("unit", batch.unit())
        .param("batch", batch.medicine())
        .query(String.class)
        .single();
  }

  /** Somebody has counted; an older count that comes in late changes nothing. */
  void count(Batch batch, BigDecimal counted, Instant at) {
    database
        .sql(
            """
            UPDATE stock.level SET counted = :counted, counted_at = :at
            WHERE unit = :unit AND batch = :batch AND (counted_at IS NULL OR counted_at <= :at)
            """)
        .param("counted", counted)
        .param("at", Timestamp.from(at))
        .param("unit", batch.unit())
        .param("batch", batch.medicine())
        .update();
  }

  /** How much is left, below zero if more was handed out than anybody counted or loaded. */
  BigDecimal level(Batch batch) {
    return database
        .sql(
            """
            SELECT counted + coalesce((
              SELECT sum(quantity) FROM stock.movement
              WHERE movement.unit = level.unit AND movement.batch = level.batch
                AND (counted_at IS NULL OR at > counted_at)), 0)
            FROM stock.level WHERE unit = :unit AND batch = :batch
            """)
        .param("unit", batch.unit())
        .param("batch", batch.medicine())
        .query(BigDecimal.class)
        .single();
  }
}
