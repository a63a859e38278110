package org.doorstep.view;

import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/**
 * Where something stands in a ViewDefinition.
 *
 * @param expression such as {@code ViewDefinition.select[0].column[1].path}
 */
record Place(String expression) {

  static final Place VIEW = new Place("ViewDefinition");

  Place of(String element) {
    return new Place(expression + '.' + element);
  }

  Place at(int index) {
    return new Place(expression + '[' + index + ']');
  }

  /**
   * Refuses what stands there.
   *
   * @param what what is wrong with it, as a sentence
   * @param mend what to do about it, as a sentence
   * @return 422, to be thrown
   */
  Refusal fault(String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN, "view-definition", expression, expression + ": " + what, mend);
  }
}
