package org.doorstep.transfer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.doorstep.chart.Sparkline;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** How a result went since it was measured before. */
final class Trends {

  private Trends() {}

  /**
   * An arrow from the last but one result to the newest, with a blank before it.
   *
   * @param results of one kind, the newest first
   * @return nothing where the two cannot be compared
   */
  static String arrow(List<Observation> results) {
    List<BigDecimal> values = values(results);
    if (values.size() < 2) {
      return "";
    }
    int change = values.get(0).compareTo(values.get(1));
    return change > 0 ? "\u00a0↑" : change < 0 ? "\u00a0↓" : "\u00a0→";
  }

  /**
   * The results as a line.
   *
   * @param name what was measured
   * @param results of one kind, the newest first
   * @param wording the language of what is said to those who cannot see it
   * @return nothing where fewer than three can be compared: of two the arrow says all
   */
  static @Nullable Drawing line(String name, List<Observation> results, Wording wording) {
    List<Double> values =
        new ArrayList<>(values(results).stream().map(it -> it.doubleValue()).toList());
    Collections.reverse(values);
    return values.size() < 3
        ? null
        : new View.Trend(new Sparkline(values), wording.text("results.trend", name));
  }

  /** The numbers, up to the first result that is none or has another unit. */
  private static List<BigDecimal> values(List<Observation> results) {
    List<BigDecimal> values = new ArrayList<>();
    String unit = results.get(0).getValue() instanceof Quantity newest ? unit(newest) : "";
    for (Observation result : results) {
      Optional<Quantity> quantity = number(result).filter(it -> unit(it).equals(unit));
      if (quantity.isEmpty()) {
        return values;
      }
      values.add(quantity.get().getValue());
    }
    return values;
  }

  /** Of what lies below or above what can be measured, that limit. */
  private static Optional<Quantity> number(Observation result) {
    return result.getValue() instanceof Quantity quantity && quantity.hasValue()
        ? Optional.of(quantity)
        : Optional.empty();
  }

  private static String unit(Quantity quantity) {
    return String.valueOf(quantity.hasCode() ? quantity.getCode() : quantity.getUnit());
  }
}
