package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A crew opens the list of an evacuation on a phone, and sees what it needs and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrewReadsEvacuationListJourney extends Journey {

  private static final String STRETCHER = "Лежить; потрібні ноші";

  private EvacuatedVillage village;
  private Institutions others;

  @BeforeAll
  void anEvacuationThatWasStarted() {
    fhir();
    village = new EvacuatedVillage(new Institutions(this::fhirAs)).founded().with(10);
    medicine(village.people.get(1), "C07AB07", "Бісопролол");
    medicine(village.people.get(1), "J05AR27", "Таємниця");
    assertThat(village.start(village.as("coordinator"), "").statusCode()).isEqualTo(200);
    others = new Institutions(this::fhirAs);
    String hospital = others.found("Лікарня");
    others.employ("doctor", "doctor", hospital);
    others.employ("cluster", "coordinator", others.found("Кластер"));
  }

  private void medicine(String patient, String atc, String name) {
    Institutions.create(
        village.as("clinic"),
        """
        {"resourceType": "MedicationDispense", "status": "completed",
         "medicationCodeableConcept": {"text": "%s", "coding": [{
           "system": "http://www.whocc.no/atc", "code": "%s"}]},
         "subject": {"reference": "Patient/%s"}, "receiver": [{"reference": "Patient/%3$s"}],
         "quantity": {"value": 30}, "whenHandedOver": "%s",
         "daysSupply": {"value": 30, "unit": "d", "system": "http://unitsofmeasure.org",
           "code": "d"}}
        """
            .formatted(name, atc, patient, LocalDate.now()));
  }

  private Response list(RequestSpecification by, String form) {
    return by.accept(form)
        .queryParam("operation", village.operation)
        .queryParam("language", "uk")
        .get("/Task/$evacuation-list");
  }

  @Test
  @Proves("c-evacuation")
  void pageIsForAPhoneAndBeginsWithWhomItIsHardestToCarry() {
    Response answer = list(village.as("nurse"), "text/html");
    String page = answer.asString();

    assertThat(answer.statusCode()).as(page).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'sha256-");
    assertThat(page)
        .contains("width=device-width", "min-height: 48px", "@media print", "lang=\"uk\"")
        .contains(
            "href=\"tel:+999000000001\"", "Сусідка", "вул. Вигадана, 1", "href=\"geo:43.1,33.2\"")
        .contains("Бісопролол", "Кисень")
        .doesNotContain("Таємниця", "J05AR", "<script");
    assertThat(page.indexOf(STRETCHER)).isLessThan(page.indexOf("Крісло колісне"));
    assertThat(page.indexOf("Вигадана-1,")).isLessThan(page.indexOf("Вигадана-6,"));
    assertThat(page.indexOf("Вигадана-6,")).isLessThan(page.indexOf("Вигадана-0,"));
    assertThat(page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length / 10).isLessThan(2500);
  }

  @Test
  void longListIsCutIntoPagesThatLeadToEachOther() {
    String first = page(village.as("nurse").queryParam("count", 4));
    assertThat(first).contains("Люди з 1 до 4 із 10", ">Далі<", "Усього</span>: <b>10</b>");
    assertThat(first).doesNotContain(">Попередні<");
    String second = follow(first, "Далі");
    assertThat(second).contains("Люди з 5 до 8 із 10", ">5. ", ">8. ").doesNotContain(">4. ");
    String last = follow(second, "Далі");
    assertThat(last).contains("Люди з 9 до 10 із 10", ">10. ").doesNotContain(">Далі<");
    assertThat(follow(last, "Попередні")).contains("Люди з 5 до 8 із 10");
  }

  private String page(RequestSpecification by) {
    Response answer = list(by, "text/html");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private String follow(String page, String words) {
    String before = page.substring(0, page.indexOf("\">" + words + "</a>"));
    String address = before.substring(before.lastIndexOf("href=\"") + 6).replace("&amp;", "&");
    Response answer = village.as("nurse").urlEncodingEnabled(false).basePath("").get(address);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  @Test
  void driverSeesNoMedicinesAndNobodyReadsOnTheListWhatTellsOfHiv() {
    assertThat(list(village.as("driver"), "text/html").asString())
        .contains("Вигадана-1")
        .doesNotContain("Бісопролол", "Таємниця");
    Response records = list(village.as("nurse"), "application/fhir+json");
    assertThat(records.<Integer>path("total")).isEqualTo(10);
    assertThat(records.asString()).contains("C07AB07").doesNotContain("J05AR27");
    Response page = village.as("driver").get("/MedicationDispense?_total=accurate");
    assertThat(page.<Integer>path("total")).isZero();
  }

  @Test
  void tableIsForASpreadsheetAndHoldsNoFormula() {
    Response table = list(village.as("driver"), "text/csv");
    assertThat(table.contentType()).startsWith("text/csv");
    List<String> lines = table.asString().lines().toList();
    assertThat(lines).hasSize(11);
    assertThat(lines.get(0)).startsWith("\"№\",\"Ім’я\"");
    assertThat(lines.get(1)).contains("\"" + STRETCHER + "\"", "\"'+999 000 000001; Сусідка");
  }

  @Test
  @Proves({"actor-c-health-cluster", "c-evacuation"})
  void whoDoesNotEvacuateLearnsNothing() {
    assertThat(list(others.as("doctor"), "text/html").statusCode()).isEqualTo(404);
    assertThat(village.count(others.as("cluster")).statusCode()).isEqualTo(404);
    Response nobody =
        village.start(others.as("cluster"), ", {\"name\": \"dry-run\", \"valueBoolean\": true}");
    assertThat(EvacuatedVillage.number(nobody, "residents")).isZero();
    assertRefused(village.start(village.as("nurse"), ""), 403, "not-for-this-role");
    assertRefused(village.start(village.as("driver"), ""), 403, "not-for-this-role");
  }

  @Test
  void driverChangesNothingButHowItGoes() {
    String task = village.task(village.as("driver"), village.people.get(2));
    Response owner =
        EvacuatedVillage.record(
            village.as("driver"),
            task,
            "[{\"op\": \"add\", \"path\": \"/description\", \"value\": \"Інше\"}]");
    assertRefused(owner, 403, "only-an-answer");
    Response patient =
        village
            .as("driver")
            .contentType("application/json-patch+json")
            .body("[{\"op\": \"add\", \"path\": \"/gender\", \"value\": \"male\"}]")
            .patch("/Patient/" + village.people.get(2));
    assertThat(patient.statusCode()).isEqualTo(403);
  }

  @Test
  void wrongStartsAreAnsweredWithTheParameterAndTheMend() {
    String good = "{\"name\": \"operation\", \"valueString\": \"EVAC-1\"}";
    String there =
        "{\"name\": \"assembly-point\", \"valueReference\": {\"reference\": \"Location/%s\"}}"
            .formatted(village.assemblyPoint);
    refused(there, "parameter-missing", "operation");
    refused(good, "parameter-missing", "assembly-point");
    refused(good + "," + good + "," + there, "parameter-repeated", "operation");
    refused(
        good + "," + there + ", {\"name\": \"radius\", \"valueInteger\": 1}",
        "parameter-unknown",
        "dry-run");
    refused(
        good + "," + there + ", {\"name\": \"dry-run\", \"valueString\": \"maybe\"}",
        "parameter-dry-run",
        "valueBoolean");
    refused(
        good + ", {\"name\": \"destination\", \"valueString\": \"Patient/1\"}",
        "parameter-destination",
        "Location/[id]");
    refused(
        good
            + ", {\"name\": \"destination\", \"valueString\": \"Location/"
            + UUID.randomUUID()
            + "\"}",
        "parameter-destination",
        "not known");
    refused(
        "{\"name\": \"operation\", \"valueString\": \"?\"}," + there,
        "parameter-operation",
        "letters");
    village
        .as("coordinator")
        .body("{\"resourceType\": \"Parameters\", \"parameter\": [" + good + "," + there + "]}")
        .post("/Location/" + UUID.randomUUID() + "/$start-evacuation")
        .then()
        .statusCode(404);
    village
        .as("coordinator")
        .get("/Location/" + village.area + "/$start-evacuation")
        .then()
        .statusCode(
            org.hamcrest.Matchers.allOf(
                org.hamcrest.Matchers.greaterThanOrEqualTo(400),
                org.hamcrest.Matchers.lessThan(500)));
  }

  private void refused(String parameters, String rule, String words) {
    Response answer =
        village
            .as("coordinator")
            .body("{\"resourceType\": \"Parameters\", \"parameter\": [" + parameters + "]}")
            .post("/Location/" + village.area + "/$start-evacuation");
    assertThat(assertRefused(answer, 400, rule)).contains(words);
  }

  @Test
  void wrongQuestionsAreAnsweredWithTheParameterAndTheMend() {
    asked("$evacuation-list", "", "parameter-missing", "operation");
    asked("$evacuation-count", "", "parameter-missing", "operation");
    asked("$evacuation-count", "operation=X&language=uk", "parameter-unknown", "operation");
    String operation = "operation=" + village.operation;
    asked("$evacuation-list", operation + "&language=de", "parameter-language", "uk, ru, en or fr");
    asked("$evacuation-list", operation + "&count=0", "parameter-count", "1 to");
    asked("$evacuation-list", operation + "&offset=-1", "parameter-offset", "0 to");
    asked("$evacuation-list", operation + "&language=uk&language=ru", "parameter-repeated", "once");
    asked("$evacuation-list", operation + "&page=2", "parameter-unknown", "offset");
    village.as("driver").get("/Task/$evacuation-list?operation=NONE").then().statusCode(404);
    village
        .as("driver")
        .get("/Task/" + UUID.randomUUID() + "/$evacuation-count")
        .then()
        .statusCode(404);
  }

  private void asked(String operation, String query, String rule, String words) {
    Response answer =
        village.as("driver").get("/Task/" + operation + (query.isEmpty() ? "" : "?" + query));
    assertThat(assertRefused(answer, 400, rule)).contains(words);
  }
}
