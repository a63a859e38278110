package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.junit.jupiter.api.Test;

class SoundRecordsTests {

  private static final String TASK =
      """
      {"resourceType":"Task","id":"a-1","identifier":[{"system":"https://doorstep.health/sid/x",\
      "value":"0b0e7c32-5d6e-4f0a-8f5e-0a1b2c3d4e5f"}],"status":"accepted","intent":"order",\
      "for":{"reference":"Patient/a-1"},"authoredOn":"2026-03-02T10:00:00Z"}""";

  private final SoundRecords sound = new SoundRecords();

  @Test
  void recordsThatDifferInIdsOnlyAreAlike() {
    sound.add(TASK);
    assertThat(sound.knows(TASK)).isTrue();
    assertThat(sound.knows(TASK.replace("a-1", "B.2"))).isTrue();
    assertThat(sound.knows(TASK.replace("0b0e7c32", "ffffffff"))).isTrue();
  }

  @Test
  void everyOtherDifferenceIsChecked() {
    sound.add(TASK);
    List<String> others =
        List.of(
            TASK.replace("accepted", "rejected"),
            TASK.replace("Patient/a-1", "Group/a-1"),
            TASK.replace("Patient/a-1", "Patient/a_1"),
            TASK.replace("Patient/a-1", "Patient/" + "a".repeat(65)),
            TASK.replace("Patient/a-1", "Patient/a-1/_history/1"),
            TASK.replace("Patient/a-1", "#a-1"),
            TASK.replace("Patient/a-1", "http://example.org/Patient/a-1"),
            TASK.replace("\"id\":\"a-1\"", "\"id\":\"a_1\""),
            TASK.replace("0b0e7c32", "0b0e7c3"),
            TASK.replace("-03-02T", "-03-03T"),
            TASK.replace("sid/x", "sid/y"),
            TASK.replace("\"for\"", "\"focus\""),
            TASK.replace("{\"reference\"", "{\"id\":\"1\",\"reference\""));
    assertThat(others).doesNotContain(TASK).noneMatch(sound::knows);
  }

  @Test
  void whatHoldsOtherResourcesIsAlikeOnlyToItself() {
    String bundle = "{\"resourceType\":\"Bundle\",\"id\":\"a\",\"type\":\"collection\"}";
    String holder =
        "{\"resourceType\":\"Task\",\"id\":\"a\",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\"}]}";
    sound.add(bundle);
    sound.add(holder);
    assertThat(sound.knows(bundle)).isTrue();
    assertThat(sound.knows(bundle.replace("\"a\"", "\"b\""))).isFalse();
    assertThat(sound.knows(holder.replace("\"a\"", "\"b\""))).isFalse();
  }

  @Test
  void whatIdsAreLeftOutChangesNoVerdict() {
    for (Map.Entry<String, String> example : Room.examples().entrySet()) {
      String json =
          Room.CONTEXT
              .newJsonParser()
              .encodeResourceToString(
                  Room.CONTEXT.newJsonParser().parseResource(example.getValue()));
      assertThat(rules(SoundRecords.withoutIds(json))).as(example.getKey()).isEqualTo(rules(json));
    }
  }

  private static List<String> rules(String json) {
    return Room.INSPECTION.of(json, FhirFormat.JSON, List.of()).stream()
        .filter(Finding::isError)
        .map(Finding::rule)
        .toList();
  }
}
