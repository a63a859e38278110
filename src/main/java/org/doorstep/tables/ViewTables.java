package org.doorstep.tables;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.doorstep.server.AllRecords;
import org.doorstep.server.SearchIndex;
import org.doorstep.server.SideBySide;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Resource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills the tables of the schema views with the rows of all records, whosever they are: for a
 * database whose records tell of nobody, as that of the analytics node.
 */
@Component
public class ViewTables {

  private static final Logger log = LoggerFactory.getLogger(ViewTables.class);
  private static final int AT_ONCE = 4_000;
  private static final int PIECE = 250;

  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 7_306_120_512L;

  /** A transaction that was open as the last time began may have written before. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Views views;
  private final AllRecords records;
  private final SearchIndex index;
  private final DataSource database;
  private final SideBySide sideBySide;
  private final FhirContext fhir;

  ViewTables(
      Views views,
      AllRecords records,
      SearchIndex index,
      DataSource database,
      SideBySide sideBySide,
      FhirContext fhir) {
    this.sideBySide = sideBySide;
    this.views = views;
    this.records = records;
    this.index = index;
    this.database = database;
    this.fhir = fhir;
  }

  /**
   * Fills the tables with what has changed since the last time; a table whose view is another one
   * than then is filled anew. Who reads meanwhile sees the former rows, of all tables at the same
   * moment; what was deleted or withdrawn is gone afterwards.
   *
   * @return how many rows were written; 0 if another server is filling them
   * @throws IllegalStateException if the database fails; the former rows stay
   */
  public long fill() {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long rows = fill(connection);
        connection.commit();
        log.info("{} rows were written into the tables of the schema {}", rows, TableOfView.SCHEMA);
        return rows;
      } finally {
        // After a commit nothing is left to take back.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException("The tables of the views cannot be filled.", failure);
    }
  }

  private long fill(Connection connection) throws SQLException, IOException {
    if (!"t".equals(first(connection, "SELECT pg_try_advisory_xact_lock(" + LOCK + ")"))) {
      return 0;
    }
    execute(connection, "SET LOCAL timezone = 'UTC'");
    execute(connection, "CREATE SCHEMA IF NOT EXISTS " + TableOfView.SCHEMA);
    FilledTables.create(connection);
    long rows = 0;
    for (String name : views.shipped().keySet()) {
      TableOfView table = TableOfView.of(views.shipped().get(name));
      View view = views.shipped(name).orElseThrow();
      String definition = TableOfView.definition(views.shipped().get(name));
      Instant began = Instant.now();
      Optional<Instant> last =
          isThere(connection, table)
              ? FilledTables.last(connection, name, definition)
              : Optional.empty();
      if (last.isPresent()) {
        removeGone(connection, table, view.resource());
      } else {
        empty(connection, table);
      }
      rows +=
          fill(connection, table, view, last.map(it -> it.minus(OVERLAP)).orElse(Instant.EPOCH));
      FilledTables.note(connection, name, definition, began);
    }
    Readers.admit(connection);
    return rows;
  }

  private static boolean isThere(Connection connection, TableOfView table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT column_name || ' ' || data_type FROM information_schema.columns
                WHERE table_schema = '%s' AND table_name = '%s' ORDER BY ordinal_position
                """
                    .formatted(TableOfView.SCHEMA, table.name()))) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    return columns.equals(table.signature());
  }

  /**
   * A table keeps its identity, so that what others built on it stays, unless its columns differ.
   */
  private static void empty(Connection connection, TableOfView table) throws SQLException {
    if (isThere(connection, table)) {
      execute(connection, "DELETE FROM " + table.quoted());
      return;
    }
    execute(connection, "DROP TABLE IF EXISTS " + table.quoted());
    for (String statement : table.creation()) {
      execute(connection, statement);
    }
  }

  private static void removeGone(Connection connection, TableOfView table, String type)
      throws SQLException {
    execute(
        connection,
        """
        DELETE FROM %s WHERE NOT EXISTS (SELECT FROM hfj_resource
          WHERE res_type = '%s' AND fhir_id = %s AND res_deleted_at IS NULL)
        """
            .formatted(table.quoted(), type, table.key()));
  }

  private long fill(Connection connection, TableOfView table, View view, Instant since)
      throws SQLException, IOException {
    long rows = 0;
    long after = 0;
    List<SearchIndex.Entry> some;
    do {
      some = index.ofType(view.resource(), since, after, AT_ONCE);
      remove(connection, table, some);
      String lines =
          String.join(
              "",
              sideBySide.all(
                  Lists.partition(some, PIECE).stream()
                      .map(piece -> (Callable<String>) () -> lines(table, view, piece))
                      .toList()));
      rows +=
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY %s FROM STDIN (FORMAT csv)".formatted(table.quoted()),
                  new StringReader(lines));
      after = some.isEmpty() ? after : some.get(some.size() - 1).number();
    } while (some.size() == AT_ONCE);
    return rows;
  }

  private String lines(TableOfView table, View view, List<SearchIndex.Entry> some) {
    StringBuilder lines = new StringBuilder();
    Class<Resource> type =
        fhir.getResourceDefinition(view.resource()).getImplementingClass(Resource.class);
    Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();
    criteria.put(
        "_id", some.stream().<IQueryParameterType>map(it -> new TokenParam(id(it))).toList());
    records.each(
        type, criteria, record -> view.of(record).forEach(row -> lines.append(table.line(row))));
    return lines.toString();
  }

  private static void remove(Connection connection, TableOfView table, List<SearchIndex.Entry> some)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM %s WHERE %s = ANY (?)".formatted(table.quoted(), table.key()))) {
      statement.setArray(
          1, connection.createArrayOf("text", some.stream().map(ViewTables::id).toArray()));
      statement.executeUpdate();
    }
  }

  private static String id(SearchIndex.Entry entry) {
    return entry.key().substring(entry.key().indexOf('/') + 1);
  }

  static String first(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
