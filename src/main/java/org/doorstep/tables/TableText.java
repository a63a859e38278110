package org.doorstep.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as a text: CSV (https://www.rfc-editor.org/rfc/rfc4180) or one JSON object a line
 * (https://github.com/ndjson/ndjson-spec).
 */
public final class TableText {

  /** Numbers stay as they were recorded: 70, 7.0 and 7E+1 are not equally exact. */
  private static final ObjectWriter JSON =
      new ObjectMapper().writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

  private TableText() {}

  static String csv(Table table, boolean header) {
    StringBuilder text = new StringBuilder(header ? csv(table.columns()) : "");
    table.rows().forEach(row -> text.append(csv(row)));
    return text.toString();
  }

  /** Rows as JSON objects. */
  static String ndjson(Table table) {
    StringBuilder text = new StringBuilder();
    for (List<@Nullable Object> row : table.rows()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        object.put(table.columns().get(i), row.get(i));
      }
      text.append(written(object)).append('\n');
    }
    return text.toString();
  }

  /**
   * A line of CSV.
   *
   * @param cells texts, numbers, lists of these, or null
   * @return the line with its end
   */
  public static String csv(List<? extends @Nullable Object> cells) {
    return cells.stream().map(TableText::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      // Spreadsheets take for a formula what begins like one.
      boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
      return quoted(formula ? "'" + text : text);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof List<?> ? quoted(written(value)) : value.toString();
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  /** A list or an object as JSON. */
  static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and numbers can be written.", impossible);
    }
  }
}
