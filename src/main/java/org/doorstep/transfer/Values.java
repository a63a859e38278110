package org.doorstep.transfer;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Type;

/** Results as people read them. */
final class Values {

  private static final String LOINC = "http://loinc.org";
  private static final Set<String> STRIKING =
      Set.of("A", "AA", "H", "HH", "HU", "L", "LL", "LU", "POS", "R", ">", "<");

  private Values() {}

  /** The result of an observation; blood pressure as systolic over diastolic. */
  static String of(Observation observation, Wording wording) {
    if (observation.hasValue()) {
      return of(observation.getValue(), wording);
    }
    String systolic = component(observation, "8480-6", wording);
    String diastolic = component(observation, "8462-4", wording);
    if (!systolic.isEmpty() && !diastolic.isEmpty()) {
      return systolic.split("\u00a0", -1)[0] + "/" + diastolic;
    }
    if (observation.hasDataAbsentReason()) {
      return wording.text("value.absent") + ": " + wording.name(observation.getDataAbsentReason());
    }
    if (observation.hasInterpretation()) {
      return interpretation(observation, wording);
    }
    return String.join(
        "; ",
        observation.getComponent().stream()
            .filter(c -> c.hasValue() && !(c.getValue() instanceof SampledData))
            .map(c -> wording.name(c.getCode()) + " " + of(c.getValue(), wording))
            .toList());
  }

  /** One value. */
  static String of(Type value, Wording wording) {
    if (value instanceof Quantity quantity) {
      return wording.quantity(quantity);
    } else if (value instanceof CodeableConcept concept) {
      return wording.name(concept);
    } else if (value instanceof BooleanType answer) {
      return wording.text("answer." + answer.booleanValue());
    } else if (value instanceof DateTimeType moment) {
      return wording.date(moment);
    } else if (value instanceof Range range) {
      return range(range.getLow(), range.getHigh(), wording);
    }
    return value.isPrimitive() ? String.valueOf(value.primitiveValue()) : "";
  }

  private static String component(Observation observation, String code, Wording wording) {
    return observation.getComponent().stream()
        .filter(c -> c.getCode().hasCoding(LOINC, code) && c.hasValue())
        .map(ObservationComponentComponent::getValue)
        .map(value -> of(value, wording))
        .findFirst()
        .orElse("");
  }

  /** What the result means: high, not detected and so on. */
  static String interpretation(Observation observation, Wording wording) {
    return String.join(
        "; ",
        observation.getInterpretation().stream()
            .map(
                concept ->
                    concept.getCoding().stream()
                        .map(c -> wording.textOr("interpretation." + c.getCode(), ""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseGet(() -> wording.name(concept)))
            .toList());
  }

  /** Whether the sender marked the result as outside the range. */
  static boolean isStriking(Observation observation) {
    return observation.getInterpretation().stream()
        .flatMap(concept -> concept.getCoding().stream())
        .anyMatch(coding -> STRIKING.contains(coding.getCode()));
  }

  /** The range in which the result is usual. */
  static String range(Observation observation, Wording wording) {
    List<String> ranges =
        observation.getReferenceRange().stream().map(range -> range(range, wording)).toList();
    return String.join("; ", ranges);
  }

  private static String range(ObservationReferenceRangeComponent range, Wording wording) {
    return range.hasText() ? range.getText() : range(range.getLow(), range.getHigh(), wording);
  }

  private static String range(Quantity low, Quantity high, Wording wording) {
    if (low.hasValue() && high.hasValue()) {
      return wording.number(low.getValue()) + "–" + wording.quantity(high);
    }
    return low.hasValue()
        ? "≥ " + wording.quantity(low)
        : high.hasValue() ? "≤ " + wording.quantity(high) : "";
  }
}
