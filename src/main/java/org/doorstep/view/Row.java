package org.doorstep.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a view.
 *
 * @param columns the numbers of the columns by their names, in their order
 * @param cells for each column a String, Boolean, Integer, BigDecimal, a List of these, or null
 */
public record Row(Map<String, Integer> columns, List<@Nullable Object> cells) {

  /**
   * A cell.
   *
   * @param column the name of a column of the view
   * @return its value; empty if it holds none
   */
  public Optional<Object> value(String column) {
    Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException("The view has no column " + column + ".");
    }
    return Optional.ofNullable(cells.get(index));
  }

  /**
   * A cell as a text.
   *
   * @param column the name of a column of the view
   * @return its value as FHIR writes it; empty if it holds none
   */
  public Optional<String> text(String column) {
    return value(column).map(Object::toString);
  }

  /**
   * A cell that holds a number.
   *
   * @param column the name of a column of the view
   * @return its value in the unit of the record; empty if it holds none
   */
  public Optional<BigDecimal> number(String column) {
    return text(column).map(BigDecimal::new);
  }
}
