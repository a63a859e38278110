package org.doorstep.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** A table of which each record of a type gives some rows. */
public final class View {

  private final Paths paths;
  private final ViewDefinition definition;
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  View(Paths paths, ViewDefinition definition) {
    this.paths = paths;
    this.definition = definition;
    definition.root().all().forEach(column -> columns.put(column.name(), columns.size()));
  }

  /**
   * Its name.
   *
   * @return such as {@code v_visit}; empty if it has none
   */
  public String name() {
    return definition.name();
  }

  /**
   * Of which records it is a table.
   *
   * @return a resource type of FHIR R4
   */
  public String resource() {
    return definition.resource();
  }

  /**
   * Its columns.
   *
   * @return their names in their order
   */
  public List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /**
   * The type of the values of a column.
   *
   * @param column the name of a column of the view
   * @return a FHIR type, as the view declares it; empty if it declares none, or for lists
   */
  public Optional<String> type(String column) {
    return definition.root().all().stream()
        .filter(it -> it.name().equals(column) && !it.collection())
        .findFirst()
        .flatMap(Column::type);
  }

  /**
   * The rows that a record gives.
   *
   * @param record of any type
   * @return none if it is of another type or the view leaves it out
   * @throws org.doorstep.fhir.Refusal 422 if the view does not fit to the record, such as a column
   *     for one value where there are two
   */
  public List<Row> of(Resource record) {
    return new Evaluation(paths, definition, record)
        .rows().stream().map(cells -> new Row(columns, cells)).toList();
  }
}
