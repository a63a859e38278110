package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A doctor in a village asks which hospital still works, and how far it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NearestHospitalJourney extends Journey {

  /** Far from whatever other journeys put on the map. */
  private static final double LATITUDE = -40.5;

  private static final double LONGITUDE = -120.5;

  private Institutions world;
  private String clinic;
  private String near;
  private String ruined;
  private String partial;
  private String far;
  private String home;
  private String patient;

  @BeforeAll
  void aVillageAndFourHospitals() {
    fhir();
    world = new Institutions(this::fhirAs);
    clinic = world.found("Мобільні клініки");
    world.connect("clinic", clinic);
    world.employ("doctor", "doctor", clinic);
    world.connect("other", world.found("Інша установа"));
    ruined = facility("not-functioning", 0.01);
    partial = facility("partially-functioning", 0.05);
    near = facility("fully-functioning", 0.2);
    far = facility("fully-functioning", 0.9);
    home =
        Institutions.create(
            world.as("clinic"),
            """
            {"resourceType": "Location", "status": "active", "name": "Село",
             "type": [{"coding": [{
               "system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
               "code": "village"}]}],
             "position": {"latitude": %s, "longitude": %s}}
            """
                .formatted(LATITUDE, LONGITUDE));
    patient =
        Institutions.create(
            world.as("clinic"),
            Institutions.person("NEAR-" + UUID.randomUUID())
                .replace(
                    "\"gender\"",
                    """
                    "extension": [{
                      "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
                      "valueReference": {"reference": "Location/%s"}}], "gender"
                    """
                        .formatted(home)));
  }

  private String facility(String functionality, double north) {
    return Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Location", "status": "active", "name": "Лікарня", "mode": "instance",
         "extension": [{
           "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-functionality",
           "valueCode": "%s"}],
         "type": [{"coding": [
           {"system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
            "code": "health-facility"},
           {"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "HOSP"}]}],
         "position": {"latitude": %s, "longitude": %s},
         "managingOrganization": {"reference": "Organization/%s"}}
        """
            .formatted(functionality, LATITUDE + north, LONGITUDE, clinic));
  }

  @Test
  @Proves({"actor-c-hospitals", "c-transfer"})
  void hospitalsThatWorkComeFirstThenThoseThatWorkInPart() {
    Response found = world.as("doctor").get("/Location/" + home + "/$nearest-functional?count=3");

    assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
    assertThat(found.<List<String>>path("entry.resource.id")).containsExactly(near, far, partial);
    assertThat(found.<List<String>>path("entry.resource.id")).doesNotContain(ruined);
    Float kilometres = found.path("entry[0].search.extension[0].valueDistance.value");
    assertThat(kilometres).isBetween(22.1f, 22.4f);
  }

  @Test
  void homeOfPersonIsAskedAboutByWhoSeesThePersonOnly() {
    Response found =
        world.as("doctor").get("/Location/$nearest-functional?count=1&patient=Patient/" + patient);
    assertThat(found.<List<String>>path("entry.resource.id")).containsExactly(near);

    world
        .as("other")
        .get("/Location/$nearest-functional?patient=Patient/" + patient)
        .then()
        .statusCode(404);
    world
        .as("other")
        .get("/Location/$nearest-functional?patient=Patient/" + UUID.randomUUID())
        .then()
        .statusCode(404);
  }

  @Test
  void serviceIsOneOfTheFacilityOrOfWhatItOffers() {
    Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "HealthcareService", "active": true, "name": "Кардіологія",
         "providedBy": {"reference": "Organization/%s"},
         "location": [{"reference": "Location/%s"}],
         "type": [{"coding": [{"system": "urn:test:services", "code": "cardiology"}]}]}
        """
            .formatted(clinic, far));
    Response cardiology = around("service=urn:test:services|cardiology");
    assertThat(cardiology.<List<String>>path("entry.resource.id")).containsExactly(far);
    assertThat(around("service=HOSP&max-km=50").<List<String>>path("entry.resource.id"))
        .containsExactly(near, partial);
    assertThat(around("service=nothing").<Integer>path("total")).isZero();
  }

  @Test
  void moreThanOnePageOfFacilitiesIsLookedThrough() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < 260; i++) {
      entries.add(
          """
          {"request": {"method": "POST", "url": "Location"}, "resource": {
           "resourceType": "Location", "status": "active", "name": "Пункт", "extension": [{
             "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-functionality",
             "valueCode": "fully-functioning"}],
           "position": {"latitude": %s, "longitude": 10}}}
          """
              .formatted(50 + (260 - i) * 0.0005));
    }
    world
        .as("clinic")
        .body(
            "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": ["
                + String.join(",", entries)
                + "]}")
        .post("/")
        .then()
        .statusCode(200);
    Response found =
        world.as("doctor").get("/Location/$nearest-functional?latitude=50&longitude=10&count=2");
    assertThat(found.<List<Float>>path("entry.resource.position.latitude"))
        .containsExactly(50.0005f, 50.001f);
  }

  private Response around(String more) {
    return world
        .as("doctor")
        .get(
            "/Location/$nearest-functional?latitude=%s&longitude=%s&%s"
                .formatted(LATITUDE, LONGITUDE, more));
  }

  @Test
  void wrongQuestionsAreAnsweredWithTheParameterAndTheMend() {
    String place = "latitude=1&longitude=1&";
    refused("", "parameter-missing", "latitude");
    refused("latitude=1", "parameter-missing", "longitude");
    refused("latitude=91&longitude=1", "parameter-latitude", "-90 to 90");
    refused("latitude=1&longitude=x", "parameter-longitude", "-180 to 180");
    refused(place + "patient=Patient/1", "parameter-latitude", "one");
    refused("patient=Group/1", "parameter-patient", "Patient/[id]");
    refused("location=1", "parameter-location", "Location/[id]");
    refused(place + "max-km=0", "parameter-max-km", "1 to 1000");
    refused(place + "count=0", "parameter-count", "1 to 50");
    refused(place + "count=1&count=2", "parameter-repeated", "count");
    refused(place + "service=a|b|c", "parameter-service", "code");
    refused(place + "radius=5", "parameter-unknown", "max-km");
    world
        .as("doctor")
        .get("/Location/" + UUID.randomUUID() + "/$nearest-functional")
        .then()
        .statusCode(404);
  }

  private void refused(String query, String rule, String words) {
    Response answer =
        world
            .as("doctor")
            .get("/Location/$nearest-functional" + (query.isEmpty() ? "" : "?" + query));
    assertThat(assertRefused(answer, 400, rule)).contains(words);
  }
}
