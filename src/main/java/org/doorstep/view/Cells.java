package org.doorstep.view;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.jspecify.annotations.Nullable;

/** What a table holds of what a path finds. */
final class Cells {

  private Cells() {}

  static @Nullable Object of(Column column, List<Base> found) {
    List<Object> values = new ArrayList<>();
    for (Base value : found) {
      if (!value.isPrimitive()) {
        throw column
            .path()
            .place()
            .fault(
                "The column '%s' would hold a whole %s.".formatted(column.name(), value.fhirType()),
                "Name one of its elements in the path.");
      }
      // An element without a value, such as one whose value is masked, has only extensions.
      if (value.hasPrimitiveValue()) {
        values.add(plain(value));
      }
    }
    if (column.collection()) {
      return values;
    }
    if (values.size() > 1) {
      throw column
          .path()
          .place()
          .fault(
              "The column '%s' has several values in one row.".formatted(column.name()),
              "Take the first() one, go through them with forEach, or set collection to true.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static Object plain(Base value) {
    if (value instanceof BooleanType yes) {
      return yes.booleanValue();
    }
    if (value instanceof IntegerType number) {
      return number.getValue();
    }
    if (value instanceof DecimalType number) {
      return number.getValue();
    }
    return value.primitiveValue();
  }
}
