package org.doorstep.journeys;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a developer of an NGO's app learns from the server about what the app sends. */
class ValidationJourney extends Journey {

  private static final String ISSUE = "issue.find { it.severity == 'error' }";

  @Test
  void wholeVisitIsAccepted() throws IOException {
    fhir()
        .body(freshVisit())
        .post("/")
        .then()
        .statusCode(200)
        .body("entry.response.status", everyItem(startsWith("20")));
  }

  @Test
  void everyMistakeOfAVisitIsNamedAtOnceAndNothingIsStored() throws IOException {
    String visit =
        freshVisit()
            .replace("\"unit\": \"degrees C\"", "\"unit\": \"degrees C\", \"colour\": \"red\"")
            .replace("\"status\": \"final\"", "\"status\": \"finall\"")
            .replaceFirst("\"gender\": \"\\w+\"", "\"gender\": \"woman\"");
    fhir()
        .body(visit)
        .post("/")
        .then()
        .statusCode(422)
        .body("issue.severity", everyItem(equalTo("error")))
        .body("issue.expression.flatten()", hasItem("Bundle.entry[7].resource.gender"))
        .body("issue.expression.flatten()", hasItem("Bundle.entry[10].resource.status"))
        .body("issue.details.text", hasItem(containsString("Use one of: ")));
    String client = clientOf(visit);
    fhir().get("/Patient?identifier=" + client).then().body("entry", equalTo(null));
  }

  @Test
  void unknownElementIsRefusedByItsName() {
    refused(patient(",\"colour\": \"blue\""))
        .body(ISSUE + ".expression", contains("Patient.colour"))
        .body(ISSUE + ".details.text", containsString("FHIR R4 has no element 'colour' here."));
  }

  @Test
  void wrongCodeIsRefusedWithTheCodesThatAreAllowed() {
    refused(patient(",\"gender\": \"woman\""))
        .body(ISSUE + ".expression", contains("Patient.gender"))
        .body(
            ISSUE + ".details.text",
            allOf(
                containsString("'woman'"),
                containsString("Use one of: "),
                containsString("female")));
  }

  @Test
  void missingElementIsRefusedUnderItsOwnPath() {
    refused("{\"resourceType\":\"Patient\",\"gender\":\"male\",\"name\":[{\"text\":\"Ivan\"}]}")
        .body(ISSUE + ".expression", contains("Patient.identifier"))
        .body(
            ISSUE + ".details.text",
            allOf(containsString("required by doorstep-patient"), containsString("Add it.")));
  }

  @Test
  void impossibleDateIsRefusedWithTheFormsOfADate() {
    refused(patient(",\"birthDate\": \"31.12.1950\""))
        .body(ISSUE + ".expression", contains("Patient.birthDate"))
        .body(ISSUE + ".details.text", containsString("Write a date as 2025, 2025-08"));
  }

  @Test
  void claimedProfileOfDoorstepMustExist() {
    refused(
            patient(
                ",\"meta\": {\"profile\":"
                    + " [\"https://doorstep.health/fhir/StructureDefinition/doorstep-patent\"]}"))
        .body(ISSUE + ".details.text", containsString("Doorstep has no profile"));
  }

  @Test
  void foreignProfileIsAWarningThatTheServerTellsOnRequest() {
    String patient =
        patient(
            ",\"meta\": {\"profile\":"
                + " [\"https://example.org/StructureDefinition/their-patient\"]}");
    fhir()
        .header("Prefer", "return=OperationOutcome")
        .body(patient)
        .post("/Patient")
        .then()
        .statusCode(201)
        .body("issue.severity", hasItem("warning"))
        .body("issue.details.text", hasItem(containsString("was not held to it")));
    fhir()
        .header("Prefer", "return=minimal")
        .body(patient(""))
        .post("/Patient")
        .then()
        .statusCode(201)
        .body(not(containsString("warning")));
  }

  @Test
  void warningsOfATransactionComeBackWithTheEntryTheyBelongTo() {
    String condition =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + entry("POST", "Patient", patient(""))
            + ","
            + entry(
                "POST",
                "Patient",
                patient(
                    ",\"maritalStatus\":{\"coding\":[{\"system\":\"https://example.org/status\",\"code\":\"m\"}]}"))
            + "]}";
    fhir()
        .header("Prefer", "return=OperationOutcome")
        .body(condition)
        .post("/")
        .then()
        .statusCode(200)
        .body("entry[0].response.outcome.issue.severity", not(hasItem("warning")))
        .body("entry[1].response.outcome.issue.severity", hasItem("warning"))
        .body(
            "entry[1].response.outcome.issue.expression.flatten()",
            hasItem(startsWith("Bundle.entry[1].resource.maritalStatus")));
  }

  @Test
  void batchLosesOnlyTheEntriesAtFault() {
    String batch =
        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
            + entry("POST", "Patient", patient(""))
            + ","
            + entry("POST", "Patient", patient(",\"gender\": \"woman\""))
            + "]}";
    fhir()
        .body(batch)
        .post("/")
        .then()
        .statusCode(200)
        .body("entry[0].response.status", startsWith("201"))
        .body("entry[1].response.status", startsWith("422"))
        .body(
            "entry[1].response.outcome.issue[0].expression[0]",
            equalTo("Bundle.entry[1].resource.gender"));
  }

  @Test
  void changesAreCheckedLikeNewRecords() {
    String id =
        fhir().body(patient("")).post("/Patient").then().statusCode(201).extract().path("id");
    fhir()
        .body(patient(",\"id\": \"" + id + "\",\"gender\": \"woman\""))
        .put("/Patient/" + id)
        .then()
        .statusCode(422);
    fhir()
        .contentType("application/json-patch+json")
        .body("[{\"op\":\"remove\",\"path\":\"/name\"}]")
        .patch("/Patient/" + id)
        .then()
        .statusCode(422)
        .body("issue.details.coding.flatten().code", hasItem("ds-pat-1"));
    fhir().get("/Patient/" + id).then().body("meta.versionId", equalTo("1"));
  }

  @Test
  void xmlIsHeldToTheSameRules() {
    fhir()
        .contentType("application/fhir+xml")
        .body(
            "<Patient xmlns=\"http://hl7.org/fhir\"><identifier><system"
                + " value=\"https://doorstep.health/sid/client\"/><value"
                + " value=\"X-1\"/></identifier><colour value=\"blue\"/><gender"
                + " value=\"woman\"/></Patient>")
        .post("/Patient")
        .then()
        .statusCode(422)
        .body("issue.expression.flatten()", hasItem(containsString("colour")));
  }

  @Test
  void validateSaysWhatTheGateWouldSay() {
    String wrong = patient(",\"gender\": \"woman\",\"colour\": \"blue\"");
    fhir()
        .body(wrong)
        .post("/Patient/$validate")
        .then()
        .statusCode(200)
        .body("issue.expression.flatten()", hasItems("Patient.gender", "Patient.colour"));
    fhir()
        .body(
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":"
                + wrong
                + "}]}")
        .post("/Patient/$validate")
        .then()
        .statusCode(200)
        .body("issue.expression.flatten()", hasItems("Patient.gender", "Patient.colour"));
    fhir()
        .body(patient(""))
        .post("/Patient/$validate")
        .then()
        .statusCode(200)
        .body("issue.severity", everyItem(equalTo("information")));
  }

  private ValidatableResponse refused(String patient) {
    return fhir().body(patient).post("/Patient").then().statusCode(422);
  }

  private static String patient(String more) {
    return "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"https://doorstep.health/sid/client\",\"value\":\""
        + UUID.randomUUID()
        + "\"}],\"name\":[{\"text\":\"Оксана\"}]"
        + (more.contains("\"gender\"") ? "" : ",\"gender\":\"female\"")
        + more
        + "}";
  }

  private static String entry(String method, String url, String resource) {
    return "{\"fullUrl\":\"urn:uuid:"
        + UUID.randomUUID()
        + "\",\"resource\":"
        + resource
        + ",\"request\":{\"method\":\""
        + method
        + "\",\"url\":\""
        + url
        + "\"}}";
  }

  private static String clientOf(String visit) {
    var matcher =
        Pattern.compile("identifier=(https://doorstep.health/sid/client\\|[^\"]+)").matcher(visit);
    matcher.find();
    return matcher.group(1);
  }

  /** The visit of the examples with numbers of its own. */
  private static String freshVisit() throws IOException {
    String visit = Files.readString(Path.of("fhir-profiles/examples/home-visit-transaction.json"));
    Map<String, String> fresh = new HashMap<>();
    String renamed =
        Pattern.compile("urn:uuid:[0-9a-f-]{36}")
            .matcher(visit)
            .replaceAll(
                old -> fresh.computeIfAbsent(old.group(), key -> "urn:uuid:" + UUID.randomUUID()));
    String suffix = "-" + UUID.randomUUID();
    for (String number :
        new String[] {
          "UK-000123",
          "VAN1-2025-08-12-01",
          "LAB-2025-0812-7",
          "0570000123",
          "PC-0123",
          "D-2025-0812-1",
          "D-2025-0812-2",
          "T-2025-0812-1"
        }) {
      renamed = renamed.replace(number, number + suffix);
    }
    return renamed;
  }
}
