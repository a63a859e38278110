package org.doorstep.reports;

import static com.google.common.collect.MoreCollectors.onlyElement;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Measure;
import org.junit.jupiter.api.Test;

/** Each figure has a code with words in four languages, and a definition that analysts can read. */
class IndicatorTests {

  private static final List<String> CODES =
      Arrays.stream(Indicator.values()).map(Indicator::code).toList();

  @Test
  void codesAreThoseOfTheCodeSystem() throws IOException {
    CodeSystem codes =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(
                CodeSystem.class,
                Files.readString(
                    Path.of("fhir-profiles/generated/CodeSystem-doorstep-indicator.json")));
    assertThat(codes.getConcept())
        .extracting(concept -> concept.getCode())
        .containsExactlyElementsOf(CODES);
  }

  @Test
  void measureOfEachSaysWhatThePageSays() throws IOException {
    String page = Files.readString(Path.of("docs/analysts.md")).replace("`", "");
    for (Indicator indicator : Indicator.values()) {
      Measure measure =
          FhirContext.forR4Cached()
              .newJsonParser()
              .parseResource(
                  Measure.class,
                  Files.readString(
                      Path.of(
                          "fhir-profiles/generated/Measure-doorstep-%s.json"
                              .formatted(indicator.code()))));
      String mark = indicator.isClinical() ? " *clinical*" : "";
      String row =
          page.lines()
              .filter(line -> line.startsWith("| " + indicator.code() + mark + " | "))
              .collect(onlyElement());
      assertThat(measure.getGroupFirstRep().getPopulation())
          .isNotEmpty()
          .allSatisfy(
              population ->
                  assertThat(row).contains("| " + population.getCriteria().getExpression() + " |"));
      assertThat(measure.getRelatedArtifact())
          .isNotEmpty()
          .allSatisfy(view -> assertThat(row).contains(view.getResource().replaceFirst(".*/", "")));
    }
  }

  @Test
  void pageDefinesEachAndSaysWhichAreClinical() throws IOException {
    String page = Files.readString(Path.of("docs/analysts.md"));
    for (Indicator indicator : Indicator.values()) {
      String mark = indicator.isClinical() ? " *clinical*" : "";
      assertThat(page).contains("\n| `" + indicator.code() + "`" + mark + " | ");
    }
  }
}
