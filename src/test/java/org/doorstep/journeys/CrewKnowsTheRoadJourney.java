package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.UUID;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Crews are warned of the road, and nobody drives whose course has expired. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrewKnowsTheRoadJourney extends Journey {

  private Institutions world;

  @BeforeAll
  void anotherOrganisation() {
    fhir();
    world = new Institutions(this::fhirAs);
    world.connect("other", world.found("Інша установа"));
  }

  private ClinicRound round() {
    return new ClinicRound(new Institutions(this::fhirAs)).founded();
  }

  @Test
  @Proves("actor-c-danger")
  void whoeverDrivesThereIsWarnedOfAMinedRoad() {
    ClinicRound round = round();
    String flag =
        Institutions.create(
            round.world.as("coordinator"),
            """
            {"resourceType": "Flag", "status": "active",
             "category": [{"coding": [{
               "system": "http://terminology.hl7.org/CodeSystem/flag-category", "code": "safety"}]}],
             "code": {"coding": [{
               "system": "https://doorstep.health/fhir/CodeSystem/doorstep-access-flag",
               "code": "mined-road"}]},
             "subject": {"reference": "Location/%s"}, "period": {"start": "2026-03-01"}}
            """
                .formatted(round.village));
    world
        .as("other")
        .get("/Flag?subject=Location/" + round.village + "&code=mined-road")
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.meta.security.code", hasItem("LOCIS"));
    world.as("other").delete("/Flag/" + flag).then().statusCode(403);
    String account = "person-" + UUID.randomUUID();
    Institutions.create(round.world.as("app"), Institutions.person("DANGER-" + flag, account));
    fhirAs(account).get("/Flag/" + flag).then().statusCode(404);
    fhirAs(account).get("/Flag?_total=accurate").then().body("total", equalTo(0));
  }

  @Test
  @Proves("actor-c-training")
  void crewsWhoseCoursesExpireAreFound() {
    ClinicRound round = round();
    String person =
        round.world.employ("trained-" + round.van.substring(0, 8), "driver", round.clinic);
    Response read = fhir().get("/Practitioner/" + person);
    String json =
        read.asString()
            .replaceFirst(
                "\"resourceType\"",
                """
                "qualification": [{"code": {"coding": [{
                  "system": "https://doorstep.health/fhir/CodeSystem/doorstep-qualification",
                  "code": "mine-risk-education"}]},
                  "period": {"start": "2025-01-01", "end": "2026-01-31"}}], "resourceType"
                """);
    fhir().body(json).put("/Practitioner/" + person).then().statusCode(200);
    String search = "/Practitioner?qualification=mine-risk-education&_id=" + person;
    round
        .world
        .as("coordinator")
        .get(search + "&qualification-expires=lt2026-02-15")
        .then()
        .body("entry", hasSize(1));
    round
        .world
        .as("coordinator")
        .get(search + "&qualification-expires=gt2026-02-15")
        .then()
        .body("entry", nullValue());
  }
}
