package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.stereotype.Component;

/**
 * Reads what the operations of R4 are asked that HAPI brings along
 * (https://hl7.org/fhir/R4/operationslist.html): HAPI passes over what it does not know, and takes
 * a part of what it should refuse.
 */
@Component
@Interceptor
class OperationVetting implements EndpointContribution {

  private static final List<String> OF_EVERYTHING =
      List.of(
          "_lastUpdated", "_content", "_text", "_filter", "_type", "_sort", "_count", "_offset");

  private static final Map<String, Shape> SHAPES =
      Map.of(
          "Patient/$everything", new Shape(Set.of(), OF_EVERYTHING),
          "Encounter/$everything", new Shape(Set.of(), OF_EVERYTHING),
          "ValueSet/$expand",
              new Shape(
                  Set.of("url", "valueSet"),
                  List.of(
                      "url",
                      "valueSet",
                      "valueSetVersion",
                      "filter",
                      "context",
                      "contextDirection",
                      "offset",
                      "count",
                      "displayLanguage",
                      "includeHierarchy")),
          "ValueSet/$validate-code",
              new Shape(
                  Set.of("code", "coding", "codeableConcept"),
                  List.of(
                      "url",
                      "valueSetVersion",
                      "code",
                      "system",
                      "systemVersion",
                      "display",
                      "coding",
                      "codeableConcept")),
          "CodeSystem/$validate-code",
              new Shape(
                  Set.of("code", "coding", "codeableConcept"),
                  List.of("url", "version", "code", "display", "coding", "codeableConcept")),
          "CodeSystem/$lookup",
              new Shape(
                  Set.of("code", "coding"),
                  List.of("code", "system", "coding", "version", "displayLanguage", "property")),
          "ConceptMap/$translate",
              new Shape(
                  Set.of("code", "coding", "codeableConcept"),
                  List.of(
                      "url",
                      "conceptMapVersion",
                      "code",
                      "system",
                      "version",
                      "source",
                      "coding",
                      "codeableConcept",
                      "target",
                      "targetsystem",
                      "reverse")));

  private static final Set<String> REPEATED = Set.of("property", "_type", "_lastUpdated");
  private static final Set<String> RESOURCES = Set.of("valueSet");
  private static final Set<String> SWITCHES = Set.of("reverse", "includeHierarchy");
  private static final Set<String> NUMBERS = Set.of("offset", "count", "_offset", "_count");
  private static final int MOST = 9_999_999;

  /**
   * What an operation takes.
   *
   * @param needed one of these has to be there
   * @param parameters the names of its parameters
   */
  private record Shape(Set<String> needed, List<String> parameters) {}

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  /**
   * Refuses what an operation would pass over.
   *
   * @param request a request to whatever
   * @throws Refusal 400 that names the parameter
   */
  @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
  public void read(ServletRequestDetails request) {
    String operation = String.valueOf(request.getOperation());
    Shape shape = SHAPES.get(request.getResourceName() + '/' + operation);
    if (shape == null) {
      return;
    }
    SentParameters sent =
        SentParameters.of(request, operation, shape.parameters(), REPEATED)
            .withBody(StrictReading.body(request));
    OperationParameters asked = new OperationParameters(sent);
    shape.parameters().forEach(name -> require(name, asked));
    boolean ofOne = request.getId() != null && "$expand".equals(operation);
    List<String> needed = new ArrayList<>(shape.needed());
    if (!ofOne && !needed.isEmpty() && needed.stream().noneMatch(sent.sent()::containsKey)) {
      needed.sort(null);
      throw asked.missing(needed.get(0), "Send one of: " + String.join(", ", needed) + ".");
    }
  }

  private static void require(String name, OperationParameters asked) {
    if (RESOURCES.contains(name)) {
      asked.resource(name, ValueSet.class);
    } else if (name.equals("codeableConcept")) {
      asked.value(name, CodeableConcept.class);
    } else if (name.equals("coding")) {
      asked.value(name, Coding.class);
    } else if (SWITCHES.contains(name)) {
      asked.isOn(name);
    } else if (NUMBERS.contains(name)) {
      asked.count(name, 0, MOST);
    } else {
      asked.text(name);
    }
  }
}
