package org.doorstep.view;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.CollectionStatus;
import org.hl7.fhir.r4.fhirpath.FHIRLexer.FHIRLexerException;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Resource;

/** Reads, checks and evaluates the FHIRPath expressions of views. */
final class Paths {

  /** Longer ones are no path to a value; they would be a load to read. */
  private static final int LONGEST = 1_000;

  private final FHIRPathEngine engine;

  Paths(FhirContext fhir) {
    engine = new FHIRPathEngine(new HapiWorkerContext(fhir, fhir.getValidationSupport()));
    engine.setHostServices(new Keys());
  }

  static TypeDetails ofResource(String type) {
    return new TypeDetails(CollectionStatus.SINGLETON, type);
  }

  /**
   * Reads an expression.
   *
   * @param from of what type the elements are from which it goes out
   * @param resource the type of the resource in which they are
   * @param scope the constants that it may use
   */
  Path read(String text, Place place, TypeDetails from, String resource, Scope scope) {
    if (text.length() > LONGEST) {
      throw place.fault(
          "The path is longer than %d characters.".formatted(LONGEST), "Make two columns of it.");
    }
    try {
      ExpressionNode node = engine.parse(text);
      Subset.require(node, place, scope);
      TypeDetails type =
          engine.checkOnTypes(scope, resource, resource, from, node, new ArrayList<>(), true);
      return new Path(text, place, node, type);
    } catch (FHIRLexerException unreadable) {
      throw place.fault(
          "'%s' is not a FHIRPath expression: %s.".formatted(text, plain(unreadable)), "Mend it.");
    } catch (FHIRException | IllegalArgumentException | NullPointerException wrong) {
      // The engine answers some mistakes, such as an empty parameter, with exceptions of Java.
      throw place.fault(
          "'%s' finds nothing in a %s: %s.".formatted(text, resource, plain(wrong)),
          "Compare the names of elements and types with those of FHIR R4.");
    }
  }

  private static String plain(RuntimeException problem) {
    String message = String.valueOf(problem.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** What a path finds from an element of a resource. */
  List<Base> find(Path path, Base from, Resource resource, Scope scope) {
    try {
      return engine.evaluate(scope, resource, resource, from, path.node());
    } catch (FHIRException impossible) {
      throw path.place()
          .fault(
              "'%s' cannot be evaluated: %s.".formatted(path.text(), plain(impossible)),
              "Make sure that each part of it finds one value.");
    }
  }

  /** Whether a condition holds for a resource. */
  boolean holds(Path path, Resource resource, Scope scope) {
    List<Base> found = find(path, resource, resource, scope);
    if (found.isEmpty()) {
      return false;
    }
    if (found.size() == 1 && found.get(0) instanceof BooleanType yes) {
      return yes.booleanValue();
    }
    throw path.place()
        .fault(
            "The condition '%s' is neither true nor false.".formatted(path.text()),
            "Compare the value with something, or ask whether it exists().");
  }
}
