package org.doorstep.tables;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.doorstep.server.Records;
import org.doorstep.server.SearchIndex;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
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
  private static final int AT_ONCE = 200;

  /** Any number that nothing else in this database locks. */
  private static final long LOCK = 7_306_120_512L;

  private final Views views;
  private final Records records;
  private final SearchIndex index;
  private final DataSource database;
  private final FhirContext fhir;

  ViewTables(
      Views views, Records records, SearchIndex index, DataSource database, FhirContext fhir) {
    this.views = views;
    this.records = records;
    this.index = index;
    this.database = database;
    this.fhir = fhir;
  }

  /**
   * Fills all tables anew. Who reads them meanwhile sees the former rows, of all tables at the same
   * moment; what was deleted or withdrawn is gone afterwards.
   *
   * @return how many rows there are; 0 if another server is filling them
   * @throws IllegalStateException if the database fails; the former rows stay
   */
  public long fill() {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        long rows = fill(connection);
        connection.commit();
        log.info("The tables of the schema {} have {} rows", TableOfView.SCHEMA, rows);
        return rows;
      } finally {
        // After a commit nothing is left to take back.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The tables of the views cannot be filled.", failure);
    }
  }

  private long fill(Connection connection) throws SQLException {
    if (!"t".equals(first(connection, "SELECT pg_try_advisory_xact_lock(" + LOCK + ")"))) {
      return 0;
    }
    execute(connection, "SET LOCAL timezone = 'UTC'");
    execute(connection, "CREATE SCHEMA IF NOT EXISTS " + TableOfView.SCHEMA);
    long rows = 0;
    for (String name : views.shipped().keySet()) {
      TableOfView table = TableOfView.of(views.shipped().get(name));
      prepare(connection, table);
      rows += fill(connection, table, views.shipped(name).orElseThrow());
    }
    Readers.admit(connection);
    return rows;
  }

  /**
   * A table keeps its identity, so that what others built on it stays, unless its columns differ.
   */
  private static void prepare(Connection connection, TableOfView table) throws SQLException {
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
    if (columns.equals(table.signature())) {
      execute(connection, "DELETE FROM " + table.quoted());
    } else {
      execute(connection, "DROP TABLE IF EXISTS " + table.quoted());
      for (String statement : table.creation()) {
        execute(connection, statement);
      }
    }
  }

  private long fill(Connection connection, TableOfView table, View view) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY %s FROM STDIN (FORMAT csv)".formatted(table.quoted()));
    try {
      long after = 0;
      List<SearchIndex.Entry> some;
      do {
        some = index.ofType(view.resource(), after, AT_ONCE);
        StringBuilder lines = new StringBuilder();
        for (Resource record : read(view.resource(), some)) {
          view.of(record).forEach(row -> lines.append(table.line(row)));
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        after = some.isEmpty() ? after : some.get(some.size() - 1).number();
      } while (some.size() == AT_ONCE);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private List<Resource> read(String type, List<SearchIndex.Entry> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();
    List<IQueryParameterType> ids = new ArrayList<>();
    some.forEach(entry -> ids.add(new TokenParam(entry.key().substring(type.length() + 1))));
    criteria.put("_id", ids);
    criteria.put("_count", List.of(new StringParam(String.valueOf(AT_ONCE))));
    IRepository store = records.ofServer();
    Class<Resource> wanted = fhir.getResourceDefinition(type).getImplementingClass(Resource.class);
    return store.search(Bundle.class, wanted, criteria).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(wanted::isInstance)
        .toList();
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
