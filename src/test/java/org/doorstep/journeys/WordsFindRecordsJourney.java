package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsFindRecordsJourney extends Journey {

  private String patient = "";

  @BeforeEach
  void oksanaIsKnown() {
    patient = createPatient();
  }

  @Test
  void aNoteIsFoundByAnotherFormOfItsWordsInFourLanguages() {
    String ukrainian = createFlag("Перев'язку зроблено, рана чиста");
    String russian = createFlag("Больная отказалась от госпитализации в больнице");
    String english = createFlag("Dressings changed by the nurses");
    String french = createFlag("Deux blessures à l'épaule");

    awaitIndexed("blessures");
    assertThat(find("перев’язка")).containsExactly(ukrainian);
    assertThat(find("больница")).containsExactly(russian);
    assertThat(find("dressing nurse")).containsExactly(english);
    assertThat(find("épaule blessure")).containsExactly(french);
  }

  @Test
  void wordsAreOneConditionAmongOthersInCountsSortingAndPages() {
    String word = "слово" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    for (int i = 0; i < 5; i++) {
      createFlag(word + " " + i);
    }
    String otherPatient = createPatient();
    createFlag(otherPatient, word);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> search("_content", word).body("entry", hasSize(6)));
    search("_content", word, "patient", patient, "_summary", "count").body("total", equalTo(5));
    search("_content", word, "patient", patient, "_sort", "-date", "_count", "2")
        .body("entry", hasSize(2))
        .body("link.find { it.relation == 'next' }.relation", equalTo("next"));
  }

  @Test
  void wordsThatNobodyWroteFindNothing() {
    search("_content", "абракадабра").body("total", equalTo(0));
  }

  private void awaitIndexed(String word) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !find(word).isEmpty());
  }

  private List<String> find(String words) {
    List<String> found =
        search("patient", patient, "_content", words).extract().path("entry.resource.id");
    return found == null ? List.of() : found;
  }

  private ValidatableResponse search(String... parameters) {
    var request = fhir();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/Flag").then().statusCode(200);
  }

  private String createFlag(String text) {
    return createFlag(patient, text);
  }

  private String createFlag(String subject, String text) {
    return fhir()
        .body(
            """
            {"resourceType": "Flag", "status": "active", "subject": {"reference": "%s"},
             "period": {"start": "2026-08-01"}, "code": {"text": "%s"}}
            """
                .formatted(subject, text))
        .post("/Flag")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String createPatient() {
    return "Patient/"
        + fhir()
            .body(
                """
                {"resourceType": "Patient", "gender": "female", "birthDate": "1948",
                 "identifier": [
                   {"system": "https://doorstep.health/sid/client", "value": "%s"}],
                 "name": [{"text": "Оксана Вигадана"}]}
                """
                    .formatted(UUID.randomUUID()))
            .post("/Patient")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
  }
}
