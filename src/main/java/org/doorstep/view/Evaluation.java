package org.doorstep.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.doorstep.view.Selection.Over;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The rows of one record under a view. */
final class Evaluation {

  /** A record that gives more is no record of a person; its rows would fill the memory. */
  private static final int MOST_ROWS = 10_000;

  private final Paths paths;
  private final ViewDefinition view;
  private final Resource record;

  Evaluation(Paths paths, ViewDefinition view, Resource record) {
    this.paths = paths;
    this.view = view;
    this.record = record;
  }

  /** The cells of each row; none if the record is of another type or does not meet a condition. */
  List<List<@Nullable Object>> rows() {
    boolean meets =
        view.resource().equals(record.fhirType())
            && view.where().stream()
                .allMatch(condition -> paths.holds(condition, record, view.scope()));
    return meets ? rows(view.root(), record, view.scope()) : List.of();
  }

  private List<List<@Nullable Object>> rows(Selection select, Base at, Scope scope) {
    List<Base> elements = elements(select, at, scope);
    if (elements.isEmpty() && select.over() == Over.EACH_OR_NULL) {
      return List.of(empty(select));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Scope here = select.over() == Over.HERE ? scope : scope.at(i);
      rows.addAll(ofElement(select, elements.get(i), here));
      requireFew(rows.size());
    }
    return rows;
  }

  private List<Base> elements(Selection select, Base at, Scope scope) {
    if (select.over() == Over.HERE) {
      return List.of(at);
    }
    List<Base> found = new ArrayList<>();
    if (select.over() == Over.REPEAT) {
      repeat(select, at, scope, found);
    } else {
      found.addAll(paths.find(select.paths().get(0), at, record, scope));
    }
    return found;
  }

  private void repeat(Selection select, Base at, Scope scope, List<Base> found) {
    for (Path path : select.paths()) {
      for (Base next : paths.find(path, at, record, scope)) {
        found.add(next);
        requireFew(found.size());
        repeat(select, next, scope, found);
      }
    }
  }

  /** A row without values; only the number of the row is known, which is the first. */
  private static List<@Nullable Object> empty(Selection select) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Column column : select.all()) {
      boolean number = column.path().text().strip().equals("%" + Scope.ROW);
      cells.add(number ? Integer.valueOf(0) : null);
    }
    return cells;
  }

  private List<List<@Nullable Object>> ofElement(Selection select, Base element, Scope scope) {
    List<@Nullable Object> own = new ArrayList<>();
    for (Column column : select.columns()) {
      own.add(Cells.of(column, paths.find(column.path(), element, record, scope)));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(own);
    for (Selection inner : select.within()) {
      rows = combined(rows, rows(inner, element, scope));
    }
    if (!select.union().isEmpty()) {
      List<List<@Nullable Object>> parts = new ArrayList<>();
      for (Selection part : select.union()) {
        parts.addAll(rows(part, element, scope));
      }
      rows = combined(rows, parts);
    }
    return rows;
  }

  /** Every row of the one beside every row of the other. */
  private static List<List<@Nullable Object>> combined(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
    requireFew((long) left.size() * right.size());
    List<List<@Nullable Object>> both = new ArrayList<>();
    for (List<@Nullable Object> some : left) {
      for (List<@Nullable Object> others : right) {
        List<@Nullable Object> row = new ArrayList<>(some);
        row.addAll(others);
        both.add(Collections.unmodifiableList(row));
      }
    }
    return both;
  }

  private static void requireFew(long rows) {
    if (rows > MOST_ROWS) {
      throw Place.VIEW.fault(
          "One record gives more than %d rows.".formatted(MOST_ROWS),
          "Go over fewer lists at once: rows of selects beside each other are multiplied.");
    }
  }
}
