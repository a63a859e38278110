package org.doorstep.bench;

import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.journeys.EmbeddedDatabase;
import org.doorstep.server.ZonesOfRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Copies the people of a region, with all that was written of them, many times over in the
 * database: what the server took in for some hundred stands there for many thousand, with ids of
 * their own and in other years. To send as many visits takes hours.
 */
final class CopiedPeople {

  private static final String COPIED =
      """
      SELECT DISTINCT r.res_id, r.res_type, r.fhir_id FROM hfj_resource r
      LEFT JOIN hfj_res_link l ON l.src_resource_id = r.res_id
      WHERE r.res_deleted_at IS NULL
        AND (r.res_type = 'Patient' OR l.target_resource_type = 'Patient')
      """;

  /** The tables of records, and the column that says whose rows they are. */
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "hfj_resource", "res_id",
              "hfj_res_ver", "res_id",
              "hfj_res_link", "src_resource_id",
              "hfj_spidx_token", "res_id",
              "hfj_spidx_string", "res_id",
              "hfj_spidx_date", "res_id",
              "hfj_spidx_quantity", "res_id",
              "hfj_spidx_uri", "res_id",
              "hfj_spidx_coords", "res_id"));

  private static final Set<String> NUMBERS = Set.of("pid", "sp_id", "res_id", "src_resource_id");
  private static final int YEARS = 4;
  private static final int BLOCK = 10_000_000;
  private static final int BYTES_AT_ONCE = 1 << 20;
  private static final String CURRENT =
      " AND (res_id, res_ver) IN (SELECT res_id, res_ver FROM hfj_resource)";

  /** The beginning of an id, or a year of a date of our days. */
  private static final Pattern CHANGING =
      Pattern.compile(
          "[0-9a-f]{8}(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "|(?<=^|\")20[2-9]\\d(?=-\\d\\d)");

  private final Connection connection;
  private final CopyManager copying;
  private final Map<Long, String> types = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  private CopiedPeople(Connection connection) throws SQLException {
    this.connection = connection;
    this.copying = connection.unwrap(PGConnection.class).getCopyAPI();
  }

  /**
   * Copies everybody.
   *
   * @param data the data folder of a running server that nobody uses
   * @param copies how often
   */
  static void copy(Path data, int copies) throws IOException, SQLException {
    try (Connection connection = EmbeddedDatabase.connect(data)) {
      new CopiedPeople(connection).copy(copies);
    }
  }

  private void copy(int copies) throws IOException, SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COPIED)) {
      while (rows.next()) {
        types.put(rows.getLong(1), rows.getString(2));
        ids.add(rows.getString(3));
      }
    }
    List<String> after = withoutIndexes();
    run("CREATE TABLE bench_copied AS SELECT res_id FROM (" + COPIED + ") AS copied");
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      String where = table.getValue() + " IN (SELECT res_id FROM bench_copied)";
      copy(table.getKey(), "hfj_res_ver".equals(table.getKey()) ? where + CURRENT : where, copies);
    }
    run("DROP TABLE bench_copied");
    copy("access.permission", "patient = ANY (%s)".formatted(array()), copies);
    copy("access.owner", "split_part(record, '/', 2) = ANY (%s)".formatted(array()), copies);
    for (String statement : after) {
      run(statement);
    }
    run(
        "SELECT setval(schemaname || '.' || sequencename, %d) FROM pg_sequences"
                .formatted((copies + 1L) * BLOCK)
            + " WHERE schemaname = 'public' AND sequencename LIKE 'seq\\_%'");
    run("VACUUM ANALYZE");
  }

  private String array() {
    return "'{" + String.join(",", ids) + "}'";
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes away what rows are put into one by one, and says how to have it back. */
  private List<String> withoutIndexes() throws SQLException {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    String tables = "('" + String.join("', '", TABLES.keySet()) + "')";
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
              WHERE contype = 'f' AND conrelid::regclass::text IN\s"""
                  + tables)) {
        while (rows.next()) {
          String table = "ALTER TABLE " + rows.getString(1);
          before.add(table + " DROP CONSTRAINT " + rows.getString(2));
          after.add(table + " ADD CONSTRAINT " + rows.getString(2) + " " + rows.getString(3));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT indexname, indexdef FROM pg_indexes
              WHERE indexdef NOT LIKE 'CREATE UNIQUE%' AND tablename IN\s"""
                  + tables)) {
        while (rows.next()) {
          before.add("DROP INDEX " + rows.getString(1));
          after.add(0, rows.getString(2));
        }
      }
    }
    for (String statement : before) {
      run(statement);
    }
    return after;
  }

  private void copy(String table, String where, int copies) throws IOException, SQLException {
    List<String> columns = columns(table);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    copying.copyOut("COPY (SELECT * FROM %s WHERE %s) TO STDOUT".formatted(table, where), read);
    List<List<Cell>> rows =
        read.toString(StandardCharsets.UTF_8).lines().map(line -> cells(columns, line)).toList();
    CopyIn in = copying.copyIn("COPY " + table + " FROM STDIN");
    StringBuilder text = new StringBuilder();
    for (int copy = 1; copy <= copies; copy++) {
      for (List<Cell> row : rows) {
        for (Cell cell : row) {
          cell.write(copy, text);
          text.append('\t');
        }
        text.setCharAt(text.length() - 1, '\n');
        if (text.length() > BYTES_AT_ONCE) {
          send(text, in);
        }
      }
    }
    send(text, in);
    in.endCopy();
  }

  private static void send(StringBuilder text, CopyIn in) throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    in.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  private List<String> columns(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE false")) {
      for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
        columns.add(none.getMetaData().getColumnName(i));
      }
    }
    return columns;
  }

  /** What a copy has in a column. */
  @FunctionalInterface
  private interface Cell {
    void write(int copy, StringBuilder row);
  }

  private List<Cell> cells(List<String> columns, String line) {
    String[] values = line.split("\t", -1);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      cells.add(cell(columns.get(i), values[i]));
    }
    int system = columns.indexOf("sp_system");
    int hash = columns.indexOf("hash_sys_and_value");
    if (hash >= 0 && ZonesOfRecord.SYSTEM.equals(values[system])) {
      String type = types.get(Long.valueOf(values[columns.indexOf("res_id")]));
      Cell value = cells.get(columns.indexOf("sp_value"));
      if (zone(type, value, 0).getHashSystemAndValue() != Long.parseLong(values[hash])) {
        throw new IllegalStateException("Zones are not hashed as HAPI does.");
      }
      cells.set(hash, (copy, row) -> row.append(zone(type, value, copy).getHashSystemAndValue()));
      cells.set(
          columns.indexOf("hash_value"),
          (copy, row) -> row.append(zone(type, value, copy).getHashValue()));
    }
    return cells;
  }

  private Cell cell(String column, String value) {
    if (NUMBERS.contains(column)
        || "target_resource_id".equals(column)
            && !"\\N".equals(value)
            && types.containsKey(Long.valueOf(value))) {
      long number = Long.parseLong(value);
      return (copy, row) -> row.append(number + (long) copy * BLOCK);
    }
    if (column.endsWith("_ordinal") && value.startsWith("20")) {
      int day = Integer.parseInt(value);
      return (copy, row) -> row.append(day - copy % YEARS * 10_000);
    }
    boolean stays = column.endsWith("updated") || column.endsWith("published");
    return stays ? (copy, row) -> row.append(value) : changing(value);
  }

  private Cell changing(String value) {
    List<Cell> parts = new ArrayList<>();
    Matcher part = CHANGING.matcher(value);
    int done = 0;
    while (part.find()) {
      boolean isYear = part.group().length() == 4;
      if (isYear || ids.contains(value.substring(part.start(), part.start() + 36))) {
        String before = value.substring(done, part.start());
        long number = Long.parseLong(part.group(), isYear ? 10 : 16);
        parts.add(
            (copy, row) -> {
              row.append(before);
              if (isYear) {
                row.append(number - copy % YEARS);
              } else {
                String id =
                    Long.toHexString(1L << 32 | number ^ (copy * 0x9E3779B1L & 0xFFFFFFFFL));
                row.append(id, 1, 9);
              }
            });
        done = part.end();
      }
    }
    String rest = value.substring(done);
    return (copy, row) -> {
      parts.forEach(it -> it.write(copy, row));
      row.append(rest);
    };
  }

  private static ResourceIndexedSearchParamToken zone(String type, Cell value, int copy) {
    StringBuilder zone = new StringBuilder();
    value.write(copy, zone);
    return new ResourceIndexedSearchParamToken(
        new PartitionSettings(),
        type,
        ZonesOfRecord.PARAMETER,
        ZonesOfRecord.SYSTEM,
        zone.toString());
  }
}
