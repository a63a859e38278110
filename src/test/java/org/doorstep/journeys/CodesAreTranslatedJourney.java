package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst turns the codes of Doorstep into those that the WHO and a country ask for. */
class CodesAreTranslatedJourney extends Journey {

  private static final String OWN = "https://doorstep.health/fhir/";
  private static final String WHO = "http://smart.who.int/hiv/CodeSystem/HIVConcepts";

  @BeforeEach
  void conceptMapsFollowAfterTheServerIsReady() throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (fhir().get("/ConceptMap/doorstep-transfer-to-who").statusCode() != 200
        && Instant.now().isBefore(end)) {
      Thread.sleep(500);
    }
  }

  @Test
  void antiretroviralMedicineIsARegimenOfTheWho() {
    translate("doorstep-antiretroviral-to-who", "http://www.whocc.no/atc", "J05AR27")
        .body(value("result", "valueBoolean"), equalTo(true))
        .body(match("concept") + ".valueCoding.code", equalTo("HIV.D.DE109"))
        .body(match("concept") + ".valueCoding.system", equalTo(WHO))
        .body(match("equivalence") + ".valueCode", equalTo("equivalent"));
  }

  @Test
  void decisionIsAnOutcomeOfTheDailyReport() {
    translate("doorstep-decision-to-mds", OWN + "CodeSystem/doorstep-decision", "needed-refused")
        .body(match("concept") + ".valueCoding.code", equalTo("discharge-against-advice"));
  }

  @Test
  void everyMapAnswersAsItSays() throws IOException {
    List<Path> maps;
    try (Stream<Path> files = Files.list(Path.of("fhir-profiles", "generated"))) {
      maps = files.filter(file -> file.toString().contains("ConceptMap-")).toList();
    }
    assertThat(maps).hasSizeGreaterThan(6);
    for (Path map : maps) {
      JsonPath content = JsonPath.from(Files.readString(map));
      String element = "group[0].element.find { it.target[0].code != null }";
      String code = content.getString(element + ".code");
      String target = content.getString(element + ".target[0].code");
      translate(content.getString("id"), content.getString("group[0].source"), code)
          .body(match("concept") + ".valueCoding.code", equalTo(target))
          .body(
              match("concept") + ".valueCoding.system",
              equalTo(content.getString("group[0].target")));
    }
  }

  @Test
  void codeWithoutCounterpartIsSaidToHaveNone() {
    translate("doorstep-antiretroviral-to-who", "http://www.whocc.no/atc", "N02BE01")
        .body(value("result", "valueBoolean"), equalTo(false));
  }

  @Test
  void mapsCanBeReadAndFound() {
    fhir()
        .queryParam("url", OWN + "ConceptMap/doorstep-service-to-mds")
        .get("/ConceptMap")
        .then()
        .statusCode(200)
        .body("entry.resource.title", hasItem("Services to items of the daily report"));
  }

  @Test
  void wrongOrMissingParametersAreNamed() {
    fhir().get("/ConceptMap/$translate").then().statusCode(400);
    fhir()
        .queryParam("url", OWN + "ConceptMap/doorstep-no-such-map")
        .queryParam("system", "http://www.whocc.no/atc")
        .queryParam("code", "J05AR27")
        .get("/ConceptMap/$translate")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200)
        .body(value("result", "valueBoolean"), equalTo(false));
  }

  private ValidatableResponse translate(String map, String system, String code) {
    return fhir()
        .queryParam("url", OWN + "ConceptMap/" + map)
        .queryParam("system", system)
        .queryParam("code", code)
        .get("/ConceptMap/$translate")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }

  private static String value(String name, String element) {
    return "parameter.find { it.name == '%s' }.%s".formatted(name, element);
  }

  private static String match(String part) {
    return "parameter.find { it.name == 'match' }.part.find { it.name == '%s' }".formatted(part);
  }
}
