package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.junit.jupiter.api.Test;

class PlainWordsTests {

  @Test
  void missingSliceIsNamedWithItsProfile() {
    assertThat(
            texts(
                Room.example("Location-functional-hospital")
                    .replaceFirst("(?s)\"extension\": \\[.*?\\n  ],", "")))
        .anyMatch(
            text ->
                text.equals(
                    "The extension"
                        + " https://doorstep.health/fhir/StructureDefinition/doorstep-functionality"
                        + " is missing. Add it to Location."));
  }

  @Test
  void numberInQuotationMarksIsExplained() {
    String weight =
        """
        {"resourceType":"Observation","status":"final","code":{"text":"weight"},
         "valueQuantity":{"value":"36,6","unit":"kg"}}
        """;
    assertThat(texts(weight)).isNotEmpty().allMatch(text -> text.length() > 20);
    assertThat(texts(weight)).anyMatch(text -> text.contains("umber"));
  }

  @Test
  void listSentAsSingleValueIsExplained() {
    String patient =
        """
        {"resourceType":"Patient","identifier":[{"system":"https://doorstep.health/sid/client","value":"1"}],
         "name":{"text":"Oksana"},"gender":"female"}
        """;
    assertThat(texts(patient)).anyMatch(text -> text.contains("Put it into a list: [ ... ]."));
  }

  @Test
  void nobodyIsToldOfTheValidatorsOwnWork() {
    Room.examples()
        .values()
        .forEach(
            example ->
                assertThat(Room.INSPECTION.of(example, FhirFormat.JSON, List.of()))
                    .extracting(Finding::text)
                    .noneMatch(text -> text.contains("does not match any known slice")));
  }

  private static List<String> texts(String resource) {
    return Room.INSPECTION.of(resource, FhirFormat.JSON, List.of()).stream()
        .filter(Finding::isError)
        .map(Finding::text)
        .toList();
  }
}
