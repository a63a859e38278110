package org.doorstep.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.view.Selection.Over;
import org.hl7.fhir.r4.fhirpath.TypeDetails;

/** Reads the selects of a view. */
final class SelectReader {

  /** Deeper than any view of records that people wrote. */
  private static final int DEEPEST = 10;

  private final Paths paths;
  private final String resource;
  private final Scope scope;

  SelectReader(Paths paths, String resource, Scope scope) {
    this.paths = paths;
    this.resource = resource;
    this.scope = scope;
  }

  /** Reads the path that an element holds under a name. */
  Path path(ViewElement element, String name, TypeDetails from) {
    String text = element.text(name).orElseThrow(() -> element.missing(name));
    return paths.read(text, element.place().of(name), from, resource, scope);
  }

  /**
   * Reads a select.
   *
   * @param from of what type the element is at which it stands
   * @param depth within how many others it stands
   */
  Selection select(ViewElement select, TypeDetails from, int depth) {
    if (depth > DEEPEST) {
      throw select.place().fault("Selects are within each other too deeply.", "Use fewer levels.");
    }
    Over over = over(select);
    List<Path> elements = elements(select, over, from);
    TypeDetails at = elements.isEmpty() ? from : elements.get(0).type().toSingleton();
    elements.stream().skip(1).forEach(path -> at.update(path.type()));
    List<Column> columns = new ArrayList<>();
    for (ViewElement column : select.elements("column")) {
      columns.add(column(column, at));
    }
    List<Selection> within = new ArrayList<>();
    for (ViewElement inner : select.elements("select")) {
      within.add(select(inner, at, depth + 1));
    }
    List<Selection> union = new ArrayList<>();
    for (ViewElement part : select.elements("unionAll")) {
      union.add(select(part, at, depth + 1));
      requireSame(part, names(union.get(0)), names(union.get(union.size() - 1)));
    }
    return new Selection(over, elements, columns, within, union);
  }

  private static Over over(ViewElement select) {
    List<String> said =
        Stream.of("forEach", "forEachOrNull", "repeat").filter(select::has).toList();
    if (said.size() > 1) {
      throw select
          .place()
          .fault(
              "A select goes over its elements in one way, not by %s."
                  .formatted(String.join(" and ", said)),
              "Keep one of them.");
    }
    if (said.isEmpty()) {
      return Over.HERE;
    }
    return switch (said.get(0)) {
      case "forEach" -> Over.EACH;
      case "forEachOrNull" -> Over.EACH_OR_NULL;
      default -> Over.REPEAT;
    };
  }

  private List<Path> elements(ViewElement select, Over over, TypeDetails from) {
    return switch (over) {
      case HERE -> List.of();
      case EACH -> List.of(path(select, "forEach", from));
      case EACH_OR_NULL -> List.of(path(select, "forEachOrNull", from));
      case REPEAT -> repeated(select, from);
    };
  }

  /** A path may lead out of what another one finds: of an item to its answers' items. */
  private List<Path> repeated(ViewElement select, TypeDetails from) {
    TypeDetails reached = from.toSingleton();
    List<Path> found = new ArrayList<>();
    List<String> texts = select.texts("repeat");
    for (int round = 0; round < 2; round++) {
      found.clear();
      for (int i = 0; i < texts.size(); i++) {
        Place place = select.place().of("repeat").at(i);
        Path path = paths.read(texts.get(i), place, reached, resource, scope);
        found.add(path);
        reached.update(path.type());
      }
    }
    if (found.isEmpty()) {
      throw select.missing("repeat");
    }
    return found;
  }

  private Column column(ViewElement column, TypeDetails at) {
    String name = column.text("name").orElseThrow(() -> column.missing("name"));
    return new Column(
        name, path(column, "path", at), column.isOn("collection"), column.text("type"));
  }

  private static List<String> names(Selection select) {
    return select.all().stream().map(Column::name).toList();
  }

  private static void requireSame(ViewElement part, List<String> first, List<String> names) {
    if (!first.equals(names)) {
      throw part.place()
          .fault(
              "The parts of a unionAll must have the same columns in the same order.",
              "The first has %s, this one %s.".formatted(first, names));
    }
  }
}
