package org.doorstep.server.search;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.param.BaseParamWithPrefix;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.QuantityParam;
import java.util.List;

/**
 * Lets {@code sa} and {@code eb} stand before numbers and quantities, as FHIR allows and HAPI 8.8.0
 * refuses (https://hl7.org/fhir/R4/search.html#prefix). HAPI compares the exact values, so that
 * beginning after a number and being greater are one and the same.
 */
final class NumberPrefixes {

  private NumberPrefixes() {}

  static void toComparisons(SearchParameterMap search) {
    search.values().stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(value -> value instanceof NumberParam || value instanceof QuantityParam)
        .map(value -> (BaseParamWithPrefix<?>) value)
        .forEach(NumberPrefixes::toComparison);
  }

  private static void toComparison(BaseParamWithPrefix<?> value) {
    if (value.getPrefix() == ParamPrefixEnum.STARTS_AFTER) {
      value.setPrefix(ParamPrefixEnum.GREATERTHAN);
    } else if (value.getPrefix() == ParamPrefixEnum.ENDS_BEFORE) {
      value.setPrefix(ParamPrefixEnum.LESSTHAN);
    }
  }
}
