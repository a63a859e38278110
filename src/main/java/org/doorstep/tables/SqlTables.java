package org.doorstep.tables;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.TableReader;
import org.jspecify.annotations.Nullable;

/**
 * Answers SQL over the tables of the views, as a user of PostgreSQL who reads these and nothing
 * else, in a connection that ends with the answer.
 */
public final class SqlTables {

  static final int MOST_ROWS = 100_000;
  static final int MOST_MEGABYTES = 20;
  static final int MOST_SECONDS = 20;
  static final int AT_ONCE = 2;

  private static final int MOST_BYTES = MOST_MEGABYTES * 1_000_000;
  private static final int ROWS_OF_A_FETCH = 500;

  /** PostgreSQL takes nothing but a SELECT behind this. */
  private static final String BEFORE = "DECLARE answer NO SCROLL CURSOR FOR ";

  private static final String SETTINGS =
      """
      SET TRANSACTION READ ONLY;
      SET LOCAL search_path = %s;
      SET LOCAL statement_timeout = '%ds';
      SET LOCAL lock_timeout = '5s';
      SET LOCAL idle_in_transaction_session_timeout = '60s';
      SET LOCAL work_mem = '16MB';
      SET LOCAL max_parallel_workers_per_gather = 0;
      SET LOCAL jit = off;
      SET LOCAL cursor_tuple_fraction = 1;
      SET LOCAL standard_conforming_strings = on;
      SET LOCAL timezone = 'UTC';
      SET LOCAL datestyle = 'ISO';
      SET LOCAL intervalstyle = 'iso_8601'
      """
          .formatted(TableOfView.SCHEMA, MOST_SECONDS);

  private final Optional<TableReader> reader;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Answers as a user of PostgreSQL.
   *
   * @param reader the user; without one, no query is answered
   */
  public SqlTables(Optional<TableReader> reader) {
    this.reader = reader;
  }

  /**
   * Answers a query.
   *
   * @param sql one SELECT over the tables of the schema views
   * @return its rows
   * @throws Refusal 422 for what is no such query, is wrong, takes too long or gives too much; 503
   *     while others are answered, or if the user of PostgreSQL may do more than read these tables
   */
  public Table answer(String sql) {
    TableReader known = reader.orElseThrow(SqlRefusals::notSetUp);
    String query = SqlText.vetted(sql);
    if (!places.tryAcquire()) {
      throw SqlRefusals.busy(AT_ONCE);
    }
    try (Connection connection = connect(known)) {
      connection.setAutoCommit(false);
      ViewTables.execute(connection, SETTINGS);
      ReaderRights.require(connection);
      return read(connection, query);
    } catch (SQLException failure) {
      if (ofTooMuch(failure)) {
        throw SqlRefusals.tooLarge(MOST_ROWS, MOST_MEGABYTES);
      }
      throw SqlRefusals.of(failure, query, BEFORE.length(), MOST_SECONDS);
    } finally {
      places.release();
    }
  }

  private static Connection connect(TableReader reader) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", reader.user());
    properties.setProperty("password", reader.password());
    properties.setProperty("ApplicationName", "doorstep-sql");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", String.valueOf(2 * MOST_SECONDS));
    // A single cell can be larger than the memory of this program.
    properties.setProperty("maxResultBuffer", String.valueOf(MOST_BYTES));
    return DriverManager.getConnection(reader.url(), properties);
  }

  private static Table read(Connection connection, String query) throws SQLException {
    Instant end = Instant.now().plusSeconds(MOST_SECONDS);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(MOST_SECONDS);
      statement.execute(BEFORE + query);
      List<List<@Nullable Object>> rows = new ArrayList<>();
      SqlColumns columns;
      long size = 0;
      int some;
      do {
        int left = (int) Duration.between(Instant.now(), end).toSeconds();
        if (left <= 0) {
          throw SqlRefusals.tooLong(MOST_SECONDS);
        }
        statement.setQueryTimeout(left);
        try (ResultSet row = statement.executeQuery("FETCH " + ROWS_OF_A_FETCH + " FROM answer")) {
          columns = SqlColumns.of(row.getMetaData());
          for (some = 0; row.next(); some++) {
            List<@Nullable Object> cells = columns.cells(row);
            size += cells.stream().mapToLong(cell -> String.valueOf(cell).length()).sum();
            rows.add(cells);
          }
        }
        if (rows.size() > MOST_ROWS || size > MOST_BYTES) {
          throw SqlRefusals.tooLarge(MOST_ROWS, MOST_MEGABYTES);
        }
      } while (some == ROWS_OF_A_FETCH);
      return new Table("answer", columns.names(), columns.types(), rows);
    }
  }

  private static boolean ofTooMuch(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("maxResultBuffer");
  }
}
