package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.junit.jupiter.api.Test;

class RulesThatWarnTests {

  @Test
  void relativeCanonicalIsNotRefused() {
    assertThat(
            errors(
                """
                {"resourceType": "QuestionnaireResponse", "status": "completed",
                 "questionnaire": "Questionnaire/wellbeing"}
                """))
        .isEmpty();
  }

  @Test
  void lineBreaksInBase64AreReadAndGarbageIsNot() {
    assertThat(errors(media("QUJD\\nREVG"))).isEmpty();
    assertThat(errors(media("QUJD***"))).isNotEmpty();
  }

  @Test
  void responseThatHoldsAnOutcomeIsJudgedByItsContent() {
    assertThat(
            errors(
                """
                {"resourceType": "Bundle", "type": "batch-response", "entry": [
                  {"response": {"status": "404", "outcome": {"resourceType": "OperationOutcome",
                     "issue": [{"severity": "error", "code": "not-found"}]}}}]}
                """))
        .isEmpty();
  }

  private static String media(String data) {
    return """
    {"resourceType": "Media", "status": "completed",
     "content": {"contentType": "text/plain", "data": "%s"}}
    """
        .formatted(data);
  }

  private static List<String> errors(String content) {
    return Room.INSPECTION.of(content, FhirFormat.JSON, List.of()).stream()
        .filter(Finding::isError)
        .map(Finding::text)
        .toList();
  }
}
