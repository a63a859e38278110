package org.doorstep.journeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.journeys.Journey;
import org.doorstep.server.ServedTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The examples of the FHIR specification go in, come back and are found. What does not is listed
 * with its reason in the test resources, and whatever else goes wrong fails here; a run writes what
 * it saw to {@code target/official-examples.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialExamplesJourney extends Journey {

  private final FindingLists findings = new FindingLists();
  private final ExampleDelivery delivery;
  private final FhirContext context;
  private final ISearchParamRegistry parameters;

  @Autowired
  OfficialExamplesJourney(FhirContext context, ISearchParamRegistry parameters) {
    this.context = context;
    this.parameters = parameters;
    this.delivery = new ExampleDelivery(this::fhir, ServedTypes.STORED);
  }

  @BeforeAll
  void examplesArrive() {
    delivery.deliver(OfficialExample.ofTypes(ServedTypes.STORED));
    findings.perType("Accepted", List.copyOf(delivery.accepted().values()));
  }

  @AfterAll
  void reportIsWritten() {
    findings.write();
  }

  @Test
  void examplesAreAcceptedExceptThoseListed() {
    List<String> refused =
        delivery.refused().entrySet().stream()
            .map(entry -> entry.getKey() + " | " + entry.getValue())
            .toList();
    findings.section("Refused", refused);

    assertThat(refused.stream().map(OfficialExamplesJourney::withoutWords))
        .containsExactlyElementsOf(
            FindingLists.expected("refused").stream()
                .map(OfficialExamplesJourney::withoutWords)
                .toList());
    assertThat(delivery.accepted()).hasSizeGreaterThan(300);
  }

  @Test
  void acceptedExamplesComeBackAsTheyWere() {
    List<String> changed =
        delivery.accepted().entrySet().parallelStream()
            .flatMap(entry -> changes(entry.getKey(), entry.getValue()))
            .sorted()
            .toList();
    findings.section("Changed", changed);

    assertThat(changed).containsExactlyElementsOf(FindingLists.expected("changed"));
  }

  @Test
  void acceptedExamplesAreFoundByTheirSearchParameters() {
    SearchQuestions questions = new SearchQuestions(context, parameters);
    List<String> searches = new ArrayList<>();
    delivery
        .accepted()
        .forEach(
            (address, example) -> {
              String id = address.substring(address.indexOf('/') + 1);
              questions
                  .about(context.newJsonParser().parseResource(example.text()))
                  .forEach(
                      question -> searches.add(example.type() + "?" + question + "&_id=" + id));
            });
    List<String> missed =
        searches.parallelStream().flatMap(this::unlessItFindsOne).sorted().toList();
    findings.section("Search parameters asked for", List.of(questions.asked().toString()));
    findings.section("Not found, of " + searches.size() + " searches", missed);

    assertThat(missed).containsExactlyElementsOf(FindingLists.expected("not-found"));
    assertThat(searches).hasSizeGreaterThan(1000);
  }

  /** The file and the rule; the words may be put better without a change of behaviour. */
  private static String withoutWords(String refusal) {
    return refusal.substring(0, refusal.lastIndexOf(" |"));
  }

  private Stream<String> changes(String address, OfficialExample example) {
    JsonNode json = RecordTree.parse(get(address, "application/fhir+json"));
    JsonNode xml =
        RecordTree.parse(
            context
                .newJsonParser()
                .encodeResourceToString(
                    context.newXmlParser().parseResource(get(address, "application/fhir+xml"))));
    return Stream.concat(
        RecordTree.differences(example.tree(), json).stream()
            .map(difference -> example.file() + " as JSON: " + difference),
        RecordTree.differences(json, xml).stream()
            .map(difference -> example.file() + " as XML: " + difference));
  }

  private String get(String address, String format) {
    return fhir().accept(format).get("/" + address).then().statusCode(200).extract().asString();
  }

  private Stream<String> unlessItFindsOne(String search) {
    Response answer = fhir().urlEncodingEnabled(false).get("/" + search);
    JsonNode found = RecordTree.parse(answer.asString());
    if (answer.statusCode() == 200 && found.path("entry").size() == 1) {
      return Stream.empty();
    }
    String why = found.path("issue").path(0).path("details").path("text").asText("not found");
    return Stream.of(search + ": " + why);
  }
}
