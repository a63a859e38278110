package org.doorstep.profiles;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a call of {@code $validate} asks for.
 *
 * @param content the resource to check
 * @param format JSON or XML
 * @param profiles canonical URLs of profiles to hold it to, besides those it claims or implies
 */
record ValidateRequest(String content, FhirFormat format, List<String> profiles) {

  private static final Set<String> MODES = Set.of("create", "update");
  private static final Set<String> IN_ADDRESS =
      Set.of("mode", "profile", "_format", "_pretty", "_summary", "_elements");

  static ValidateRequest of(RequestDetails request) {
    Body body = Body.of(request).orElseThrow(ValidateRequest::nothingToCheck);
    Map<String, String[]> query = request.getParameters();
    for (String name : query.keySet()) {
      if (!IN_ADDRESS.contains(name)) {
        throw unknownParameter(name);
      }
    }
    String[] modes = query.getOrDefault("mode", new String[0]);
    if (modes.length > 1) {
      throw repeated("mode");
    }
    for (String mode : modes) {
      checkMode(mode);
    }
    List<String> profiles = new ArrayList<>(List.of(query.getOrDefault("profile", new String[0])));
    if (!body.content().contains("Parameters") || "Parameters".equals(request.getResourceName())) {
      return new ValidateRequest(body.content(), body.format(), profiles);
    }
    return body.format() == FhirFormat.JSON
        ? fromJson(body.content(), profiles)
        : fromXml(request, body.content(), profiles);
  }

  private static ValidateRequest fromJson(String content, List<String> profiles) {
    try {
      JsonNode parameters = Body.JSON.readTree(content);
      if (!"Parameters".equals(parameters.path("resourceType").asText())) {
        return new ValidateRequest(content, FhirFormat.JSON, profiles);
      }
      @Nullable String resource = null;
      Set<String> seen = new HashSet<>();
      for (JsonNode parameter : parameters.path("parameter")) {
        String name = parameter.path("name").asText();
        if (!seen.add(name) && !name.equals("profile")) {
          throw repeated(name);
        }
        switch (name) {
          case "resource" -> resource = Body.JSON.writeValueAsString(resource(parameter));
          case "mode" -> checkMode(parameter.path("valueCode").asText());
          case "profile" -> profiles.add(value(parameter));
          default -> throw unknownParameter(name);
        }
      }
      if (resource == null) {
        throw nothingToCheck();
      }
      return new ValidateRequest(resource, FhirFormat.JSON, profiles);
    } catch (JsonProcessingException malformed) {
      throw unreadable();
    }
  }

  private static JsonNode resource(JsonNode parameter) {
    if (!parameter.path("resource").isObject()) {
      throw nothingToCheck();
    }
    return parameter.path("resource");
  }

  private static String value(JsonNode parameter) {
    return parameter.path("valueUri").asText(parameter.path("valueCanonical").asText());
  }

  private static ValidateRequest fromXml(
      RequestDetails request, String content, List<String> profiles) {
    try {
      var parser = EncodingEnum.XML.newParser(request.getFhirContext());
      if (!(parser.parseResource(content) instanceof Parameters parameters)) {
        return new ValidateRequest(content, FhirFormat.XML, profiles);
      }
      @Nullable Resource resource = parameters.getParameter("resource").getResource();
      if (resource == null) {
        throw nothingToCheck();
      }
      return new ValidateRequest(parser.encodeResourceToString(resource), FhirFormat.XML, profiles);
    } catch (DataFormatException malformed) {
      throw unreadable();
    }
  }

  private static void checkMode(String mode) {
    if (!MODES.contains(mode)) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "validate-mode",
          OperationParameters.expression("mode"),
          "This server checks only what is to be created or updated.",
          "Send the mode create or update as valueCode, or no mode.");
    }
  }

  private static Refusal repeated(String name) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-repeated",
        OperationParameters.expression(name),
        "The parameter '%s' is there more than once.".formatted(name),
        "Send it once.");
  }

  private static Refusal nothingToCheck() {
    return new Refusal(
        Reason.MALFORMED,
        "validate-body",
        OperationParameters.expression("resource"),
        "There is nothing to check.",
        "Send the resource in the body, alone or as the parameter 'resource'.");
  }

  private static Refusal unknownParameter(String name) {
    return new Refusal(
        Reason.MALFORMED,
        "validate-parameter",
        OperationParameters.expression(name),
        "$validate does not know every parameter that was sent.",
        "Leave all out but resource, mode and profile.");
  }

  private static Refusal unreadable() {
    return new Refusal(
        Reason.MALFORMED,
        "validate-body",
        null,
        "The body could not be read.",
        "Send well-formed JSON or XML.");
  }
}
