package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AnalystPagesThroughSearchJourney extends Journey {

  private static final int PEOPLE = 7;
  private static final List<String> SYLLABLES =
      List.of(
          "ба", "во", "гу", "ди", "жо", "зе", "ку", "ла", "мо", "ню", "пі", "ра", "су", "ти", "фо",
          "хе", "ца", "чу", "ши", "яр");
  private final String village = UUID.randomUUID().toString();
  private final JpaStorageSettings settings;

  @Autowired
  AnalystPagesThroughSearchJourney(JpaStorageSettings settings) {
    this.settings = settings;
  }

  @Test
  @Proves("use-analysts")
  void pagesHoldEveryMatchOnceWithWhatBelongsToIt() {
    createPeopleWithFlags();

    List<String> matches = new ArrayList<>();
    String page = base() + "/Flag?identifier=" + village + "&_count=3&_include=Flag:patient";
    while (page != null) {
      JsonPath bundle =
          fhir().urlEncodingEnabled(false).get(page).then().statusCode(200).extract().jsonPath();
      List<String> found = bundle.getList("entry.findAll{it.search.mode=='match'}.resource.id");
      List<String> included =
          bundle.getList("entry.findAll{it.search.mode=='include'}.resource.id");
      assertThat(included).hasSameSizeAs(found);
      matches.addAll(found);
      page = next(bundle);
    }

    assertThat(matches).hasSize(PEOPLE);
    assertThat(new HashSet<>(matches)).hasSize(PEOPLE);
  }

  @Test
  void nextPageIsAbsoluteAndNamesTheTypeAgain() {
    createPeopleWithFlags();

    fhir()
        .get("/Flag?identifier=" + village + "&_count=3")
        .then()
        .body("link.find{it.relation=='next'}.url", startsWith(base() + "/Flag?"));
  }

  @Test
  void everyKindOfCountIsTheNumberOfMatches() {
    createPeopleWithFlags();

    fhir()
        .get("/Flag?identifier=" + village + "&_summary=count")
        .then()
        .body("total", equalTo(PEOPLE));
    fhir()
        .get("/Flag?identifier=" + village + "&_total=accurate&_count=2")
        .then()
        .body("total", equalTo(PEOPLE))
        .body("entry", hasSize(2));
    fhir()
        .get("/Flag?identifier=" + village + "&_include=Flag:patient")
        .then()
        .body("total", equalTo(PEOPLE));
  }

  @Test
  void yearsAndMonthsFindWhatTheirDaysFind() {
    createPeopleWithFlags();

    for (String[] question :
        new String[][] {
          {"ge2026", "ge2026-01-01"},
          {"le2026-03", "le2026-03-31"},
          {"gt2026-02", "gt2026-02-28"},
          {"lt2026-03", "lt2026-03-01"},
          {"2026-02", "2026-02"}
        }) {
      assertThat(count("date=" + question[0])).isEqualTo(count("date=" + question[1]));
    }
    assertThat(count("date=ge2026")).isEqualTo(PEOPLE);
    assertThat(count("date=lt2026-03")).isEqualTo(2);
    assertThat(count("date=2026-02")).isEqualTo(1);
  }

  @Test
  void pageThatWouldIncludeTooMuchIsRefusedAndNotCut() {
    createPeopleWithFlags();
    int usual = settings.getMaximumIncludesToLoadPerPage();
    settings.setMaximumIncludesToLoadPerPage(PEOPLE - 1);
    try {
      String search = "Flag?identifier=" + village + "&_include=Flag:patient";
      assertRefused(fhir().get("/" + search), 400, "too-many-included");
      assertThat(fhir().get("/" + search + "&_count=3").statusCode()).isEqualTo(200);
    } finally {
      settings.setMaximumIncludesToLoadPerPage(usual);
    }
  }

  @Test
  void smallNumbersAreFoundAndComparedByEveryPrefix() {
    fhir()
        .body(
            """
            {"resourceType": "RiskAssessment", "status": "final", "identifier": [{"value": "%s"}],
             "subject": {"display": "Андрій Вигаданий"},
             "prediction": [{"probabilityDecimal": 0.00417}]}
            """
                .formatted(village))
        .post("/RiskAssessment")
        .then()
        .statusCode(201);

    for (String found : List.of("0.00417", "sa0.0041", "eb0.0042", "gt0.004", "le0.00417")) {
      assertThat(risks(found)).as(found).isOne();
    }
    for (String missed : List.of("0.00418", "sa0.00417", "eb0.00417", "lt0.004")) {
      assertThat(risks(missed)).as(missed).isZero();
    }
  }

  private int risks(String probability) {
    return fhir()
        .get("/RiskAssessment?identifier=" + village + "&probability=" + probability)
        .then()
        .statusCode(200)
        .extract()
        .path("total");
  }

  @Test
  void everythingAboutAPersonComesWithThePerson() {
    createPeopleWithFlags();
    String patient =
        fhir()
            .get("/Flag?identifier=" + village + "&_count=1")
            .then()
            .extract()
            .path("entry[0].resource.subject.reference");

    fhir()
        .get("/" + patient + "/$everything")
        .then()
        .statusCode(200)
        .body("entry.resource.resourceType", containsInAnyOrder("Patient", "Flag"))
        .body("entry.search.mode", everyItem(equalTo("match")));
  }

  private int count(String question) {
    return fhir()
        .get("/Flag?identifier=" + village + "&_summary=count&" + question)
        .then()
        .statusCode(200)
        .extract()
        .path("total");
  }

  private static @Nullable String next(JsonPath bundle) {
    return bundle.getString("link.find{it.relation=='next'}?.url");
  }

  /** A name that nobody else has: the server would ask somebody to look into namesakes. */
  private String name(int number) {
    Random random = new Random((village + number).hashCode());
    StringBuilder name = new StringBuilder();
    for (int syllable = 0; syllable < 5; syllable++) {
      name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
    }
    return name.toString();
  }

  private void createPeopleWithFlags() {
    for (int i = 1; i <= PEOPLE; i++) {
      fhir()
          .body(
              """
              {"resourceType": "Bundle", "type": "transaction", "entry": [
                {"fullUrl": "urn:uuid:0d4b1ed3-4f6e-4a0a-9f5c-5f1f0b1f0a01",
                 "request": {"method": "POST", "url": "Patient"},
                 "resource": {"resourceType": "Patient", "gender": "male", "birthDate": "19%d%d-0%d-11",
                   "identifier": [
                     {"system": "https://doorstep.health/sid/client", "value": "%s-%d"}],
                   "name": [{"family": "%s", "given": ["%s"]}]}},
                {"request": {"method": "POST", "url": "Flag"},
                 "resource": {"resourceType": "Flag", "status": "active",
                   "identifier": [{"value": "%s"}],
                   "subject": {"reference": "urn:uuid:0d4b1ed3-4f6e-4a0a-9f5c-5f1f0b1f0a01"},
                   "period": {"start": "2026-0%d-10", "end": "2026-0%d-11"},
                   "code": {"text": "дорога"}}}]}
              """
                  .formatted(i + 1, i + 2, i, village, i, name(i), name(-i), village, i, i))
          .post("/")
          .then()
          .statusCode(200);
    }
  }
}
