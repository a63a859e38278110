package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class TrendsTests {

  private static final Wording WORDING = SummaryTestCase.wording(Language.EN);

  @Test
  void theArrowGoesFromTheLastButOneToTheNewest() {
    assertThat(Trends.arrow(results("mmol/L", 7, 5, 9))).endsWith("↑");
    assertThat(Trends.arrow(results("mmol/L", 4, 5, 1))).endsWith("↓");
    assertThat(Trends.arrow(results("mmol/L", 5, 5))).endsWith("→");
    assertThat(Trends.arrow(results("mmol/L", 5))).isEmpty();
  }

  @Test
  void belowWhatCanBeMeasuredIsLowerThanWhatWasMeasured() {
    List<Observation> load = results("{copies}/mL", 40, 350);
    load.get(0).getValueQuantity().setComparator(Quantity.QuantityComparator.LESS_THAN);
    assertThat(Trends.arrow(load)).endsWith("↓");
  }

  @Test
  void whatHasAnotherUnitOrNoNumberIsNotCompared() {
    List<Observation> mixed = results("mmol/L", 7, 120, 6);
    mixed.get(1).getValueQuantity().setCode("mg/dL");
    assertThat(Trends.arrow(mixed)).isEmpty();
    List<Observation> words = results("mmol/L", 7, 5, 6);
    words.get(1).setValue(new StringType("haemolysed"));
    assertThat(Trends.arrow(words)).isEmpty();
    assertThat(Trends.line("Potassium", words, WORDING)).isNull();
  }

  @Test
  void threeResultsMakeALineFromTheOldestToTheNewest() {
    assertThat(Trends.line("Potassium", results("mmol/L", 5, 4), WORDING)).isNull();
    Drawing line =
        Objects.requireNonNull(Trends.line("Potassium", results("mmol/L", 5, 4, 3), WORDING));
    assertThat(((View.Trend) line).line().values()).containsExactly(3.0, 4.0, 5.0);
    assertThat(line.svg())
        .contains("<title>Course of Potassium</title>")
        .contains("M0.8 3.7L9 2.25L17.2 0.8")
        .doesNotContain("<script", "style=", "href");
    assertThat(line.png().length).isLessThan(2_000);
  }

  private static List<Observation> results(String unit, double... newestFirst) {
    List<Observation> results = new ArrayList<>();
    for (double value : newestFirst) {
      Observation result = new Observation();
      result.setValue(new Quantity(value).setUnit(unit).setCode(unit));
      results.add(result);
    }
    return results;
  }
}
