package org.doorstep.chart;

import java.math.BigDecimal;
import java.util.Map;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;

/** Turns SampledData of FHIR R4 (https://hl7.org/fhir/R4/datatypes.html#SampledData) to numbers. */
final class Samples {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Map<String, Double> MILLIVOLTS_PER_UNIT =
      Map.of("mV", 1.0, "uV", 0.001, "µV", 0.001, "V", 1000.0, "nV", 1e-6);

  /** No electrode on a living person measures more; a larger number is a wrong unit or factor. */
  private static final double MAX_MILLIVOLTS = 50;

  private Samples() {}

  /**
   * Reads the samples of one lead.
   *
   * @param data one dimension, with the unit of the origin among V, mV, uV and nV
   * @return millivolts; NaN where the data say error (E), above (U) or below (L) the range
   * @throws IllegalArgumentException when the data cannot be drawn to scale
   */
  static double[] toMillivolts(SampledData data) {
    if (data.getDimensions() != 1) {
      throw new IllegalArgumentException("a lead has one dimension, not " + data.getDimensions());
    }
    double scale = scale(data.getOrigin());
    double origin = data.getOrigin().hasValue() ? data.getOrigin().getValue().doubleValue() : 0;
    double factor = data.hasFactor() ? data.getFactor().doubleValue() : 1;
    if (!data.hasData() || data.getData().isBlank()) {
      throw new IllegalArgumentException("a lead has no samples");
    }
    String[] tokens = data.getData().strip().split("\\s+", -1);
    double[] values = new double[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      values[i] = value(tokens[i], factor, origin) * scale;
      if (Math.abs(values[i]) > MAX_MILLIVOLTS) {
        throw new IllegalArgumentException("a sample lies beyond " + MAX_MILLIVOLTS + " mV");
      }
    }
    return values;
  }

  private static double value(String token, double factor, double origin) {
    if (token.equals("E") || token.equals("U") || token.equals("L")) {
      return Double.NaN;
    }
    try {
      return new BigDecimal(token).doubleValue() * factor + origin;
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException("a sample is neither a number nor E, U or L", malformed);
    }
  }

  private static double scale(Quantity origin) {
    String unit = origin.hasCode() ? origin.getCode() : origin.getUnit();
    Double scale = unit == null ? null : MILLIVOLTS_PER_UNIT.get(unit);
    if (scale == null) {
      throw new IllegalArgumentException("the unit of the origin is none of V, mV, uV, nV");
    }
    return scale;
  }

  /**
   * Writes samples with a resolution of one microvolt.
   *
   * @param millivolts the samples; NaN becomes E
   * @param periodMillis milliseconds between two samples
   * @return data with origin 0 mV and factor 0.001
   */
  static SampledData of(double[] millivolts, double periodMillis) {
    return of(millivolts, periodMillis, 1);
  }

  /**
   * Writes samples with a resolution of five microvolts.
   *
   * @param millivolts the samples; NaN becomes E
   * @param periodMillis milliseconds between two samples
   * @return data with origin 0 mV and factor 0.005
   */
  static SampledData compact(double[] millivolts, double periodMillis) {
    return of(millivolts, periodMillis, 5);
  }

  private static SampledData of(double[] millivolts, double periodMillis, int microvolts) {
    StringBuilder data = new StringBuilder(millivolts.length * 5);
    for (double value : millivolts) {
      data.append(data.isEmpty() ? "" : " ");
      data.append(Double.isNaN(value) ? "E" : Long.toString(Math.round(value * 1000 / microvolts)));
    }
    return new SampledData()
        .setOrigin(new Quantity().setValue(0).setUnit("mV").setSystem(UCUM).setCode("mV"))
        .setPeriod(BigDecimal.valueOf(periodMillis).stripTrailingZeros())
        .setFactor(BigDecimal.valueOf(microvolts, 3))
        .setDimensions(1)
        .setData(data.toString());
  }
}
