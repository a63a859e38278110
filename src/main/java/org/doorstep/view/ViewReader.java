package org.doorstep.view;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.doorstep.view.Selection.Over;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Reads ViewDefinitions (https://sql-on-fhir.org/ig/2.0.0/StructureDefinition-ViewDefinition.html)
 * and refuses what is wrong with them before a record is read.
 */
final class ViewReader {

  /** A name that every database takes for a column. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  private final FhirContext fhir;
  private final Paths paths;

  ViewReader(FhirContext fhir, Paths paths) {
    this.fhir = fhir;
    this.paths = paths;
  }

  /** Reads a view. */
  ViewDefinition read(JsonNode view) {
    ViewElement root = new ViewElement(view, Place.VIEW);
    String resource = root.text("resource").orElseThrow(() -> root.missing("resource"));
    if (!fhir.getResourceTypes().contains(resource)) {
      throw root.place()
          .of("resource")
          .fault("There is no resource '%s' in FHIR R4.".formatted(resource), "Name another.");
    }
    Scope scope = new Scope(constants(root), 0);
    SelectReader reader = new SelectReader(paths, resource, scope);
    List<Path> where = new ArrayList<>();
    for (ViewElement condition : root.elements("where")) {
      where.add(reader.path(condition, "path", Paths.ofResource(resource)));
    }
    List<Selection> selects = new ArrayList<>();
    for (ViewElement select : root.elements("select")) {
      selects.add(reader.select(select, Paths.ofResource(resource), 0));
    }
    if (selects.isEmpty()) {
      throw root.missing("select");
    }
    Selection all = new Selection(Over.HERE, List.of(), List.of(), selects, List.of());
    requireNames(all);
    return new ViewDefinition(root.text("name").orElse(""), resource, scope, where, all);
  }

  private static void requireNames(Selection all) {
    Set<String> names = new HashSet<>();
    for (Column column : all.all()) {
      if (!NAME.matcher(column.name()).matches()) {
        throw column
            .path()
            .place()
            .fault(
                "A column cannot have the name '%s'.".formatted(column.name()),
                "Begin with a letter; letters, digits and _ follow, 63 at most.");
      }
      if (!names.add(column.name())) {
        throw column
            .path()
            .place()
            .fault(
                "There are two columns '%s'.".formatted(column.name()), "Give one another name.");
      }
    }
    if (names.isEmpty()) {
      throw Place.VIEW.fault("The view has no column.", "Add one to a select.");
    }
  }

  private Map<String, Base> constants(ViewElement root) {
    Map<String, Base> constants = new HashMap<>();
    for (ViewElement constant : root.elements("constant")) {
      String name = constant.text("name").orElseThrow(() -> constant.missing("name"));
      if (!NAME.matcher(name).matches() || Scope.ROW.equals(name)) {
        throw constant
            .place()
            .fault("A constant cannot have the name '%s'.".formatted(name), "Give it another.");
      }
      if (constants.put(name, value(constant)) != null) {
        throw constant
            .place()
            .fault("There are two constants '%s'.".formatted(name), "Give one another name.");
      }
    }
    return constants;
  }

  /**
   * The values of constants are those of any FHIR element, so that FHIR's own parser reads them.
   */
  private Base value(ViewElement constant) {
    ObjectNode parameter = JsonNodeFactory.instance.objectNode().put("name", "constant");
    constant
        .json()
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().startsWith("value")) {
                parameter.set(field.getKey(), field.getValue());
              }
            });
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("resourceType", "Parameters").putArray("parameter").add(parameter);
    if (parameter.size() == 2) {
      try {
        IParser parser = fhir.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        Base value =
            parser
                .parseResource(Parameters.class, parameters.toString())
                .getParameterFirstRep()
                .getValue();
        if (value != null && value.hasPrimitiveValue()) {
          return value;
        }
      } catch (DataFormatException wrong) {
        throw noValue(constant);
      }
    }
    throw noValue(constant);
  }

  private static RuntimeException noValue(ViewElement constant) {
    return constant
        .place()
        .fault(
            "The constant has no value.",
            "Give it one value of a simple type, such as valueString or valueInteger.");
  }
}
