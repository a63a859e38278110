package org.doorstep.journeys.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTreeTests {

  @Test
  void aLostZeroIsADifference() {
    assertThat(differences("{\"value\": 1.00}", "{\"value\": 1.0}"))
        .containsExactly("value: 1.00 became 1.0");
  }

  @Test
  void orderAndAbsenceAreDifferences() {
    assertThat(differences("{\"given\": [\"Oksana\", \"Olha\"]}", "{\"given\": [\"Olha\"]}"))
        .hasSize(1);
    assertThat(
            differences(
                "{\"given\": [\"Oksana\", \"Olha\"]}", "{\"given\": [\"Olha\", \"Oksana\"]}"))
        .hasSize(2);
    assertThat(differences("{\"_event\": [{\"id\": \"a\"}]}", "{}")).hasSize(1);
  }

  @Test
  void whatTheServerWritesIntoMetaIsNone() {
    assertThat(
            differences(
                "{}", "{\"meta\": {\"versionId\": \"1\", \"lastUpdated\": \"2026-03-01\"}}"))
        .isEmpty();
    assertThat(differences("{}", "{\"meta\": {\"versionId\": \"1\", \"tag\": []}}")).hasSize(1);
  }

  private static List<String> differences(String before, String after) {
    return RecordTree.differences(RecordTree.parse(before), RecordTree.parse(after));
  }
}
