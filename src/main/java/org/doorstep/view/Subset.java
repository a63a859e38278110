package org.doorstep.view;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Kind;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Operation;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FHIRConstant;

/**
 * The part of FHIRPath that views may use, which is that of SQL on FHIR
 * (https://sql-on-fhir.org/ig/2.0.0/StructureDefinition-ShareableViewDefinition.html). What goes
 * back up to the resource, searches texts by patterns or walks through everything below is not in
 * it, so that the time that a view takes is bounded by the records that it reads.
 */
final class Subset {

  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.Where,
          Function.Exists,
          Function.Empty,
          Function.Not,
          Function.OfType,
          Function.First,
          Function.Item,
          Function.Extension,
          Function.Join,
          Function.LowBoundary,
          Function.HighBoundary,
          Function.Custom);

  private static final Set<Operation> OPERATIONS =
      EnumSet.of(
          Operation.Equals,
          Operation.NotEquals,
          Operation.LessThan,
          Operation.LessOrEqual,
          Operation.Greater,
          Operation.GreaterOrEqual,
          Operation.And,
          Operation.Or,
          Operation.Plus,
          Operation.Minus,
          Operation.Times,
          Operation.DivideBy);

  private final Place place;
  private final Scope scope;

  private Subset(Place place, Scope scope) {
    this.place = place;
    this.scope = scope;
  }

  /** Refuses an expression that holds anything else, or a constant that the view does not have. */
  static void require(ExpressionNode expression, Place place, Scope scope) {
    new Subset(place, scope).check(expression);
  }

  private void check(ExpressionNode node) {
    Function function = node.getFunction();
    if (node.getKind() == Kind.Function && !FUNCTIONS.contains(function)) {
      throw place.fault(
          "The function %s() is not one that a view may use.".formatted(function.toCode()),
          "A view may use where, exists, empty, not, ofType, first, extension, join, lowBoundary,"
              + " highBoundary, getResourceKey and getReferenceKey.");
    }
    if (node.getKind() == Kind.Constant
        && node.getConstant() instanceof FHIRConstant constant
        && constant.getValue().startsWith("%")
        && !scope.knows(constant.getValue().substring(1))) {
      throw place.fault(
          "The view has no constant '%s'.".formatted(constant.getValue()),
          "Add it to ViewDefinition.constant; of the names of FHIRPath only %rowIndex is known.");
    }
    if (node.getParameters() != null) {
      node.getParameters().forEach(this::check);
    }
    if (node.getGroup() != null) {
      check(node.getGroup());
    }
    if (node.getInner() != null) {
      check(node.getInner());
    }
    if (node.getOpNext() != null) {
      if (!OPERATIONS.contains(node.getOperation())) {
        throw place.fault(
            "The operator '%s' is not one that a view may use."
                .formatted(node.getOperation().toCode()),
            "A view may use =, !=, <, <=, >, >=, and, or, +, -, * and /.");
      }
      check(node.getOpNext());
    }
  }
}
