package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A developer reads in the CapabilityStatement what can be called, and finds each described. */
class OperationsAreDefinedJourney extends Journey {

  private static final String OWN = "https://doorstep.health/fhir/OperationDefinition/";

  /** Closed on this server; AnalystQueriesTheNodeJourney finds it on the node. */
  private static final String OF_ANALYTICS_NODE = "/$sql-run";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void statementAndDefinitionsNameTheSameOperations() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> ofR4 = new TreeSet<>();
    JsonNode rest = JSON.readTree(fhir().get("/metadata").asByteArray()).at("/rest/0");
    collect("", rest, named, ofR4);
    rest.get("resource")
        .forEach(resource -> collect(resource.get("type").asText(), resource, named, ofR4));
    Set<String> defined = defined();
    assertThat(defined.remove(OF_ANALYTICS_NODE)).isTrue();
    assertThat(named).isEqualTo(defined).hasSizeGreaterThan(10);
    assertThat(ofR4)
        .isSubsetOf(
            "CodeSystem-lookup",
            "CodeSystem-validate-code",
            "ConceptMap-translate",
            "Encounter-everything",
            "Patient-everything",
            "Patient-match",
            "Resource-validate",
            "ValueSet-expand",
            "ValueSet-validate-code")
        .contains("ConceptMap-translate", "Resource-validate");
  }

  @Test
  void definitionCanBeReadWhereTheStatementSendsOne() throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    String path = "/OperationDefinition/doorstep-transfer-summary";
    while (fhir().get(path).statusCode() != 200 && Instant.now().isBefore(end)) {
      Thread.sleep(500);
    }
    fhir()
        .get(path)
        .then()
        .statusCode(200)
        .body("code", equalTo("transfer-summary"))
        .body("parameter.find { it.name == 'language' }.max", equalTo("1"));
    fhir()
        .queryParam("url", OWN + "doorstep-transfer-summary")
        .get("/OperationDefinition")
        .then()
        .statusCode(200)
        .body("entry.size()", equalTo(1));
  }

  private static void collect(String type, JsonNode place, Set<String> named, Set<String> ofR4) {
    place
        .path("operation")
        .forEach(
            operation -> {
              String definition = operation.get("definition").asText();
              if (definition.startsWith(OWN)) {
                named.add(type + "/$" + operation.get("name").asText());
              } else {
                ofR4.add(definition.replace("http://hl7.org/fhir/OperationDefinition/", ""));
              }
            });
  }

  private static Set<String> defined() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("fhir-profiles", "generated"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("OperationDefinition-"))
          .flatMap(OperationsAreDefinedJourney::names)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> names(Path file) {
    try {
      JsonNode definition = JSON.readTree(file.toFile());
      String name = "/$" + definition.get("code").asText();
      Set<String> names = new TreeSet<>();
      definition.path("resource").forEach(type -> names.add(type.asText() + name));
      if (definition.get("system").asBoolean()) {
        names.add(name);
      }
      return names.stream();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
