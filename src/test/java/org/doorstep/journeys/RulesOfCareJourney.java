package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that FHIR would take but that harm the people they are about. */
class RulesOfCareJourney extends Journey {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Patient-bad-patient-hiv-id | ds-pat-2 | Move it to EpisodeOfCare.identifier
          Observation-bad-ecg-duplicate-lead | ds-ecg-2 | Send each lead in one component only
          ServiceRequest-bad-transfer-no-destination | ds-tr-1 | Name the receiving organisation
          MedicationDispense-bad-art-no-hand-over | ds-md-2 | Add whenHandedOver
          """)
  void recordThatBreaksARuleIsRefusedWithTheMend(String example, String rule, String mend)
      throws IOException {
    Path file = Path.of("fhir-profiles", "generated", "examples", example + ".json");
    String type = example.substring(0, example.indexOf('-'));

    assertThat(assertRefused(fhir().body(Files.readString(file)).post("/" + type), 422, rule))
        .contains(mend);
  }
}
