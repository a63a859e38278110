package org.doorstep.server.search;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns bounds given as a year or a month into days, because HAPI 8.8.0 searches wrongly by them:
 * {@code ge2020} finds a fraction of what {@code ge2020-01-01} finds.
 */
final class DatePrecision {

  private static final int YEAR_LENGTH = 4;
  private static final int MONTH_LENGTH = 7;

  private DatePrecision() {}

  static void toDays(SearchParameterMap search) {
    for (String name : Set.copyOf(search.keySet())) {
      List<List<IQueryParameterType>> and = search.get(name);
      if (and.stream().flatMap(List::stream).anyMatch(DateParam.class::isInstance)) {
        search.put(name, and.stream().map(DatePrecision::toDays).toList());
      }
    }
    DateRangeParam updated = search.getLastUpdated();
    if (updated != null) {
      search.setLastUpdated(
          new DateRangeParam(
              toDayOrNull(updated.getLowerBound()), toDayOrNull(updated.getUpperBound())));
    }
  }

  private static List<IQueryParameterType> toDays(List<IQueryParameterType> or) {
    return or.stream().map(value -> value instanceof DateParam date ? toDay(date) : value).toList();
  }

  private static @Nullable DateParam toDayOrNull(@Nullable DateParam date) {
    return date == null ? null : toDay(date);
  }

  /**
   * The same bound, as a day.
   *
   * @param date a date of any precision with any prefix
   * @return for a bound on a year or a month: on its first or last day; otherwise what was given
   */
  static DateParam toDay(DateParam date) {
    String value = date.getValueAsString();
    ParamPrefixEnum prefix = date.getPrefix();
    if (value == null || value.length() > MONTH_LENGTH || prefix == null) {
      return date;
    }
    return switch (prefix) {
      case GREATERTHAN_OR_EQUALS, LESSTHAN, ENDS_BEFORE -> new DateParam(prefix, firstDay(value));
      case GREATERTHAN, STARTS_AFTER, LESSTHAN_OR_EQUALS -> new DateParam(prefix, lastDay(value));
      case EQUAL, NOT_EQUAL, APPROXIMATE -> date;
    };
  }

  private static String firstDay(String value) {
    return value.length() == YEAR_LENGTH ? value + "-01-01" : value + "-01";
  }

  private static String lastDay(String value) {
    return value.length() == YEAR_LENGTH
        ? value + "-12-31"
        : YearMonth.parse(value).atEndOfMonth().toString();
  }
}
