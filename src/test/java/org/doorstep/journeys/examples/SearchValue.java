package org.doorstep.journeys.examples;

import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Writes an element as the value of a search parameter; R4 section 3.1.1.4 says how. */
final class SearchValue {

  private static final int WORDS = 60;

  private SearchValue() {}

  /** The value, not yet encoded for a URL; nothing for what such a parameter does not index. */
  static @Nullable String of(RuntimeSearchParam parameter, IBase element) {
    return switch (parameter.getParamType()) {
      case TOKEN -> token(element);
      case STRING -> string(element);
      case REFERENCE -> reference(parameter, element);
      case DATE -> date(element);
      case NUMBER ->
          element instanceof DecimalType || element instanceof IntegerType
              ? ((PrimitiveType<?>) element).getValueAsString()
              : null;
      case QUANTITY -> quantity(element);
      case URI -> element instanceof UriType uri ? plain(uri.getValue()) : null;
      case COMPOSITE, HAS, SPECIAL -> null;
    };
  }

  private static @Nullable String token(IBase element) {
    if (element instanceof CodeableConcept concept) {
      return concept.getCoding().stream()
          .filter(Coding::hasCode)
          .findFirst()
          .map(SearchValue::token)
          .orElse(null);
    }
    if (element instanceof Coding coding) {
      return coding.hasCode() ? inSystem(coding.getSystem(), coding.getCode()) : null;
    }
    if (element instanceof Identifier identifier) {
      return identifier.hasValue() ? inSystem(identifier.getSystem(), identifier.getValue()) : null;
    }
    if (element instanceof ContactPoint contact) {
      return plain(contact.getValue());
    }
    return element instanceof PrimitiveType<?> primitive
        ? plain(primitive.getValueAsString())
        : null;
  }

  private static @Nullable String inSystem(@Nullable String system, @Nullable String code) {
    return system == null ? plain(code) : plain(system) + "|" + plain(code);
  }

  private static @Nullable String string(IBase element) {
    if (element instanceof HumanName name) {
      return words(name.getFamily(), name.getGivenAsSingleString(), name.getText());
    }
    if (element instanceof Address address) {
      return words(
          address.getCity(), address.getDistrict(), address.getCountry(), address.getText());
    }
    return element instanceof StringType text ? words(text.getValue()) : null;
  }

  private static @Nullable String words(@Nullable String... texts) {
    return Stream.of(texts)
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .map(text -> plain(text.substring(0, Math.min(WORDS, text.length())).strip()))
        .orElse(null);
  }

  private static @Nullable String reference(RuntimeSearchParam parameter, IBase element) {
    if (element instanceof CanonicalType canonical) {
      return plain(canonical.getValue());
    }
    if (element instanceof Reference reference
        && reference.hasReference()
        && !reference.getReference().startsWith("#")) {
      String type = reference.getReferenceElement().getResourceType();
      boolean fits = !parameter.hasTargets() || parameter.getTargets().contains(type);
      return fits ? plain(reference.getReferenceElement().toVersionless().getValue()) : null;
    }
    return null;
  }

  private static @Nullable String date(IBase element) {
    if (element instanceof BaseDateTimeType date) {
      return date.getValueAsString();
    }
    // A search for equal asks for the whole period; one boundary of it is enough to find it.
    if (element instanceof Period period) {
      return period.hasStart()
          ? "ge" + period.getStartElement().getValueAsString()
          : period.hasEnd() ? "le" + period.getEndElement().getValueAsString() : null;
    }
    return element instanceof Timing timing && timing.hasEvent()
        ? "ge" + timing.getEvent().get(0).getValueAsString()
        : null;
  }

  private static @Nullable String quantity(IBase element) {
    if (element instanceof Money money && money.hasValue()) {
      return money.getValueElement().getValueAsString();
    }
    if (element instanceof Quantity quantity && quantity.hasValue()) {
      String value = quantity.getValueElement().getValueAsString();
      if (quantity.hasSystem() && quantity.hasCode()) {
        return value + "|" + plain(quantity.getSystem()) + "|" + plain(quantity.getCode());
      }
      return quantity.hasUnit() ? value + "||" + plain(quantity.getUnit()) : value;
    }
    return null;
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : text.replaceAll("[\\\\,|$]", "\\\\$0");
  }
}
