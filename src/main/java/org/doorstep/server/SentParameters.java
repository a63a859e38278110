package org.doorstep.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The parameters of one call as they were sent, each once and none that is not known.
 *
 * @param operation the name of the operation
 * @param known the names of its parameters
 * @param sent what was sent, by name; what stood in the address is a text
 * @param repeatable the names of those that may be there more than once
 * @param inAddress the names of those that stood in the address, where all values are texts
 */
record SentParameters(
    String operation,
    List<String> known,
    Map<String, ParametersParameterComponent> sent,
    Set<String> repeatable,
    Set<String> inAddress) {

  private static final Set<String> OF_EVERY_REQUEST =
      Set.of("_format", "_pretty", "_summary", "_elements");
  private static final int LONGEST_QUOTE = 40;

  static SentParameters of(RequestDetails request, String operation, List<String> known) {
    return of(request, operation, known, Set.of());
  }

  static SentParameters of(
      RequestDetails request, String operation, List<String> known, Set<String> repeatable) {
    SentParameters parameters =
        new SentParameters(operation, known, new TreeMap<>(), repeatable, new TreeSet<>());
    request
        .getParameters()
        .forEach(
            (name, values) -> {
              if (!OF_EVERY_REQUEST.contains(name)) {
                for (String value : values) {
                  parameters.put(text(name, value));
                  parameters.inAddress.add(name);
                }
              }
            });
    return parameters;
  }

  /** Adds what stands in the body of a POST: Parameters, or nothing. */
  SentParameters withBody(Optional<IBaseResource> body) {
    body.ifPresent(
        it -> {
          if (!(it instanceof Parameters parameters)) {
            throw new Refusal(
                Reason.MALFORMED,
                "parameters-expected",
                null,
                "The body of %s is not a Parameters resource.".formatted(operation),
                "Send Parameters, or put the parameters into the address.");
          }
          parameters.getParameter().forEach(this::put);
        });
    return this;
  }

  /** Adds what stands in the body: Parameters, or the resource of one parameter alone. */
  SentParameters withBody(
      Optional<IBaseResource> body, String name, Class<? extends Resource> type) {
    if (body.filter(type::isInstance).isEmpty()) {
      return withBody(body);
    }
    put(
        new ParametersParameterComponent()
            .setName(name)
            .setResource(type.cast(body.orElseThrow())));
    return this;
  }

  private static ParametersParameterComponent text(String name, String value) {
    return new ParametersParameterComponent().setName(name).setValue(new StringType(value));
  }

  private void put(ParametersParameterComponent parameter) {
    String name = parameter.hasName() ? parameter.getName() : "";
    if (!known.contains(name)) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "parameter-unknown",
          expression(name),
          "The operation %s has no parameter '%s'.".formatted(operation, quote(name)),
          known.isEmpty()
              ? "It has none."
              : "Its parameters are: " + String.join(", ", known) + ".");
    }
    if (sent.putIfAbsent(name, parameter) != null && !repeatable.contains(name)) {
      throw new Refusal(
          Reason.MALFORMED,
          "parameter-repeated",
          expression(name),
          "The parameter '%s' is there more than once.".formatted(name),
          "Send it once.");
    }
  }

  Optional<ParametersParameterComponent> get(String name) {
    return Optional.ofNullable(sent.get(name));
  }

  /** Whether a value is of one of some types, or stood in the address. */
  boolean isOneOf(String name, List<Class<? extends Type>> types) {
    return inAddress.contains(name)
        || get(name)
            .filter(it -> types.stream().anyMatch(t -> t.isInstance(it.getValue())))
            .isPresent();
  }

  /** A value as it would stand in an address; empty if it has another shape. */
  static Optional<String> written(ParametersParameterComponent parameter) {
    if (parameter.hasResource() || parameter.hasPart()) {
      return Optional.empty();
    }
    if (parameter.getValue() instanceof Reference reference) {
      return Optional.ofNullable(reference.getReference());
    }
    if (parameter.getValue() instanceof Coding coding) {
      String system = coding.hasSystem() ? coding.getSystem() + "|" : "";
      return Optional.ofNullable(coding.getCode()).map(system::concat);
    }
    if (parameter.getValue() == null) {
      return Optional.of("");
    }
    return parameter.getValue().isPrimitive()
        ? Optional.of(String.valueOf(parameter.getValue().primitiveValue()).strip())
        : Optional.empty();
  }

  static String expression(String name) {
    return "Parameters.parameter.where(name = '" + name.replaceAll("[^A-Za-z0-9_\\-]", "") + "')";
  }

  static String quote(String value) {
    return value.length() > LONGEST_QUOTE ? value.substring(0, LONGEST_QUOTE) + "…" : value;
  }
}
