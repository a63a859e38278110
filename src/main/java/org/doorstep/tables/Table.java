package org.doorstep.tables;

import java.util.List;
import org.doorstep.view.Row;
import org.doorstep.view.View;
import org.jspecify.annotations.Nullable;

/**
 * A table to be sent.
 *
 * @param name its name
 * @param columns the names of its columns, each once
 * @param types for each column a type of FHIR: boolean, integer, decimal, {@link #LARGE} for whole
 *     numbers of 64 bits; whatever else is text
 * @param rows for each column a String, Boolean, Integer, Long, BigDecimal, a List of these, or
 *     null
 */
public record Table(
    String name, List<String> columns, List<String> types, List<List<@Nullable Object>> rows) {

  static final String LARGE = "integer64";

  /**
   * Rows of a view as a table.
   *
   * @param view the view
   * @param rows some of its rows
   * @return the table
   */
  public static Table of(View view, List<Row> rows) {
    return new Table(
        view.name(),
        view.columns(),
        view.columns().stream().map(column -> view.type(column).orElse("")).toList(),
        rows.stream().map(Row::cells).toList());
  }
}
