package org.doorstep.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of events and of who is told of them. */
@Component
class Outbox {

  /** How long what has arrived can be asked for again. */
  private static final int KEPT_DAYS = 90;

  private final JdbcClient database;

  Outbox(JdbcClient database) {
    this.database = database;
  }

  /**
   * That a record was written.
   *
   * @param number where it stands among all events
   */
  record Event(long number, String record, long version, Instant at) {}

  /**
   * That somebody is told of an event.
   *
   * @param place the number of the event among all events
   * @param number its number among the events of the Subscription; 0 before it is first sent
   * @param attempts how often it was sent without arriving
   * @param error why the last attempt failed; empty if none did
   */
  record Notification(
      long place, String record, Instant at, long number, int attempts, String error) {}

  /** Notes that a record was written, if anybody hears of its type. */
  void add(String type, String record, long version) {
    database
        .sql(
            """
            INSERT INTO subscription.event (record, version, at)
            SELECT :record, :version, now() WHERE EXISTS (
              SELECT FROM subscription.subscriber
              WHERE :type = ANY (types) AND state IN ('APPROVED', 'ACTIVE'))
            ON CONFLICT DO NOTHING
            """)
        .param("type", type)
        .param("record", record)
        .param("version", version)
        .update();
  }

  /**
   * Takes the oldest events out, within a transaction. Nobody else takes any until it ends, so that
   * what follows from them is written in their order.
   *
   * @return the events in their order; none if somebody else is at it
   */
  List<Event> take(int most) {
    boolean alone =
        database
            .sql("SELECT pg_try_advisory_xact_lock(hashtext('subscription events'))")
            .query(Boolean.class)
            .single();
    return !alone
        ? List.of()
        : database
            .sql(
                """
                DELETE FROM subscription.event WHERE number IN (
                  SELECT number FROM subscription.event ORDER BY number LIMIT :most)
                RETURNING number, record, version, at
                """)
            .param("most", most)
            .query(
                (row, number) ->
                    new Event(
                        row.getLong("number"),
                        row.getString("record"),
                        row.getLong("version"),
                        at(row)))
            .list()
            .stream()
            .sorted(Comparator.comparingLong(Event::number))
            .toList();
  }

  void tell(String subscription, Event event) {
    database
        .sql(
            """
            INSERT INTO subscription.notification (subscription, place, record, at, since)
            SELECT id, :place, :record, :at, :at FROM subscription.subscriber WHERE id = :subscription
            ON CONFLICT DO NOTHING
            """)
        .param("subscription", subscription)
        .param("place", event.number())
        .param("record", event.record())
        .param("at", event.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What waits longest. */
  List<Notification> waiting(String subscription, int most) {
    return database
        .sql(
            """
            SELECT * FROM subscription.notification
            WHERE subscription = :subscription AND state = 'WAITING' ORDER BY place LIMIT :most
            """)
        .param("subscription", subscription)
        .param("most", most)
        .query((row, number) -> notification(row))
        .list();
  }

  /** What was given up. */
  List<Notification> dead(String subscription) {
    return database
        .sql(
            """
            SELECT * FROM subscription.notification
            WHERE subscription = :subscription AND state = 'DEAD' ORDER BY place
            """)
        .param("subscription", subscription)
        .query((row, number) -> notification(row))
        .list();
  }

  /** What was sent or tried to, by its numbers, both included. */
  List<Notification> numbered(String subscription, long first, long last, int most) {
    return database
        .sql(
            """
            SELECT * FROM subscription.notification
            WHERE subscription = :subscription AND number BETWEEN :first AND :last
            ORDER BY number LIMIT :most
            """)
        .param("subscription", subscription)
        .param("first", first)
        .param("last", last)
        .param("most", most)
        .query((row, number) -> notification(row))
        .list();
  }

  /** Something with its number: the next one of its Subscription, if it had none. */
  Notification numbered(String subscription, Notification it) {
    if (it.number() > 0) {
      return it;
    }
    long number =
        database
            .sql(
                """
                UPDATE subscription.subscriber SET last_number = last_number + 1
                WHERE id = :id RETURNING last_number
                """)
            .param("id", subscription)
            .query(Long.class)
            .single();
    database
        .sql(
            """
            UPDATE subscription.notification SET number = :number
            WHERE subscription = :subscription AND place = :place
            """)
        .param("number", number)
        .param("subscription", subscription)
        .param("place", it.place())
        .update();
    return new Notification(it.place(), it.record(), it.at(), number, it.attempts(), it.error());
  }

  /** What is not shown any more was never there. */
  void forget(String subscription, Notification notification) {
    database
        .sql("DELETE FROM subscription.notification WHERE subscription = :id AND place = :place")
        .param("id", subscription)
        .param("place", notification.place())
        .update();
  }

  void arrived(String subscription, Notification notification) {
    put(subscription, notification, "ARRIVED", "");
  }

  void failed(String subscription, Notification notification, String error) {
    put(subscription, notification, "WAITING", error);
  }

  private void put(String subscription, Notification notification, String state, String error) {
    database
        .sql(
            """
            UPDATE subscription.notification
            SET state = :state, error = :error, attempts = attempts + 1
            WHERE subscription = :subscription AND place = :place
            """)
        .param("state", state)
        .param("error", error)
        .param("subscription", subscription)
        .param("place", notification.place())
        .update();
  }

  /**
   * Gives up what has waited too long.
   *
   * @return how much that was
   */
  int giveUp(String subscription, Duration after, String error) {
    return database
        .sql(
            """
            UPDATE subscription.notification SET state = 'DEAD', error = :error
            WHERE subscription = :subscription AND state = 'WAITING'
              AND since < now() - :millis * interval '1 millisecond'
            """)
        .param("error", error)
        .param("subscription", subscription)
        .param("millis", after.toMillis())
        .update();
  }

  /** Lets what was given up wait again, in its old place. */
  void revive(String subscription) {
    database
        .sql(
            """
            UPDATE subscription.notification SET state = 'WAITING', since = now()
            WHERE subscription = :subscription AND state = 'DEAD'
            """)
        .param("subscription", subscription)
        .update();
  }

  /** How much was given up for whomever. */
  long dead() {
    return database
        .sql("SELECT count(*) FROM subscription.notification WHERE state = 'DEAD'")
        .query(Long.class)
        .single();
  }

  /** Forgets what is old; what waits for a websocket that nobody opens grows old too. */
  void tidy() {
    database
        .sql(
            """
            DELETE FROM subscription.notification WHERE at < now() - :days * interval '1 day'
            """)
        .param("days", KEPT_DAYS)
        .update();
  }

  private static Notification notification(ResultSet row) throws SQLException {
    String error = row.getString("error");
    return new Notification(
        row.getLong("place"),
        row.getString("record"),
        at(row),
        row.getLong("number"),
        row.getInt("attempts"),
        error == null ? "" : error);
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
