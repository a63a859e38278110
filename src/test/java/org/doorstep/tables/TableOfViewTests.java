package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.doorstep.view.Row;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How views become tables of PostgreSQL. */
class TableOfViewTests {

  private static final Views VIEWS = new Views(FhirContext.forR4Cached());

  private static TableOfView table(String name) {
    return TableOfView.of(Objects.requireNonNull(VIEWS.shipped().get(name)));
  }

  @Test
  void tablesHaveTheColumnsOfTheirViewsInTheirOrder() {
    for (String name : VIEWS.shipped().keySet()) {
      assertThat(table(name).columns())
          .extracting(TableColumn::name)
          .containsExactlyElementsOf(VIEWS.shipped(name).orElseThrow().columns());
    }
  }

  @Test
  void columnsHaveTheTypesThatSqlCountsWith() {
    assertThat(table("v_visit").signature())
        .contains(
            "visit_id text",
            "start_ts timestamp with time zone",
            "attendance integer",
            "mds_items jsonb");
    assertThat(table("v_dispense").signature()).contains("days numeric", "supply_end date");
    assertThat(table("v_patient").signature()).contains("birth_date text", "displaced boolean");
  }

  @Test
  void yearOfBirthStaysAsItIs() {
    View view = VIEWS.shipped("v_patient").orElseThrow();
    Patient patient = new Patient().setGender(AdministrativeGender.FEMALE);
    patient.setBirthDateElement(new DateType("1950")).setId("Patient/1");
    Row row = view.of(patient).get(0);
    assertThat(table("v_patient").line(row)).startsWith("\"1\",\"female\",\"1950\",");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "text, =1+1, \"=1+1\"",
        "text, a\"b, \"a\"\"b\"",
        "date, 2026-03-02, \"2026-03-02\"",
        "date, 2026-03, ``",
        "timestamp with time zone, 2026-03-02T00:30:00+02:00, \"2026-03-02T00:30:00+02:00\"",
        "timestamp with time zone, 2026, ``"
      })
  void cellIsWrittenAsCopyReadsIt(String type, String value, String written) {
    assertThat(new TableColumn("x", type, "").csv(value)).isEqualTo(written);
  }

  @Test
  void listsAndNumbersAreWrittenAsCopyReadsThem() {
    assertThat(new TableColumn("x", "jsonb", "").csv(List.of("a", "b")))
        .isEqualTo("\"[\"\"a\"\",\"\"b\"\"]\"");
    assertThat(new TableColumn("x", "numeric", "").csv(new BigDecimal("7E+1"))).isEqualTo("70");
    assertThat(new TableColumn("x", "text", "").csv(null)).isEmpty();
  }
}
