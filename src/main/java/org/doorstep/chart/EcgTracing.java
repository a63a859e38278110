package org.doorstep.chart;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.SampledData;

/**
 * The leads of one electrocardiogram, recorded at the same time.
 *
 * @param periodMillis milliseconds between two samples, the same for all leads
 * @param millivolts the samples of each recorded lead in millivolts; NaN where nothing was measured
 */
public record EcgTracing(double periodMillis, Map<Lead, double[]> millivolts) {

  /** Between 10 kHz and 10 Hz: below and above it is no electrocardiogram, but a wrong unit. */
  private static final double MIN_PERIOD = 0.1;

  private static final double MAX_PERIOD = 100;

  /**
   * Checks the tracing.
   *
   * @throws IllegalArgumentException when it has no lead, an empty lead or an impossible period
   */
  public EcgTracing {
    if (!(periodMillis >= MIN_PERIOD && periodMillis <= MAX_PERIOD)) {
      throw new IllegalArgumentException("the period is not between 0.1 and 100 ms");
    }
    if (millivolts.isEmpty() || millivolts.values().stream().anyMatch(line -> line.length == 0)) {
      throw new IllegalArgumentException("a tracing needs a lead, and a lead needs samples");
    }
    millivolts = Collections.unmodifiableMap(new EnumMap<>(millivolts));
  }

  /**
   * Reads the leads of an ECG Observation, that is its components with SampledData and a lead of
   * ISO/IEEE 11073-10101 as their code.
   *
   * @param ecg an Observation of the profile doorstep-ecg
   * @return the tracing, or empty where the Observation has no leads
   * @throws IllegalArgumentException when the leads cannot be drawn: a lead twice, different
   *     periods, more than one dimension, a unit that is no voltage, a sample that is no number
   */
  public static Optional<EcgTracing> of(Observation ecg) {
    Map<Lead, double[]> leads = new EnumMap<>(Lead.class);
    double period = Double.NaN;
    for (ObservationComponentComponent component : ecg.getComponent()) {
      Optional<Lead> lead = Lead.of(component.getCode());
      if (lead.isEmpty() || !(component.getValue() instanceof SampledData data)) {
        continue;
      }
      double periodOfLead = data.hasPeriod() ? data.getPeriod().doubleValue() : 0;
      if (!Double.isNaN(period) && periodOfLead != period) {
        throw new IllegalArgumentException("the leads differ in their period");
      }
      period = periodOfLead;
      if (leads.put(lead.get(), Samples.toMillivolts(data)) != null) {
        throw new IllegalArgumentException("lead " + lead.get().label() + " appears twice");
      }
    }
    return leads.isEmpty() ? Optional.empty() : Optional.of(new EcgTracing(period, leads));
  }

  /**
   * Writes the leads as components of an ECG Observation, with a resolution of one microvolt.
   *
   * @return one component for each lead, in the order in which leads are printed
   */
  public List<ObservationComponentComponent> toComponents() {
    return Arrays.stream(Lead.values())
        .filter(millivolts::containsKey)
        .map(this::component)
        .toList();
  }

  private ObservationComponentComponent component(Lead lead) {
    return new ObservationComponentComponent()
        .setCode(lead.toConcept())
        .setValue(Samples.of(samples(lead), periodMillis));
  }

  /**
   * The same tracing in a form that is sent over a thin link: of several samples their mean, in
   * steps of five microvolts, a fifth of the width of the printed line.
   *
   * @param slowestMillis the time between two samples that must not be exceeded, in milliseconds
   * @return one component for each lead, in the order in which leads are printed
   */
  public List<ObservationComponentComponent> toCompactComponents(double slowestMillis) {
    int each = Math.max(1, (int) Math.floor(slowestMillis / periodMillis));
    return Arrays.stream(Lead.values())
        .filter(millivolts::containsKey)
        .map(
            lead ->
                new ObservationComponentComponent()
                    .setCode(lead.toConcept())
                    .setValue(Samples.compact(means(samples(lead), each), periodMillis * each)))
        .toList();
  }

  private static double[] means(double[] samples, int each) {
    if (samples.length < each) {
      return samples;
    }
    double[] means = new double[samples.length / each];
    for (int i = 0; i < means.length; i++) {
      // A gap stays a gap: the mean of what was not measured is not measured either.
      means[i] = Arrays.stream(samples, i * each, (i + 1) * each).sum() / each;
    }
    return means;
  }

  /**
   * The samples of one lead.
   *
   * @param lead any lead
   * @return millivolts, empty where the lead was not recorded
   */
  public double[] samples(Lead lead) {
    return millivolts.getOrDefault(lead, new double[0]);
  }

  /**
   * How long the longest lead was recorded.
   *
   * @return seconds
   */
  public double seconds() {
    int samples = millivolts.values().stream().mapToInt(line -> line.length).max().orElse(0);
    return samples * periodMillis / 1000;
  }
}
