package org.doorstep.journeys;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.Test;

/** What a developer can look up on the server about what it takes. */
class DefinitionsJourney extends Journey {

  @Test
  void searchParameterOfDoorstepFindsRecordsAtOnce() {
    String name = "Hospital " + UUID.randomUUID();
    fhir()
        .body(
            "{\"resourceType\":\"Location\",\"status\":\"active\",\"name\":\""
                + name
                + "\",\"extension\":[{\"url\":\"https://doorstep.health/fhir/StructureDefinition/doorstep-functionality\","
                + "\"valueCode\":\"partially-functioning\"}]}")
        .post("/Location")
        .then()
        .statusCode(201);
    fhir()
        .queryParam("functionality", "partially-functioning")
        .queryParam("name", name)
        .get("/Location")
        .then()
        .statusCode(200)
        .body("entry.size()", equalTo(1));
  }

  @Test
  void capabilityStatementNamesProfilesAndSearchParameters() {
    fhir()
        .get("/metadata")
        .then()
        .statusCode(200)
        .body(
            "rest[0].resource.find { it.type == 'Observation' }.supportedProfile",
            hasItems(
                "https://doorstep.health/fhir/StructureDefinition/doorstep-ecg",
                "https://doorstep.health/fhir/StructureDefinition/doorstep-hiv-viral-load"))
        .body(
            "rest[0].resource.find { it.type == 'Encounter' }.supportedProfile",
            hasItem("https://doorstep.health/fhir/StructureDefinition/doorstep-home-visit"))
        .body(
            "rest[0].resource.find { it.type == 'Patient' }.searchParam.name",
            hasItems("residence", "displaced"))
        .body(
            "rest[0].resource.find { it.type == 'MedicationDispense' }.searchParam.find {"
                + " it.name == 'supply-end' }.definition",
            equalTo(
                "https://doorstep.health/fhir/SearchParameter/doorstep-medicationdispense-supply-end"));
  }

  @Test
  void profilesAndTerminologyCanBeReadAndSearched() throws InterruptedException {
    awaitDefinition("/ValueSet/doorstep-visit-type-vs");
    fhir()
        .queryParam("url", "https://doorstep.health/fhir/StructureDefinition/doorstep-ecg")
        .get("/StructureDefinition")
        .then()
        .statusCode(200)
        .body("entry.resource.type", hasItem("Observation"));
    fhir()
        .get("/SearchParameter/doorstep-patient-residence")
        .then()
        .statusCode(200)
        .body("meta.versionId", equalTo("1"));
    fhir()
        .queryParam("url", "https://doorstep.health/fhir/ValueSet/doorstep-visit-type-vs")
        .get("/ValueSet/$expand")
        .then()
        .statusCode(200)
        .body("expansion.contains.code", hasItem("home-visit"));
    fhir()
        .queryParam("system", "https://doorstep.health/fhir/CodeSystem/doorstep-decision")
        .queryParam("code", "urgent")
        .queryParam("displayLanguage", "uk")
        .get("/CodeSystem/$lookup")
        .then()
        .statusCode(200)
        .body("parameter.name", hasItem("display"));
  }

  @Test
  @Closes("V-definitions")
  void nobodyChangesDefinitionsOverHttp() {
    String takeover =
        "{\"resourceType\":\"SearchParameter\",\"id\":\"doorstep-patient-residence\",\"status\":\"active\","
            + "\"url\":\"https://doorstep.health/fhir/SearchParameter/doorstep-patient-residence\","
            + "\"name\":\"Mine\",\"description\":\"mine\",\"code\":\"residence\",\"base\":[\"Patient\"],"
            + "\"type\":\"string\",\"expression\":\"Patient.name.family\"}";
    fhir()
        .body(takeover)
        .put("/SearchParameter/doorstep-patient-residence")
        .then()
        .statusCode(405)
        .body("issue[0].details.text", containsString("cannot be changed over HTTP"));
    fhir()
        .body(
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + takeover
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"SearchParameter/doorstep-patient-residence\"}}]}")
        .post("/")
        .then()
        .statusCode(405);
    fhir().delete("/SearchParameter/doorstep-patient-residence").then().statusCode(405);
    fhir()
        .get("/SearchParameter/doorstep-patient-residence")
        .then()
        .statusCode(200)
        .body("code", equalTo("residence"))
        .body("meta.versionId", equalTo("1"));
  }

  /** Profiles and terminology follow after the server is ready. */
  private void awaitDefinition(String path) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (fhir().get(path).statusCode() != 200 && Instant.now().isBefore(end)) {
      Thread.sleep(500);
    }
  }
}
