package org.doorstep.view;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IntegerType;
import org.jspecify.annotations.Nullable;

/**
 * What the names after a percent sign stand for.
 *
 * @param constants those of the view
 * @param row the number of the element among those over which the select goes, counted from 0
 */
record Scope(Map<String, Base> constants, int row) {

  static final String ROW = "rowIndex";

  Scope at(int index) {
    return new Scope(constants, index);
  }

  boolean knows(String name) {
    return ROW.equals(name) || constants.containsKey(name);
  }

  List<Base> value(String name) {
    return List.of(get(name));
  }

  /** A number counts as one of FHIRPath, so that it may be the index of an element. */
  String type(String name) {
    Base value = get(name);
    return value instanceof IntegerType ? TypeDetails.FP_Integer : value.fhirType();
  }

  private Base get(String name) {
    Base constant = constants.get(name);
    return constant == null ? new IntegerType(row) : constant;
  }

  static @Nullable Scope of(@Nullable Object context) {
    return context instanceof Scope scope ? scope : null;
  }
}
