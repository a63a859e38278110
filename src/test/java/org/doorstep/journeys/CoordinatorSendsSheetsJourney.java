package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coordinator fills in the sheets of those who coordinate help; single cases stay inside. */
class CoordinatorSendsSheetsJourney extends Journey {

  private static final String DAILY = "$emt-mds?date=2026-03-02";
  private static final String MONTHLY = "$cluster-5w?month=2026-03";

  private Institutions world;
  private String team;

  @BeforeEach
  void aTeamThatVisitedThreePeople() {
    fhir();
    world = new Institutions(this::fhirAs);
    team = world.found("=Бригада");
    world.connect("app", team);
    for (String role : List.of("coordinator", "head-of-department", "nurse")) {
      world.employ(role, role, team);
    }
    for (String item : List.of("skin-disease", "limb-amputation", "gender-based-violence")) {
      visit(world.enrol("app", "SHEET-" + UUID.randomUUID()), item);
    }
  }

  private void visit(String patient, String item) {
    Institutions.create(
        world.as("app"),
        """
        {"resourceType": "Encounter", "status": "finished",
         "extension": [{"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-mds-item",
           "valueCoding": {"system": "https://doorstep.health/fhir/CodeSystem/doorstep-mds-item",
             "code": "%s"}}],
         "identifier": [{"system": "https://doorstep.health/sid/visit", "value": "%s"}],
         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "VR"},
         "type": [{"coding": [{
           "system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
           "code": "home-visit"}]}],
         "subject": {"reference": "Patient/%s"},
         "participant": [{"individual": {"display": "Лікарка"}}],
         "serviceProvider": {"reference": "Organization/%s"},
         "period": {"start": "2026-03-02T10:00:00+02:00", "end": "2026-03-02T10:40:00+02:00"}}
        """
            .formatted(item, UUID.randomUUID(), patient, team));
  }

  @Test
  void dailyFormHidesSmallNumbersOfIllnessFromACoordinator() {
    assertThat(table("coordinator", DAILY))
        .contains("'=Бригада", "numbering with 46 items", "18-64,0,3,0,0,3")
        .contains("Skin disease,21,hidden,hidden,hidden,hidden");
    assertThat(table("head-of-department", DAILY + "&exact=true&form=65"))
        .contains("numbering with 65 items", "Skin disease,23,0,1,0,1");
    assertRefused(ask("coordinator", DAILY + "&exact=true"), 403, "single-cases-not-for-this-role");
  }

  @Test
  void singleCasesStandOnAListForThoseWhoReadOfThem() {
    assertThat(table("head-of-department", DAILY + "&exact=true"))
        .contains("Limb amputation, not of fingers or toes\",27,on the restricted list only");
    assertThat(table("head-of-department", DAILY + "&restricted=true"))
        .contains("Limb amputation, not of fingers or toes\",27,18-64,Female")
        .doesNotContain("violence", "SHEET-", "Skin");
    assertThat(table("app", DAILY + "&restricted=true"))
        .contains("Sexual or gender-based violence,45,18-64,Female");
    assertRefused(
        ask("coordinator", DAILY + "&restricted=true"), 403, "single-cases-not-for-this-role");
  }

  @Test
  void monthlySheetHidesSmallNumbers() {
    assertThat(table("coordinator", MONTHLY)).contains("Home visit", "not known,hidden,hidden");
    assertThat(table("app", MONTHLY + "&exact=true")).contains("18-64,Female,not known,3,3");
    assertRefused(
        ask("coordinator", MONTHLY + "&exact=true"), 403, "single-cases-not-for-this-role");
  }

  @ParameterizedTest
  @CsvSource({"uk, Хвороба шкіри", "ru, Болезнь кожи", "fr, Maladie de peau"})
  void sheetSpeaksTheLanguageOfItsReader(String language, String words) {
    assertThat(
            ask("coordinator", DAILY + "&_format=csv&language=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains(words);
  }

  @Test
  void sheetsAreForThoseWhoAnswerForTheFigures() {
    for (String question : List.of(DAILY, MONTHLY)) {
      assertRefused(ask("nurse", question), 403, "figures-not-for-this-role");
      assertRefused(ask("coordinator", question), 406, "table-format");
    }
    fhirWithoutToken().get("/Organization/%s/%s".formatted(team, DAILY)).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "$emt-mds?date=2026-03, parameter-date",
    "$emt-mds?date=2026-03-02&form=50, parameter-form",
    "$emt-mds?date=2026-03-02&unit=Organization/1, parameter-unit",
    "$emt-mds?date=2026-03-02&language=de, parameter-language",
    "$cluster-5w?month=2026-13, parameter-month",
    "$cluster-5w?month=2026-03-01, parameter-month",
    "$cluster-5w?month=2026-03&unit=Location/1, parameter-unknown"
  })
  void wrongQuestionIsRefusedByName(String question, String rule) {
    assertRefused(ask("coordinator", question + "&_format=csv"), 400, rule);
  }

  private String table(String who, String question) {
    Response answer = ask(who, question + "&_format=csv&language=en");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private Response ask(String who, String question) {
    return world
        .as(who)
        .urlEncodingEnabled(false)
        .get("/Organization/%s/%s".formatted(team, question));
  }
}
