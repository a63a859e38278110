package org.doorstep.server.request;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseEnumFactory;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.EnumFactory;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What FHIR R4 allows at each place of a resource. HAPI's parser drops what it does not know; here
 * it is refused by name instead, so that nothing is lost in silence.
 */
final class ResourceModel {

  /** What every element has, even a primitive one. */
  private static final String UNKNOWN_ELEMENT = "unknown-element";

  private static final String INVALID_VALUE = "invalid-value";
  private static final Set<String> CONTENT = Set.of(UNKNOWN_ELEMENT, INVALID_VALUE);
  private static final Set<String> ELEMENT = Set.of("id", "extension");

  private final FhirContext context;
  private final BaseRuntimeElementDefinition<?> extension;

  ResourceModel(FhirContext context) {
    this.context = context;
    this.extension = Objects.requireNonNull(context.getElementDefinition(Extension.class));
  }

  /** Whether a body is readable, but has elements or values that FHIR does not know. */
  static boolean isFaultOfContent(Refusal refusal) {
    return refusal.getOperationOutcome() instanceof OperationOutcome outcome
        && CONTENT.contains(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode());
  }

  Place resource(String path, String type, String where) {
    if (!context.getResourceTypes().contains(type)) {
      throw new Refusal(
          Reason.MISPLACED,
          "unknown-resource-type",
          path,
          "FHIR R4 has no resource type '" + Words.quote(type) + "' (" + where + ").",
          NearMiss.advice(type, context.getResourceTypes(), "Use a type of FHIR R4."));
    }
    return new Place(path.isEmpty() ? type : path, context.getResourceDefinition(type), null);
  }

  Place child(Place parent, String name, String where) {
    if (!parent.besideValue() || ELEMENT.contains(name)) {
      BaseRuntimeElementDefinition<?> parentType = parent.besideValue() ? extension : parent.type();
      if (parentType instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
        BaseRuntimeChildDefinition declared = composite.getChildByName(name);
        BaseRuntimeElementDefinition<?> type = typeOf(declared, name);
        if (declared != null && type != null) {
          return new Place(parent.path() + "." + fhirPathName(declared), type, declared);
        }
        throw unknown(parent, name, where, validNames(composite));
      }
    }
    throw unknown(parent, name, where, ELEMENT);
  }

  private @Nullable BaseRuntimeElementDefinition<?> typeOf(
      @Nullable BaseRuntimeChildDefinition declared, String name) {
    if (declared instanceof RuntimeChildExtension) {
      return extension;
    }
    return declared == null ? null : declared.getChildByName(name);
  }

  private static String fhirPathName(BaseRuntimeChildDefinition declared) {
    String element = declared.getElementName();
    return element.endsWith("[x]") ? element.substring(0, element.length() - 3) : element;
  }

  private static Collection<String> validNames(BaseRuntimeElementCompositeDefinition<?> type) {
    Collection<String> names = new TreeSet<>();
    for (BaseRuntimeChildDefinition child : type.getChildren()) {
      names.addAll(child.getValidChildNames());
    }
    return names;
  }

  static Refusal unknown(Place parent, String name, String where, Collection<String> known) {
    return new Refusal(
        Reason.MISPLACED,
        UNKNOWN_ELEMENT,
        parent.path(),
        "%s has no element '%s' (%s).".formatted(parent.path(), Words.quote(name), where),
        NearMiss.advice(name, known, "Remove it, or send it as an extension."));
  }

  void value(Place place, String text, String where) {
    Words.requireStorable(text, place.path());
    if (text.isBlank()) {
      throw wrong(place, where, "is empty", "Leave the element out instead.");
    }
    try {
      IPrimitiveType<?> value = instance(place);
      if (value != null) {
        value.setValueAsString(text);
      }
    } catch (DataFormatException | IllegalArgumentException | FHIRException unreadable) {
      List<String> codes = codes(place);
      throw wrong(
          place,
          where,
          "has the value '%s', which is not a valid %s"
              .formatted(Words.quote(text), codes.isEmpty() ? place.type().getName() : "code"),
          codes.isEmpty()
              ? "See https://hl7.org/fhir/R4/datatypes.html#%s for the form that it takes."
                  .formatted(place.type().getName())
              : "Use one of: " + String.join(", ", codes) + ".");
    }
  }

  private static @Nullable IPrimitiveType<?> instance(Place place) {
    if (place.type() instanceof RuntimePrimitiveDatatypeDefinition primitive) {
      Object argument =
          place.declared() == null ? null : place.declared().getInstanceConstructorArguments();
      return (IPrimitiveType<?>)
          (argument == null ? primitive.newInstance() : primitive.newInstance(argument));
    }
    return null;
  }

  private static List<String> codes(Place place) {
    List<String> codes = new ArrayList<>();
    if (place.declared() instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound
        && bound.getBoundEnumType() != null
        && bound.getInstanceConstructorArguments() instanceof IBaseEnumFactory<?> factory) {
      for (Object constant : bound.getBoundEnumType().getEnumConstants()) {
        String code = code(factory, constant);
        if (code != null && !"?".equals(code)) {
          codes.add(code);
        }
      }
    }
    return codes;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable String code(IBaseEnumFactory<?> factory, Object constant) {
    return factory instanceof EnumFactory known ? known.toCode((Enum) constant) : null;
  }

  static Refusal wrong(Place place, String where, String what, String mend) {
    return new Refusal(
        Reason.WRONG_VALUE,
        INVALID_VALUE,
        place.path(),
        "%s %s (%s).".formatted(place.path(), what, where),
        mend);
  }
}
