package org.doorstep.matching;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is asked, each parameter once and none that it does not know.
 *
 * @param operation its name
 * @param sent the parameters by name
 */
record OperationParameters(String operation, Map<String, ParametersParameterComponent> sent) {

  /**
   * Reads the body of a request.
   *
   * @param operation the operation, such as {@code $match}
   * @param known the names of its parameters; a Patient that is sent alone is the first of them
   * @throws Refusal 400 for what is not known or is sent twice
   */
  static OperationParameters of(RequestDetails request, String operation, List<String> known) {
    for (String name : request.getParameters().keySet()) {
      if (!name.startsWith("_")) {
        throw refusal(
            operation, name, "stands in the address.", "Send it in the body, as Parameters.");
      }
    }
    IBaseResource body = StrictReading.body(request);
    Map<String, ParametersParameterComponent> sent = new HashMap<>();
    if (body instanceof Patient patient) {
      ParametersParameterComponent alone = new ParametersParameterComponent();
      sent.put(known.get(0), alone.setName(known.get(0)).setResource(patient));
    } else if (body instanceof Parameters parameters) {
      for (ParametersParameterComponent parameter : parameters.getParameter()) {
        String name = String.valueOf(parameter.getName());
        if (!known.contains(name)) {
          throw refusal(
              operation,
              name,
              "is not known to " + operation + ".",
              "Its parameters are: %s.".formatted(String.join(", ", known)));
        }
        if (sent.put(name, parameter) != null) {
          throw refusal(operation, name, "is sent more than once.", "Send it once.");
        }
      }
    } else {
      throw refusal(operation, known.get(0), "is missing.", "Send Parameters.");
    }
    return new OperationParameters(operation, sent);
  }

  boolean flag(String name) {
    return value(name, BooleanType.class, "valueBoolean")
        .map(BooleanType::booleanValue)
        .orElse(false);
  }

  Optional<Integer> number(String name) {
    return value(name, IntegerType.class, "valueInteger").map(IntegerType::getValue);
  }

  /** The id of a Patient to whom a parameter refers; it has to be there. */
  String patient(String name) {
    Reference reference =
        value(name, Reference.class, "valueReference").orElseThrow(() -> missing(name));
    IdType id = new IdType(reference.getReference());
    if (!"Patient".equals(id.getResourceType()) || !id.hasIdPart() || id.isAbsolute()) {
      throw wrong(name, "does not name a Patient of this server.", "Send Patient/[id].");
    }
    return id.getIdPart();
  }

  Optional<Patient> resource(String name) {
    ParametersParameterComponent parameter = sent.get(name);
    if (parameter == null) {
      return Optional.empty();
    }
    if (!(parameter.getResource() instanceof Patient patient)) {
      throw wrong(name, "is not a Patient.", "Send it as 'resource', of the type Patient.");
    }
    return Optional.of(patient);
  }

  private <T extends Type> Optional<T> value(String name, Class<T> type, String element) {
    ParametersParameterComponent parameter = sent.get(name);
    if (parameter == null) {
      return Optional.empty();
    }
    @Nullable Type value = parameter.getValue();
    if (!type.isInstance(value) || value.isEmpty()) {
      throw wrong(name, "has no value of the right type.", "Send it as " + element + ".");
    }
    return Optional.of(type.cast(value));
  }

  Refusal missing(String name) {
    return wrong(name, "is missing.", "See " + operation + " in docs/matching.md.");
  }

  Refusal wrong(String name, String what, String mend) {
    return refusal(operation, name, what, mend);
  }

  private static Refusal refusal(String operation, String name, String what, String mend) {
    String shown = name.replaceAll("[^A-Za-z0-9_\\-]", "");
    String cut = shown.substring(0, Math.min(shown.length(), 40));
    return new Refusal(
        Reason.MALFORMED,
        operation.substring(1) + "-parameter",
        "Parameters.parameter.where(name = '" + cut + "')",
        "The parameter '" + cut + "' " + what,
        mend);
  }
}
