package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.junit.jupiter.api.Test;

class ExamplesTests {

  @Test
  void everyGoodExampleIsAccepted() {
    Map<String, List<Finding>> refused = new TreeMap<>();
    Room.examples().entrySet().stream()
        .filter(example -> !example.getKey().contains("-bad-"))
        .forEach(
            example -> {
              List<Finding> errors = errors(example.getValue());
              if (!errors.isEmpty()) {
                refused.put(example.getKey(), errors);
              }
            });
    assertThat(refused).isEmpty();
  }

  @Test
  void everyBadExampleBreaksExactlyTheRuleItIsMadeFor() throws IOException {
    Map<?, ?> expected =
        new ObjectMapper()
            .readValue(Path.of("fhir-profiles", "bad-examples.json").toFile(), Map.class);
    Map<String, String> broken = new TreeMap<>();
    Room.examples().entrySet().stream()
        .filter(example -> example.getKey().contains("-bad-"))
        .forEach(
            example ->
                broken.put(
                    example.getKey().replaceFirst("-", "/"),
                    String.join(
                        ", ", errors(example.getValue()).stream().map(Finding::rule).toList())));
    assertThat(broken).hasSizeGreaterThan(20).isEqualTo(new TreeMap<>(expected));
  }

  @Test
  void kindAppliesItsProfileEvenIfTheResourceDoesNotClaimIt() {
    String ecg = Room.example("Observation-bad-ecg-duplicate-lead");
    String unclaimed = ecg.replaceFirst("\"meta\"\\s*:\\s*\\{[^}]*},", "");
    assertThat(unclaimed).doesNotContain("StructureDefinition/doorstep-ecg");
    assertThat(errors(unclaimed)).extracting(Finding::rule).containsExactly("ds-ecg-2");
  }

  private static List<Finding> errors(String resource) {
    return Room.INSPECTION.of(resource, FhirFormat.JSON, List.of()).stream()
        .filter(Finding::isError)
        .toList();
  }
}
