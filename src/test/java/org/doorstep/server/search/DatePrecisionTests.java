package org.doorstep.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.param.DateParam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePrecisionTests {

  @ParameterizedTest
  @CsvSource({
    "ge2024, ge2024-01-01",
    "gt2024, gt2024-12-31",
    "lt2024, lt2024-01-01",
    "le2024, le2024-12-31",
    "sa2024-02, sa2024-02-29",
    "eb2024-02, eb2024-02-01",
    "le2023-02, le2023-02-28",
    "2024, 2024",
    "ge2024-05-06, ge2024-05-06"
  })
  void boundOnAYearOrMonthBecomesABoundOnADay(String asked, String searched) {
    DateParam day = DatePrecision.toDay(new DateParam(asked));

    String prefix = day.getPrefix() == null ? "" : day.getPrefix().getValue();
    assertThat(prefix + day.getValueAsString()).isEqualTo(searched);
  }
}
