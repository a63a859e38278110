package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;

/** What the pages on search parameters and operations show is true. */
class PagesTests {

  private static final Path PROFILES = Path.of("fhir-profiles");

  @Test
  void everyPageShowsAnExample() throws IOException {
    try (Stream<Path> pages = Files.walk(Path.of("docs", "profiles"), 2)) {
      List<Path> shown = pages.filter(page -> page.getNameCount() > 3).toList();
      assertThat(shown)
          .hasSizeGreaterThan(150)
          .filteredOn(page -> !page.toString().contains("value-set"))
          .allSatisfy(page -> assertThat(Files.readString(page)).contains("## Example"));
    }
  }

  @Test
  void searchOnEachPageFindsTheExampleThatThePageNames() throws IOException {
    JsonNode searches = new ObjectMapper().readTree(PROFILES.resolve("searches.json").toFile());
    assertThat(searches.size()).isEqualTo(Room.LIBRARY.searchParameters().size());
    for (SearchParameter parameter : Room.LIBRARY.searchParameters()) {
      JsonNode line = searches.get(parameter.getIdPart());
      String[] search = line.get("search").asText().split("[?=]");
      assertThat(search[0]).isEqualTo(parameter.getBase().get(0).getCode());
      assertThat(search[1]).isEqualTo(parameter.getCode());
      IBaseResource example =
          Room.CONTEXT
              .newJsonParser()
              .parseResource(Room.example(line.get("finds").asText().replace('/', '-')));
      List<IBase> values =
          Room.CONTEXT.newFhirPath().evaluate(example, parameter.getExpression(), IBase.class);
      assertThat(values).as(parameter.getIdPart()).anyMatch(value -> finds(search[2], value));
    }
  }

  @Test
  void requestAndAnswerOnEachPageHoldWhatTheOperationDefines() throws IOException {
    List<OperationDefinition> operations =
        Room.LIBRARY.definitions().stream()
            .filter(OperationDefinition.class::isInstance)
            .map(OperationDefinition.class::cast)
            .toList();
    assertThat(operations).hasSizeGreaterThan(9);
    for (OperationDefinition operation : operations) {
      String[] talk =
          Files.readString(PROFILES.resolve("operations/" + operation.getIdPart() + ".http"))
              .split("\n###\n");
      String address = talk[0].lines().findFirst().orElseThrow();
      assertThat(address).contains("/$" + operation.getCode());
      assertThat(address.startsWith("POST")).isEqualTo(talk[0].contains("{"));
      if (operation.getAffectsState()) {
        assertThat(address).startsWith("POST");
      }
      int body = talk[0].indexOf('{');
      if (body > 0) {
        holds(operation, OperationParameterUse.IN, talk[0].substring(body));
      } else {
        assertThat(asked(address)).isSubsetOf(names(operation, OperationParameterUse.IN));
      }
      if (talk[1].startsWith("{")) {
        holds(operation, OperationParameterUse.OUT, talk[1]);
      }
    }
  }

  private static boolean finds(String wanted, IBase value) {
    if (value instanceof Reference reference) {
      return wanted.equals(reference.getReference());
    }
    if (value instanceof CodeableConcept concept) {
      return concept.getCoding().stream().map(Coding::getCode).anyMatch(wanted::equals);
    }
    if (value instanceof BaseDateTimeType date) {
      return wanted.startsWith("lt")
          && date.getValueAsString().compareTo(wanted.substring("lt".length())) < 0;
    }
    return value instanceof PrimitiveType<?> primitive
        && wanted.equals(primitive.getValueAsString());
  }

  private static void holds(OperationDefinition operation, OperationParameterUse use, String text) {
    IBaseResource content = Room.CONTEXT.newJsonParser().parseResource(text);
    List<String> names = names(operation, use);
    if (!(content instanceof Parameters parameters)) {
      String type =
          operation.getParameter().stream()
              .filter(parameter -> parameter.getName().equals("return"))
              .findFirst()
              .orElseThrow()
              .getType();
      assertThat(content.fhirType()).isEqualTo(type);
      return;
    }
    assertThat(names)
        .as(operation.getCode())
        .containsAll(
            parameters.getParameter().stream().map(parameter -> parameter.getName()).toList());
    operation.getParameter().stream()
        .filter(parameter -> parameter.getUse() == use && parameter.getMin() > 0)
        .forEach(parameter -> assertThat(parameters.hasParameter(parameter.getName())).isTrue());
  }

  private static List<String> names(OperationDefinition operation, OperationParameterUse use) {
    return operation.getParameter().stream()
        .filter(parameter -> parameter.getUse() == use)
        .map(parameter -> parameter.getName())
        .toList();
  }

  private static TreeSet<String> asked(String address) {
    TreeSet<String> names = new TreeSet<>();
    int query = address.indexOf('?');
    if (query > 0) {
      Stream.of(address.substring(query + 1).split("&"))
          .map(part -> part.split("=")[0])
          .forEach(names::add);
    }
    return names;
  }
}
