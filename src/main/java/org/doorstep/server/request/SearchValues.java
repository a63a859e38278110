package org.doorstep.server.request;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/**
 * Reads the values of search parameters as FHIR writes them
 * (https://hl7.org/fhir/R4/search.html#ptypes).
 */
final class SearchValues {

  private static final String PREFIX = "(eq|ne|gt|lt|ge|le|sa|eb|ap)?";
  private static final String DECIMAL = "[+-]?\\d{1,18}(\\.\\d{0,18})?([eE][+-]?\\d{1,3})?";
  private static final Pattern NUMBER = Pattern.compile(PREFIX + DECIMAL);

  // A system alone, which HAPI would pass over, is refused: it says nothing without a code.
  private static final Pattern QUANTITY =
      Pattern.compile(PREFIX + DECIMAL + "(\\|\\|?|\\|[^|]*\\|[^|]+)?");
  private static final Pattern DATE =
      Pattern.compile(
          PREFIX
              + "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])"
              + "(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:?\\d{2})?)?)?)?");
  private static final int NEAR_PARTS = 4;

  private SearchValues() {}

  static void require(RuntimeSearchParam parameter, String[] values) {
    RestSearchParameterTypeEnum type = parameter.getParamType();
    for (String value : values) {
      if ("near".equals(parameter.getName())) {
        requirePosition(parameter, value);
      } else if (type == RestSearchParameterTypeEnum.DATE) {
        requireEach(parameter, value, DATE, "a date such as ge2026-03-01");
      } else if (type == RestSearchParameterTypeEnum.NUMBER) {
        requireEach(parameter, value, NUMBER, "a number such as gt5.4");
      } else if (type == RestSearchParameterTypeEnum.QUANTITY) {
        requireEach(
            parameter,
            value,
            QUANTITY,
            "a quantity such as lt7.0|http://unitsofmeasure.org|mmol/L");
      } else {
        require(!value.isBlank(), parameter, value, "a value");
      }
    }
  }

  private static void requireEach(
      RuntimeSearchParam parameter, String value, Pattern form, String mend) {
    for (String each : value.split(",", -1)) {
      require(form.matcher(each).matches(), parameter, each, mend);
    }
  }

  /** Latitude and longitude in degrees, a distance and its unit, parted by bars. */
  private static void requirePosition(RuntimeSearchParam parameter, String value) {
    String[] parts = value.split("\\|", -1);
    boolean valid =
        parts.length >= 2
            && parts.length <= NEAR_PARTS
            && isWithin(parts[0], 90)
            && isWithin(parts[1], 180)
            && (parts.length < 3 || parts[2].isEmpty() || isWithin(parts[2], 20_000));
    require(valid, parameter, value, "a position such as 49.99|36.23|10|km");
  }

  private static boolean isWithin(String number, int bound) {
    if (!number.matches("-?\\d{1,5}(\\.\\d{1,12})?")) {
      return false;
    }
    return Math.abs(Double.parseDouble(number)) <= bound;
  }

  private static void require(
      boolean valid, RuntimeSearchParam parameter, String value, String mend) {
    if (!valid) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-search-value",
          null,
          "'%s' is not a value for the search parameter '%s'."
              .formatted(Words.quote(value), parameter.getName()),
          "Write " + mend + ".");
    }
  }
}
