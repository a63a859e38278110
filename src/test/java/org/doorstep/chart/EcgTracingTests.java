package org.doorstep.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.junit.jupiter.api.Test;

class EcgTracingTests {

  @Test
  void recordedLeadsComeBackToTheMicrovolt() {
    EcgTracing recorded = RecordedEcg.infarction();
    Observation ecg = new Observation().setComponent(recorded.toComponents());
    EcgTracing read = EcgTracing.of(ecg).orElseThrow();
    assertThat(read.millivolts().keySet()).containsExactly(Lead.values());
    assertThat(read.seconds()).isEqualTo(10);
    for (Lead lead : Lead.values()) {
      assertThat(read.samples(lead)).containsExactly(recorded.samples(lead), within(1e-9));
    }
  }

  @Test
  void factorAndOriginAndUnitGiveMillivolts() {
    Observation ecg = ecgOf(Lead.MDC_OID, "131330", samples("10 -20 E U L", "uV", 5, "2.5"));
    double[] lead = EcgTracing.of(ecg).orElseThrow().samples(Lead.II);
    assertThat(lead[0]).isEqualTo(0.030, within(1e-12));
    assertThat(lead[1]).isEqualTo(-0.045, within(1e-12));
    assertThat(lead[2]).isNaN();
    assertThat(lead[3]).isNaN();
    assertThat(lead[4]).isNaN();
  }

  @Test
  void gapsAreWrittenAsErrors() {
    EcgTracing tracing = new EcgTracing(2, Map.of(Lead.I, new double[] {1, Double.NaN, -0.5}));
    SampledData data = tracing.toComponents().get(0).getValueSampledData();
    assertThat(data.getData()).isEqualTo("1000 E -500");
    assertThat(data.getPeriod()).isEqualByComparingTo("2");
  }

  @Test
  void observationWithoutLeadsHasNoTracing() {
    assertThat(EcgTracing.of(new Observation())).isEmpty();
    assertThat(EcgTracing.of(ecgOf("http://loinc.org", "8601-7", samples("1", "mV", 0, "1"))))
        .isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    refused(samples("1 2 three", "mV", 0, "1"), "neither a number");
    refused(samples("1 2 3", "mmHg", 0, "1"), "unit");
    refused(samples("1 2 900", "mV", 0, "1"), "beyond");
    refused(samples(" ", "mV", 0, "1"), "no samples");
    refused(samples("1 2", "mV", 0, "1").setDimensions(2), "one dimension");
    refused(samples("1 2", "mV", 0, "1").setPeriod(null), "period");
    refused(samples("1 2", "mV", 0, "1").setPeriod(new BigDecimal(1000)), "period");
  }

  @Test
  void leadsThatContradictEachOtherAreRefused() {
    Observation twice = ecgOf(Lead.MDC, "131329", samples("1", "mV", 0, "1"));
    twice.addComponent(
        ecgOf(Lead.MDC_OID, "131329", samples("1", "mV", 0, "1")).getComponent().get(0));
    assertThatThrownBy(() -> EcgTracing.of(twice)).hasMessageContaining("I appears twice");
    Observation mixed = ecgOf(Lead.MDC, "131329", samples("1", "mV", 0, "1"));
    SampledData slow = samples("1", "mV", 0, "1").setPeriod(BigDecimal.TEN);
    mixed.addComponent(ecgOf(Lead.MDC, "131330", slow).getComponent().get(0));
    assertThatThrownBy(() -> EcgTracing.of(mixed)).hasMessageContaining("differ in their period");
  }

  private static void refused(SampledData data, String because) {
    assertThatThrownBy(() -> EcgTracing.of(ecgOf(Lead.MDC, "131329", data)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(because);
  }

  private static Observation ecgOf(String system, String code, SampledData data) {
    Observation ecg = new Observation();
    ecg.addComponent().setCode(new CodeableConcept(new Coding(system, code, null))).setValue(data);
    return ecg;
  }

  private static SampledData samples(String data, String unit, double origin, String factor) {
    return new SampledData()
        .setOrigin(new Quantity(origin).setCode(unit))
        .setPeriod(new BigDecimal("2"))
        .setFactor(new BigDecimal(factor))
        .setDimensions(1)
        .setData(data);
  }
}
