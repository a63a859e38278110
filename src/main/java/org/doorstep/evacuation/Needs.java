package org.doorstep.evacuation;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * How a person must be carried.
 *
 * @param mobility a code of doorstep-mobility; empty if nobody recorded it
 * @param oxygen whether oxygen is needed on the way
 * @param dependants how many people and animals must come along
 */
record Needs(Optional<String> mobility, boolean oxygen, int dependants) {

  static final Needs UNKNOWN = new Needs(Optional.empty(), false, 0);

  /** Whoever is not known to walk is fetched as if they could not. */
  private static final String HARDEST = "stretcher";

  private static final String NOT_RECORDED = "Not recorded; planned as the hardest";

  /** The needs that were recorded at a visit, as the components of the mobility. */
  static Needs of(Observation mobility) {
    CodeableConcept value =
        mobility.getValue() instanceof CodeableConcept concept ? concept : new CodeableConcept();
    return new Needs(
        Codes.code(value, Codes.MOBILITY),
        component(mobility, "oxygen-needed")
            .filter(BooleanType.class::isInstance)
            .map(answer -> ((BooleanType) answer).booleanValue())
            .orElse(false),
        component(mobility, "dependants-number").map(Needs::number).orElse(0));
  }

  private static Optional<Type> component(Observation mobility, String code) {
    return mobility.getComponent().stream()
        .filter(part -> Codes.code(part.getCode(), Codes.OBSERVATIONS).equals(Optional.of(code)))
        .filter(Observation.ObservationComponentComponent::hasValue)
        .map(Observation.ObservationComponentComponent::getValue)
        .findFirst();
  }

  private static int number(Type value) {
    if (value instanceof IntegerType number) {
      return Math.max(0, number.getValue());
    }
    return value instanceof Quantity quantity && quantity.hasValue()
        ? Math.max(0, quantity.getValue().intValue())
        : 0;
  }

  /** The needs as an order to fetch somebody says them. */
  static Needs of(ServiceRequest order) {
    Extension needs = order.getExtensionByUrl(Codes.TRANSPORT_NEEDS);
    if (needs == null) {
      return UNKNOWN;
    }
    CodeableConcept position =
        needs.getExtensionByUrl("position") == null
            ? new CodeableConcept()
            : (CodeableConcept) needs.getExtensionByUrl("position").getValue();
    return new Needs(
        NOT_RECORDED.equals(position.getText())
            ? Optional.empty()
            : Codes.code(position, Codes.MOBILITY),
        needs.getExtensionByUrl("oxygen") != null
            && ((BooleanType) needs.getExtensionByUrl("oxygen").getValue()).booleanValue(),
        needs.getExtensionByUrl("dependants") == null
            ? 0
            : ((UnsignedIntType) needs.getExtensionByUrl("dependants").getValue()).getValue());
  }

  /** The needs for an order to fetch somebody. */
  Extension extension() {
    Extension needs = new Extension(Codes.TRANSPORT_NEEDS);
    CodeableConcept position = Codes.concept(Codes.MOBILITY, planned());
    if (mobility.isEmpty()) {
      position.setText(NOT_RECORDED);
    }
    needs.addExtension(new Extension("position", position));
    needs.addExtension(new Extension("oxygen", new BooleanType(oxygen)));
    needs.addExtension(new Extension("dependants", new UnsignedIntType(dependants)));
    return needs;
  }

  /** As what the person is fetched. */
  String planned() {
    return mobility.orElse(HARDEST);
  }
}
