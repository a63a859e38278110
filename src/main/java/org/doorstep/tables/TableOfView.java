package org.doorstep.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.doorstep.view.Row;

/**
 * A view as a table of the schema views.
 *
 * @param name the name of the view
 * @param description what its rows are
 * @param columns its columns
 */
record TableOfView(String name, String description, List<TableColumn> columns) {

  static final String SCHEMA = "views";

  static TableOfView of(JsonNode view) {
    List<TableColumn> columns = new ArrayList<>();
    collect(view, columns);
    return new TableOfView(view.path("name").asText(), view.path("description").asText(), columns);
  }

  private static void collect(JsonNode select, List<TableColumn> columns) {
    select.path("column").forEach(column -> columns.add(TableColumn.of(column)));
    select.path("select").forEach(inner -> collect(inner, columns));
  }

  String quoted() {
    return SCHEMA + ".\"" + name + '"';
  }

  /** The column by which the rows of a record are found: the first one, which is its id. */
  String key() {
    return '"' + columns.get(0).name() + '"';
  }

  /** A digest of a view: rows of another definition are other rows. */
  static String definition(JsonNode view) {
    return Hashing.sha256().hashString(view.toString(), UTF_8).toString();
  }

  /** The columns as the catalogue of PostgreSQL names them. */
  List<String> signature() {
    return columns.stream().map(column -> column.name() + ' ' + column.type()).toList();
  }

  /** What makes the table. */
  List<String> creation() {
    List<String> statements = new ArrayList<>();
    statements.add(
        columns.stream()
            .map(column -> '"' + column.name() + "\" " + column.type())
            .collect(Collectors.joining(", ", "CREATE TABLE " + quoted() + " (", ")")));
    statements.add("CREATE INDEX ON %s (%s)".formatted(quoted(), key()));
    columns.stream()
        .skip(1)
        .filter(column -> column.name().equals("patient_id"))
        .forEach(it -> statements.add("CREATE INDEX ON %s (patient_id)".formatted(quoted())));
    statements.add("COMMENT ON TABLE %s IS %s".formatted(quoted(), literal(description)));
    for (TableColumn column : columns) {
      statements.add(
          "COMMENT ON COLUMN %s.\"%s\" IS %s"
              .formatted(quoted(), column.name(), literal(column.description())));
    }
    return statements;
  }

  private static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** A row as a line that COPY reads. */
  String line(Row row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",").append(columns.get(i).csv(row.cells().get(i)));
    }
    return line.append('\n').toString();
  }
}
