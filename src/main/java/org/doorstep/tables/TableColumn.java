package org.doorstep.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type in PostgreSQL
 * @param description what it holds
 */
record TableColumn(String name, String type, String description) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATE = "date";
  private static final String TIME = "timestamp with time zone";
  private static final String LIST = "jsonb";

  /** A day in full; a month or a year alone is none. */
  private static final int LENGTH_OF_DAY = 10;

  static TableColumn of(JsonNode column) {
    return new TableColumn(
        column.path("name").asText(),
        column.path("collection").asBoolean() ? LIST : type(column),
        column.path("description").asText());
  }

  /** A tag ansi/type of the view goes before what follows from the type of FHIR. */
  private static String type(JsonNode column) {
    for (JsonNode tag : column.path("tag")) {
      if ("ansi/type".equals(tag.path("name").asText())
          && tag.path("value").asText().startsWith("CHARACTER")) {
        return "text";
      }
    }
    return switch (column.path("type").asText()) {
      case "boolean" -> "boolean";
      case "integer", "positiveInt", "unsignedInt" -> "integer";
      case "decimal" -> "numeric";
      case "date" -> DATE;
      case "dateTime", "instant" -> TIME;
      default -> "text";
    };
  }

  /**
   * A cell as COPY reads it (https://www.postgresql.org/docs/current/sql-copy.html).
   *
   * @return empty for null; a day or a time of which only the month or the year is known is null
   */
  String csv(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    boolean partial =
        (DATE.equals(type) || TIME.equals(type)) && value.toString().length() < LENGTH_OF_DAY;
    if (partial) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    String text = value instanceof List<?> list ? json(list) : value.toString();
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(List<?> cells) {
    return JSON.valueToTree(cells).toString();
  }
}
