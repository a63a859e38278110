package org.doorstep.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The recorded electrocardiogram of src/test/resources/ecg. */
public final class RecordedEcg {

  private static final double PERIOD_MILLIS = 2;

  private RecordedEcg() {}

  /** All twelve leads, 10 s at 500 Hz. */
  public static EcgTracing infarction() {
    List<String> lines = lines();
    Map<Lead, double[]> leads = new EnumMap<>(Lead.class);
    for (Lead lead : Lead.values()) {
      int column = Arrays.asList(lines.get(0).split(",", -1)).indexOf(lead.label());
      double[] samples =
          lines.stream()
              .skip(1)
              .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]) / 1000)
              .toArray();
      leads.put(lead, samples);
    }
    return new EcgTracing(PERIOD_MILLIS, leads);
  }

  private static List<String> lines() {
    try (InputStream csv =
        RecordedEcg.class.getResourceAsStream("/ecg/ecg-12-lead-infarction.csv")) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
