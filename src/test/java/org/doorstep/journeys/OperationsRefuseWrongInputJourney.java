package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * A developer calls every operation of the CapabilityStatement wrongly in every way, and is told
 * each time which parameter is wrong and how to mend it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsRefuseWrongInputJourney extends Journey {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "https://doorstep.health/fhir/OperationDefinition/";
  private static final String WRONG = "\"valuePeriod\": {\"start\": \"2026-03-01\"}";
  private static final Set<String> TABLES = Set.of("viewdefinition-run", "emt-mds", "cluster-5w");
  private static final List<String> ROLES =
      List.of("coordinator", "doctor", "registrar", "data-protection-officer", "administrator");

  /** The parameters that this server knows of R4's own operations; there is no other list. */
  private static final Map<String, List<String>> OF_R4 =
      Map.of(
          "Patient-match", List.of("resource", "onlyCertainMatches", "count"),
          "Patient-everything", List.of("_count", "_offset"),
          "Encounter-everything", List.of("_count", "_offset"),
          "Resource-validate", List.of("resource", "mode"),
          "ValueSet-expand", List.of("url", "filter", "offset", "count", "displayLanguage"),
          "ValueSet-validate-code", List.of("url", "code", "system", "display", "codeableConcept"),
          "CodeSystem-validate-code", List.of("url", "code", "display", "codeableConcept"),
          "CodeSystem-lookup", List.of("code", "system", "version", "displayLanguage"),
          "ConceptMap-translate", List.of("url", "code", "system", "reverse", "codeableConcept"));

  /** What each operation cannot do without, as far as it stands in one parameter. */
  private static final Map<String, Map<String, String>> NEEDED = new TreeMap<>();

  static {
    NEEDED.put(
        "start-evacuation",
        needed(
            "operation",
            "valueString",
            "EVAC-1",
            "assembly-point",
            "valueReference",
            "Location/1"));
    NEEDED.put(
        "viewdefinition-run", needed("viewReference", "valueReference", "ViewDefinition/v_visit"));
    NEEDED.put("docref", needed("patient", "valueId", "123"));
    NEEDED.put(
        "coverage-report",
        needed("periodStart", "valueDate", "2026-01-01", "periodEnd", "valueDate", "2026-01-31"));
    NEEDED.put("emt-mds", needed("date", "valueDate", "2026-01-01"));
    NEEDED.put("cluster-5w", needed("month", "valueString", "2026-01"));
    NEEDED.put("evacuation-list", needed("operation", "valueString", "EVAC-1"));
    NEEDED.put("evacuation-count", needed("operation", "valueString", "EVAC-1"));
    NEEDED.put(
        "nearest-functional",
        needed("latitude", "valueDecimal", "50.5", "longitude", "valueDecimal", "34.2"));
    NEEDED.put(
        "explain-access",
        needed("record", "valueString", "Patient/1", "account", "valueString", "somebody"));
    NEEDED.put("accept-custody", needed("offer", "valueString", "1"));
    NEEDED.put("unmerge", needed("source-patient", "valueReference", "Patient/1"));
    NEEDED.put(
        "merge",
        needed(
            "source-patient",
            "valueReference",
            "Patient/1",
            "target-patient",
            "valueReference",
            "Patient/2"));
    NEEDED.put(
        "match",
        Map.of(
            "resource",
            """
            "resource": {"resourceType": "Patient", "birthDate": "1961-04-12",
              "name": [{"family": "Вигадана", "given": ["Ганна"]}]}
            """));
    NEEDED.put("validate", Map.of("resource", "\"resource\": {\"resourceType\": \"Patient\"}"));
    NEEDED.put("lookup", needed("code", "valueCode", "x"));
    NEEDED.put("translate", needed("code", "valueCode", "x"));
    NEEDED.put("validate-code", needed("code", "valueCode", "x"));
    NEEDED.put("expand", needed("url", "valueUri", "urn:x"));
    Map<String, String> person = new TreeMap<>(needed("birthDate", "valueDate", "1961"));
    person.put("identifier", "\"valueIdentifier\": {\"system\": \"urn:x\", \"value\": \"1\"}");
    NEEDED.put("break-glass", person);
  }

  private Institutions world;

  /** What cannot be said before there is an organisation. */
  private final Map<String, Map<String, String>> needs = new TreeMap<>(NEEDED);

  /** Records of which the operations that read one of them are asked. */
  private final Map<String, String> ids = new TreeMap<>();

  /**
   * An operation.
   *
   * @param name without the dollar sign
   * @param path where it is called
   * @param parameters the names of its parameters
   */
  private record Called(String name, String path, List<String> parameters) {}

  /** Somebody who may call everything: what is refused is refused for the input. */
  @BeforeAll
  void somebodyInEveryOffice() {
    fhir();
    world = new Institutions(this::fhirAs);
    String organization = world.found("Установа");
    String person = world.employ("all", "system", organization);
    for (String role : ROLES) {
      Institutions.create(
          world.as(Tokens.ACCOUNT),
          """
          {"resourceType": "PractitionerRole", "active": true,
           "practitioner": {"reference": "Practitioner/%s"},
           "organization": {"reference": "Organization/%s"},
           "code": [{"coding": [{
             "system": "https://doorstep.health/fhir/CodeSystem/doorstep-role",
             "code": "%s"}]}]}
          """
              .formatted(person, organization, role));
    }
    ids.put("Organization", organization);
    Map<String, String> measured = new TreeMap<>(NEEDED.get("coverage-report"));
    measured.putAll(needed("reporter", "valueReference", "Organization/" + organization));
    needs.put("evaluate-measure", measured);
    ids.put("Measure", "doorstep-visits");
    String other = "Organization/" + world.found("Інша установа");
    needs.put("redirect", needed("to", "valueReference", other));
    needs.put("send-summary", needed("to", "valueString", "ward@hospital.example"));
    ids.put(
        "Subscription",
        Institutions.create(
            world.as("all"), ToldHospital.plain("Task?status=requested", "websocket", "")));
    String patient = world.enrol("all", "WRONG-INPUT-" + UUID.randomUUID());
    String order =
        Institutions.create(world.as("all"), Institutions.transferOrder(patient, organization));
    ids.put(
        "Task",
        Institutions.create(
            world.as("all"), Institutions.transfer(order, patient, organization, "requested")));
    Response visit =
        world
            .as("all")
            .body(Visits.json(Visits.visit(UUID.randomUUID().toString(), "WRONG-INPUT")))
            .post("/");
    List<String> written = visit.path("entry.response.location");
    for (String location : written) {
      ids.putIfAbsent(
          location.replaceFirst("/.*", ""), location.replaceFirst("^[^/]*/([^/]*).*", "$1"));
    }
  }

  @TestFactory
  List<DynamicTest> everyOperationNamesWhatIsWrong() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode rest = JSON.readTree(fhir().get("/metadata").asByteArray()).at("/rest/0");
    tests.addAll(tests("", rest));
    for (JsonNode resource : rest.get("resource")) {
      tests.addAll(tests(resource.get("type").asText(), resource));
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests;
  }

  private List<DynamicTest> tests(String type, JsonNode place) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode operation : place.path("operation")) {
      String definition = operation.get("definition").asText();
      // $validate is the same for all types.
      if (!definition.endsWith("Resource-validate") || type.equals("Patient")) {
        tests.addAll(tests(called(type, operation.get("name").asText(), definition)));
      }
    }
    return tests;
  }

  private Called called(String type, String name, String definition) throws IOException {
    String base = type.isEmpty() ? "" : "/" + type;
    if (!definition.startsWith(OWN)) {
      List<String> parameters = OF_R4.get(definition.replaceFirst(".*/", ""));
      assertThat(parameters).as(definition).isNotNull();
      String id = name.equals("everything") ? "/" + ids.get(type) : "";
      return new Called(name, base + id + "/$" + name, parameters);
    }
    Path file =
        Path.of(
            "fhir-profiles",
            "generated",
            definition.replace(OWN, "OperationDefinition-") + ".json");
    JsonNode defined = JSON.readTree(file.toFile());
    List<String> parameters = new ArrayList<>();
    for (JsonNode parameter : defined.path("parameter")) {
      if ("in".equals(parameter.get("use").asText())) {
        parameters.add(parameter.get("name").asText());
      }
    }
    // Only the analytics node answers a table for all organisations together.
    boolean ofOne = !type.isEmpty() && (!defined.get("type").asBoolean() || TABLES.contains(name));
    String id = ofOne ? "/" + ids.getOrDefault(type, UUID.randomUUID().toString()) : "";
    return new Called(name, base + id + "/$" + name, parameters);
  }

  private List<DynamicTest> tests(Called called) {
    Map<String, String> needed = needs.getOrDefault(called.name(), Map.of());
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(test("unknown", called, "not-known", needed, List.of(wrong("not-known"))));
    for (String name : called.parameters()) {
      tests.add(test("of a wrong type", called, name, without(needed, name), List.of(wrong(name))));
      String sent = needed.containsKey(name) ? parameter(name, needed.get(name)) : text(name);
      tests.add(test("repeated", called, name, without(needed, name), List.of(sent, sent)));
    }
    needed.keySet().stream()
        .filter(name -> !name.equals("assembly-point"))
        .forEach(
            name -> tests.add(test("missing", called, name, without(needed, name), List.of())));
    return tests;
  }

  private DynamicTest test(
      String fault, Called called, String name, Map<String, String> others, List<String> sent) {
    List<String> parameters = new ArrayList<>(sent);
    others.forEach((other, value) -> parameters.add(parameter(other, value)));
    return DynamicTest.dynamicTest(
        "%s: %s %s".formatted(called.path(), name, fault),
        () -> {
          String asked =
              "{\"resourceType\": \"Parameters\", \"parameter\": [%s]}"
                  .formatted(String.join(", ", parameters));
          // Tables are not answered as resources.
          String accepted = TABLES.contains(called.name()) ? "text/csv" : "application/fhir+json";
          // Nothing is sent to the audit, whatever it would be.
          Response answer =
              called.path().startsWith("/AuditEvent")
                  ? world.as("all").queryParam(name, "1").get(called.path())
                  : world.as("all").accept(accepted).body(asked).post(called.path());
          String body = answer.asString();
          assertThat(answer.statusCode()).as(body).isBetween(400, 422);
          Refusals.assertNothingLeaks(answer);
          assertThat(answer.<String>path("issue[0].expression[0]"))
              .as(body)
              .contains("'" + name + "'");
          assertThat(answer.<String>path("issue[0].details.text")).as(body).contains(". ");
        });
  }

  private static Map<String, String> without(Map<String, String> needed, String name) {
    Map<String, String> others = new TreeMap<>(needed);
    others.remove(name);
    return others;
  }

  private static String wrong(String name) {
    return parameter(name, WRONG);
  }

  private static String text(String name) {
    return parameter(name, "\"valueString\": \"1\"");
  }

  private static String parameter(String name, String value) {
    return "{\"name\": \"%s\", %s}".formatted(name, value);
  }

  private static Map<String, String> needed(String... namesAndValues) {
    Map<String, String> needed = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 3) {
      String element = namesAndValues[i + 1];
      String value = namesAndValues[i + 2];
      String json =
          switch (element) {
            case "valueReference" -> "{\"reference\": \"%s\"}".formatted(value);
            case "valueDecimal" -> value;
            default -> "\"" + value + "\"";
          };
      needed.put(namesAndValues[i], "\"%s\": %s".formatted(element, json));
    }
    return needed;
  }
}
