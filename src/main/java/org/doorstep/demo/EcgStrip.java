package org.doorstep.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ten seconds of an electrocardiogram at 250 Hz.
 *
 * @param heartRate beats a minute
 * @param leads microvolts by the name of the lead, in the usual order of the leads
 */
record EcgStrip(int heartRate, Map<String, double[]> leads) {

  static final int HERTZ = 250;
  static final int SAMPLES = 10 * HERTZ;
  static final List<String> LEADS =
      List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

  private static final String RECORDING = "/demo/ecg-12-lead-infarction.csv";
  private static final int RECORDED_RATE = 80;

  /**
   * Place in the beat (in tenths of a second around the R wave), width and height in microvolts.
   */
  private record Wave(double at, double width, double height) {}

  /** P, Q, R, S and T of the leads that are measured; the limb leads follow from I and II. */
  private static final Map<String, double[]> HEIGHTS =
      Map.of(
          "I", new double[] {90, -40, 700, -120, 210},
          "II", new double[] {140, -70, 1100, -180, 300},
          "V1", new double[] {60, 0, 220, -950, -60},
          "V2", new double[] {70, 0, 450, -1300, 350},
          "V3", new double[] {70, 0, 850, -900, 420},
          "V4", new double[] {80, -60, 1450, -480, 400},
          "V5", new double[] {80, -90, 1350, -220, 330},
          "V6", new double[] {80, -90, 1050, -90, 260});

  /**
   * A made-up strip: sums of bell curves, one a wave (after P. E. McSharry et al., A dynamical
   * model for generating synthetic electrocardiogram signals, IEEE Trans Biomed Eng 50, 2003,
   * 289-294).
   *
   * @param fibrillating without P waves and with unequal beats, as in atrial fibrillation
   */
  static EcgStrip madeUp(int heartRate, boolean fibrillating, Chance chance) {
    List<Double> beats = new ArrayList<>();
    double spread = fibrillating ? 0.28 : 0.03;
    for (double at = 0.2; at < 10.5; at += 60.0 / heartRate * (1 + spread * chance.wobble())) {
      beats.add(at);
    }
    Map<String, double[]> measured = new LinkedHashMap<>();
    for (String lead : LEADS) {
      if (HEIGHTS.containsKey(lead)) {
        measured.put(lead, trace(HEIGHTS.get(lead), beats, fibrillating, chance));
      }
    }
    return new EcgStrip(heartRate, withLimbLeads(measured)).noisy(12, chance);
  }

  private static double[] trace(
      double[] heights, List<Double> beats, boolean fibrillating, Chance chance) {
    double scale = 1 + 0.15 * chance.wobble();
    List<Wave> waves =
        List.of(
            new Wave(-0.17, 0.022, fibrillating ? 0 : heights[0]),
            new Wave(-0.03, 0.009, heights[1]),
            new Wave(0, 0.011, heights[2]),
            new Wave(0.03, 0.011, heights[3]),
            new Wave(0.27, 0.045, heights[4]));
    double[] trace = new double[SAMPLES];
    for (double beat : beats) {
      for (Wave wave : waves) {
        int centre = (int) ((beat + wave.at()) * HERTZ);
        int reach = (int) (wave.width() * 4 * HERTZ) + 1;
        for (int i = Math.max(0, centre - reach); i < Math.min(SAMPLES, centre + reach); i++) {
          double distance = ((double) i / HERTZ - beat - wave.at()) / wave.width();
          trace[i] += scale * wave.height() * Math.exp(-distance * distance / 2);
        }
      }
    }
    return trace;
  }

  /** Einthoven's and Goldberger's leads: III = II - I, and the augmented ones from both. */
  private static Map<String, double[]> withLimbLeads(Map<String, double[]> measured) {
    double[] one = Objects.requireNonNull(measured.get("I"));
    double[] two = Objects.requireNonNull(measured.get("II"));
    Map<String, double[]> leads = new LinkedHashMap<>();
    for (String lead : LEADS) {
      double[] trace = measured.getOrDefault(lead, new double[SAMPLES]);
      for (int i = 0; i < SAMPLES; i++) {
        switch (lead) {
          case "III" -> trace[i] = two[i] - one[i];
          case "aVR" -> trace[i] = -(one[i] + two[i]) / 2;
          case "aVL" -> trace[i] = one[i] - two[i] / 2;
          case "aVF" -> trace[i] = two[i] - one[i] / 2;
          default -> {}
        }
      }
      leads.put(lead, trace);
    }
    return leads;
  }

  /** The real recording of an infarction, made faster or slower, larger or smaller. */
  static EcgStrip recorded(Chance chance) {
    double speed = 0.85 + 0.3 * chance.between(0, 100) / 100;
    double scale = 0.8 + 0.4 * chance.between(0, 100) / 100;
    Map<String, double[]> leads = new LinkedHashMap<>();
    read()
        .forEach(
            (lead, recorded) -> {
              double[] trace = new double[SAMPLES];
              for (int i = 0; i < SAMPLES; i++) {
                // Past the end the recording runs backwards: no jump where the two meet.
                int at = (int) (i * speed);
                trace[i] = scale * recorded[at < SAMPLES ? at : 2 * SAMPLES - 1 - at];
              }
              leads.put(lead, trace);
            });
    return new EcgStrip((int) Math.round(RECORDED_RATE * speed), leads).noisy(8, chance);
  }

  /** The microvolts of one of the twelve leads. */
  double[] lead(String name) {
    return Objects.requireNonNull(leads.get(name));
  }

  private EcgStrip noisy(double microvolts, Chance chance) {
    for (double[] trace : leads.values()) {
      double drift = chance.wobble() * 40;
      for (int i = 0; i < SAMPLES; i++) {
        trace[i] += drift * Math.sin(2 * Math.PI * i / SAMPLES) + microvolts * chance.wobble();
      }
    }
    return this;
  }

  private static Map<String, double[]> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(EcgStrip.class.getResourceAsStream(RECORDING)),
                StandardCharsets.UTF_8))) {
      String[] names = Objects.requireNonNull(lines.readLine()).split(",", -1);
      List<double[]> rows =
          lines
              .lines()
              .map(
                  line ->
                      Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
              .toList();
      Map<String, double[]> leads = new LinkedHashMap<>();
      for (int lead = 0; lead < names.length; lead++) {
        int column = lead;
        leads.put(
            names[lead], rows.stream().mapToDouble(row -> row[column]).limit(SAMPLES).toArray());
      }
      return leads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
