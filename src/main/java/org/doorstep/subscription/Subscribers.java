package org.doorstep.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.subscription.Subscriber.State;
import org.doorstep.subscription.Wish.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of those who are told. */
@Component
class Subscribers {

  private final JdbcClient database;

  Subscribers(JdbcClient database) {
    this.database = database;
  }

  /** Somebody asks, or asks otherwise than before; what waits for them goes on to wait. */
  void ask(Subscriber asking, Wish wish, @Nullable Date end) {
    database
        .sql(
            """
            INSERT INTO subscription.subscriber (id, organization, scopes, types, way, headers,
              state, asked, ends, heartbeat, spoken, due)
            VALUES (:id, :organization, :scopes, :types, :way, :headers,
              :state, now(), :ends, :heartbeat, now(), now())
            ON CONFLICT (id) DO UPDATE SET scopes = :scopes, types = :types, way = :way,
              headers = :headers, state = :state, asked = now(), ends = :ends,
              heartbeat = :heartbeat, failures = 0, due = now()
            """)
        .param("id", asking.id())
        .param("organization", asking.organization())
        .param("scopes", asking.scopes().toArray(String[]::new))
        .param("types", wish.types().toArray(String[]::new))
        .param("way", asking.way().name())
        .param("headers", asking.headers().toArray(String[]::new))
        .param("state", asking.state().name())
        .param("ends", end == null ? null : Timestamp.from(end.toInstant()))
        .param("heartbeat", wish.heartbeat() == 0 ? null : wish.heartbeat())
        .update();
  }

  Optional<Subscriber> find(String id) {
    return database
        .sql("SELECT * FROM subscription.subscriber WHERE id = :id")
        .param("id", id)
        .query((row, number) -> subscriber(row))
        .optional();
  }

  /** Those of some who are there, by their ids. */
  Map<String, Subscriber> find(Collection<String> ids) {
    return database
        .sql("SELECT * FROM subscription.subscriber WHERE id = ANY (:ids)")
        .param("ids", ids.toArray(String[]::new))
        .query((row, number) -> subscriber(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Subscriber::id, Function.identity()));
  }

  /** Those who hear of records of a type, or will once their address was tried. */
  List<Subscriber> hearing(String type) {
    return database
        .sql(
            """
            SELECT * FROM subscription.subscriber
            WHERE :type = ANY (types) AND state IN ('APPROVED', 'ACTIVE')
            """)
        .param("type", type)
        .query((row, number) -> subscriber(row))
        .list();
  }

  /**
   * For whom something is to be done now.
   *
   * @param here those of whom a websocket is open at this server
   */
  List<String> due(Collection<String> here) {
    return database
        .sql(
            """
            SELECT id FROM subscription.subscriber
            WHERE due <= now() AND (state = 'APPROVED' OR state = 'ACTIVE' AND (
              (way <> 'WEBSOCKET' OR id = ANY (:here)) AND EXISTS (
                SELECT FROM subscription.notification
                WHERE subscription = id AND notification.state = 'WAITING')
              OR spoken + heartbeat * interval '1 second' <= now()))
            """)
        .param("here", here.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /** Whether it is time for a heartbeat. */
  boolean isSilent(String id) {
    return database
            .sql(
                """
            SELECT count(*) FROM subscription.subscriber
            WHERE id = :id AND spoken + heartbeat * interval '1 second' <= now()
            """)
            .param("id", id)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Those who are told or are to be. */
  List<String> all() {
    return database
        .sql("SELECT id FROM subscription.subscriber WHERE state IN ('APPROVED', 'ACTIVE')")
        .query(String.class)
        .list();
  }

  /** Those that are to end by now. */
  List<String> over() {
    return database
        .sql("SELECT id FROM subscription.subscriber WHERE ends <= now() AND state <> 'OFF'")
        .query(String.class)
        .list();
  }

  void put(String id, State state) {
    database
        .sql(
            """
            UPDATE subscription.subscriber SET state = :state, failures = 0, due = now()
            WHERE id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .update();
  }

  /** Word has arrived. */
  void arrived(String id) {
    database
        .sql(
            """
            UPDATE subscription.subscriber SET failures = 0, due = now(), spoken = now()
            WHERE id = :id
            """)
        .param("id", id)
        .update();
  }

  /** Word has not arrived, and is to be sent again after a while. */
  void failed(String id, Duration pause) {
    database
        .sql(
            """
            UPDATE subscription.subscriber SET failures = failures + 1,
              due = now() + :millis * interval '1 millisecond'
            WHERE id = :id
            """)
        .param("id", id)
        .param("millis", pause.toMillis())
        .update();
  }

  void due(String id) {
    database
        .sql("UPDATE subscription.subscriber SET due = now() WHERE id = :id")
        .param("id", id)
        .update();
  }

  void remove(String id) {
    database.sql("DELETE FROM subscription.subscriber WHERE id = :id").param("id", id).update();
  }

  private static Subscriber subscriber(ResultSet row) throws SQLException {
    Instant asked = row.getObject("asked", OffsetDateTime.class).toInstant();
    return new Subscriber(
        row.getString("id"),
        row.getString("organization"),
        Set.of((String[]) row.getArray("scopes").getArray()),
        Way.valueOf(row.getString("way")),
        List.of((String[]) row.getArray("headers").getArray()),
        State.valueOf(row.getString("state")),
        asked,
        row.getLong("last_number"),
        row.getInt("failures"));
  }
}
