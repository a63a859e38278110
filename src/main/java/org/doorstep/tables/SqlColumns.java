package org.doorstep.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an answer of PostgreSQL.
 *
 * @param names their names, each once
 * @param kinds their types in PostgreSQL
 */
record SqlColumns(List<String> names, List<String> kinds) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the head of an answer.
   *
   * @throws Refusal 422 for no column, or two of a name
   */
  static SqlColumns of(ResultSetMetaData head) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      String name = head.getColumnLabel(i);
      if (names.contains(name)) {
        throw SqlRefusals.columns("Two columns of the answer are called '%s'.".formatted(name));
      }
      names.add(name);
      kinds.add(head.getColumnTypeName(i));
    }
    if (names.isEmpty()) {
      throw SqlRefusals.columns("The answer has no column.");
    }
    return new SqlColumns(names, kinds);
  }

  /** Their types as those of FHIR. */
  List<String> types() {
    return kinds.stream()
        .map(
            kind ->
                switch (kind) {
                  case "bool" -> "boolean";
                  case "int2", "int4" -> "integer";
                  case "int8" -> Table.LARGE;
                  case "numeric", "float4", "float8" -> "decimal";
                  default -> "string";
                })
        .toList();
  }

  /**
   * The cells of a row: times as FHIR writes them, lists as lists.
   *
   * @throws Refusal 422 for NaN and infinity, which neither JSON nor a decimal can be
   */
  List<@Nullable Object> cells(ResultSet row) throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      cells.add(cell(row, i + 1));
    }
    return cells;
  }

  private @Nullable Object cell(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null) {
      return null;
    }
    return switch (kinds.get(column - 1)) {
      case "bool" -> row.getBoolean(column);
      case "int2", "int4" -> row.getInt(column);
      case "int8" -> row.getLong(column);
      case "numeric", "float4", "float8" -> number(text, names.get(column - 1));
      case "timestamptz" ->
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              row.getObject(column, OffsetDateTime.class));
      case "timestamp" ->
          DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(row.getObject(column, LocalDateTime.class));
      case "json", "jsonb" -> text.startsWith("[") ? list(text) : text;
      default -> text;
    };
  }

  private static BigDecimal number(String text, String column) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException notFinite) {
      throw SqlRefusals.noNumber(column);
    }
  }

  private static Object list(String text) {
    try {
      return JSON.readValue(text, List.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("PostgreSQL writes JSON.", impossible);
    }
  }
}
