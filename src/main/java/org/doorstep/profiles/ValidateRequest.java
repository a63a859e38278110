package org.doorstep.profiles;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
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

  static ValidateRequest of(RequestDetails request) {
    Body body = Body.of(request).orElseThrow(ValidateRequest::nothingToCheck);
    Map<String, String[]> query = request.getParameters();
    checkMode(first(query.get("mode")));
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
      for (JsonNode parameter : parameters.path("parameter")) {
        switch (parameter.path("name").asText()) {
          case "resource" -> resource = Body.JSON.writeValueAsString(parameter.path("resource"));
          case "mode" -> checkMode(parameter.path("valueCode").textValue());
          case "profile" -> profiles.add(value(parameter));
          default -> throw unknownParameter();
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

  private static void checkMode(@Nullable String mode) {
    if (mode != null && !MODES.contains(mode)) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "validate-mode",
          "Parameters.parameter",
          "This server checks only what is to be created or updated.",
          "Send the mode create or update, or none.");
    }
  }

  private static @Nullable String first(String @Nullable [] values) {
    return values == null || values.length == 0 ? null : values[0];
  }

  private static Refusal nothingToCheck() {
    return new Refusal(
        Reason.MALFORMED,
        "validate-body",
        null,
        "There is nothing to check.",
        "Send the resource in the body, alone or as the parameter 'resource'.");
  }

  private static Refusal unknownParameter() {
    return new Refusal(
        Reason.MALFORMED,
        "validate-parameter",
        "Parameters.parameter.name",
        "Only the parameters resource, mode and profile are known to $validate.",
        "Leave the others out.");
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
