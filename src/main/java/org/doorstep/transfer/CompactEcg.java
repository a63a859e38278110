package org.doorstep.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.doorstep.chart.EcgTracing;
import org.doorstep.chart.Lead;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;

/**
 * Makes the samples of an electrocardiogram fit for a thin link: four milliseconds apart, as Holter
 * recorders write them, in steps of five microvolts. What was made coarser says so by the tag
 * SUBSETTED (https://hl7.org/fhir/R4/valueset-security-labels.html).
 */
final class CompactEcg {

  private static final double SLOWEST_MILLIS = 4;
  private static final String TAGS = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

  private CompactEcg() {}

  /** Shortens the electrocardiograms among some copies of records. */
  static void shorten(Collection<? extends Resource> copies) {
    copies.stream()
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .forEach(CompactEcg::shorten);
  }

  private static void shorten(Observation copy) {
    tracing(copy)
        .ifPresent(
            tracing -> {
              copy.getComponent().removeIf(CompactEcg::isLead);
              List<ObservationComponentComponent> leads =
                  tracing.toCompactComponents(SLOWEST_MILLIS);
              leads.forEach(copy::addComponent);
              copy.getMeta().addTag(TAGS, "SUBSETTED", null);
            });
  }

  private static Optional<EcgTracing> tracing(Observation copy) {
    try {
      return EcgTracing.of(copy);
    } catch (IllegalArgumentException unreadable) {
      // What cannot be read cannot be made coarser; the hospital gets it as it was recorded.
      return Optional.empty();
    }
  }

  private static boolean isLead(ObservationComponentComponent component) {
    return component.getValue() instanceof SampledData && Lead.of(component.getCode()).isPresent();
  }
}
