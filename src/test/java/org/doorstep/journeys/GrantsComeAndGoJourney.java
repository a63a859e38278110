package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gives a right counts with the answer to the request that gives it, and so does its end. */
class GrantsComeAndGoJourney extends Journey {

  private Institutions world;
  private Sight sight;
  private String keeper;
  private String team;
  private String hospital;
  private String nurse;
  private String number;
  private String patient;
  private String pulse;

  @BeforeEach
  void aPersonWithAKeeper() {
    fhir();
    world = new Institutions(this::fhirAs);
    keeper = world.found("Центр");
    team = world.found("Бригада");
    hospital = world.found("Лікарня");
    world.connect("keeper", keeper);
    world.connect("hospital", hospital);
    world.employ("doctor", "doctor", hospital);
    world.employ("officer", "data-protection-officer", keeper);
    nurse = world.employ("nurse", "nurse", team);
    number = "GRANT-" + UUID.randomUUID();
    sight = Sight.ofSomebodyNew(world, "keeper", number);
    patient = sight.patient();
    pulse = sight.pulse();
  }

  private void sees(String name) {
    sight.sees(name);
  }

  private void seesNothing(String name) {
    sight.seesNothing(name);
  }

  @Test
  @Closes("V-grants")
  void memberOfCareTeamSeesPersonUntilTheyLeaveIt() {
    seesNothing("nurse");

    String id = world.team("keeper", patient, team, "Practitioner/" + nurse);
    sees("nurse");

    put(
        "keeper",
        "CareTeam",
        id,
        Institutions.careTeam(patient, team, "2020-01-01", "2020-12-31", "Practitioner/" + nurse));
    seesNothing("nurse");
  }

  @Test
  void deletedCareTeamShowsNothing() {
    String id = world.team("keeper", patient, team, "Practitioner/" + nurse);
    sees("nurse");

    world.as("keeper").delete("/CareTeam/" + id).then().statusCode(200);
    seesNothing("nurse");
  }

  @Test
  @Closes("V-elsewhere")
  void addressOnAnotherServerOpensNothingHere() {
    world.connect("team", team);
    world
        .as("team")
        .body(
            Institutions.careTeam(patient, team, "2020-01-01", null, "Practitioner/" + nurse)
                .replace("Patient/", "https://elsewhere.example/fhir/Patient/"))
        .post("/CareTeam")
        .then()
        .statusCode(201);
    seesNothing("nurse");
    seesNothing("team");
  }

  @Test
  void whoLosesTheirRoleSeesNothing() {
    world.team("keeper", patient, team, "Practitioner/" + nurse);
    sees("nurse");

    io.restassured.response.Response role =
        world.as(Tokens.ACCOUNT).get("/PractitionerRole?practitioner=Practitioner/" + nurse);
    world
        .as(Tokens.ACCOUNT)
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/active\", \"value\": false}]")
        .patch("/PractitionerRole/" + role.path("entry[0].resource.id"))
        .then()
        .statusCode(200);
    seesNothing("nurse");
  }

  @Test
  void whatPersonDeniesIsHiddenUntilTheyTakeItBack() {
    world.team("keeper", patient, team, "Practitioner/" + nurse);
    sees("nurse");

    String json =
        """
        {"resourceType": "Consent", "status": "active", "dateTime": "2026-03-02",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
           "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
         "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Відмова"},
         "provision": {"type": "deny", "actor": [{
           "role": {"coding": [{
             "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
             "code": "IRCP"}]},
           "reference": {"reference": "Practitioner/%s"}}]}}
        """
            .formatted(patient, nurse);
    String consent = Institutions.create(world.as("keeper"), json);
    seesNothing("nurse");

    put("keeper", "Consent", consent, json.replace("\"active\"", "\"inactive\""));
    sees("nurse");
  }

  @Test
  void whoIsDeniedHivSeesTheRestAndNotEvenTheKeeperSeesIt() {
    String viralLoad =
        Institutions.create(
            world.as("keeper"),
            Institutions.pulse(patient, 40)
                .replace("vital-signs", "laboratory")
                .replace("8867-4", "20447-9")
                .replace("/min", "{copies}/mL"));
    world
        .as("keeper")
        .get("/Observation/" + viralLoad)
        .then()
        .statusCode(200)
        .body("meta.security.code", hasItem("HIV"));
    String json =
        """
        {"resourceType": "Consent", "status": "active", "dateTime": "2026-03-02",
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
           "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
         "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Відмова"},
         "provision": {"type": "deny",
           "securityLabel": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
             "code": "HIV"}],
           "actor": [{
           "role": {"coding": [{
             "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
             "code": "IRCP"}]},
           "reference": {"reference": "Organization/%s"}}]}}
        """
            .formatted(patient, keeper);
    Institutions.create(world.as("keeper"), json);

    sees("keeper");
    world.as("keeper").get("/Observation/" + viralLoad).then().statusCode(404);
    world.as("keeper").get("/Observation?_summary=count").then().body("total", equalTo(1));
  }

  @Test
  void doctorBreaksGlassForAReasonAndIsReviewed() {
    seesNothing("doctor");

    glass("doctor", number, "1961-04-13", "Людина без свідомості, потрібен анамнез")
        .statusCode(404);
    glass("doctor", number, "1961-04-12", "бо").statusCode(422);
    glass("doctor", number, "1961-04-12", "Людина без свідомості, потрібен анамнез")
        .statusCode(200)
        .body("parameter[0].valueReference.reference", equalTo("Patient/" + patient));

    sees("doctor");
    world
        .as("officer")
        .get("/Task?code=break-glass-review&patient=" + patient)
        .then()
        .body("entry", hasSize(1))
        .body("entry[0].resource.description", equalTo("Людина без свідомості, потрібен анамнез"));
    world.as("officer").get("/Patient/" + patient).then().statusCode(404);
    world
        .as("officer")
        .get("/$explain-access?record=Observation/" + pulse + "&account=" + world.account("doctor"))
        .then()
        .statusCode(200)
        .body("parameter.find { it.name == 'decision' }.valueString", equalTo("show"))
        .body("parameter.valueString", hasItem(org.hamcrest.Matchers.startsWith("EMERGENCY by")));
  }

  @Test
  @Closes("V-glass-role")
  void onlyThoseWhoTreatBreakGlass() {
    world.employ("registrar", "registrar", hospital);
    glass("registrar", number, "1961-04-12", "Людина без свідомості, потрібен анамнез")
        .statusCode(403);
  }

  @Test
  @Closes("V-mask")
  void peerCounsellorSeesNameAndPhoneAndSearchesByNothingElse() {
    String peer = world.employ("peer", "peer-counsellor", team);
    world.team("keeper", patient, team, "Practitioner/" + peer);

    world
        .as("peer")
        .get("/Patient/" + patient)
        .then()
        .statusCode(200)
        .body("name[0].family", equalTo("Вигадана"))
        .body("telecom[0].value", equalTo("+999 000 000001"))
        .body("identifier", nullValue())
        .body("address", nullValue())
        .body("birthDate", nullValue());
    world.as("peer").get("/Patient?birthdate=1961-04-12").then().statusCode(403);
    world.as("peer").get("/Patient?_sort=birthdate").then().statusCode(403);
    world.as("peer").get("/Observation/" + pulse).then().statusCode(404);
    world.as("peer").get("/Patient?_id=" + patient).then().body("entry", hasSize(1));
    world
        .as("peer")
        .get("/Patient?_id=" + patient)
        .then()
        .body("entry[0].resource.identifier", not(hasItem(number)));
  }

  private io.restassured.response.ValidatableResponse glass(
      String name, String identifier, String birthDate, String reason) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "identifier", "valueIdentifier": {
                "system": "https://doorstep.health/sid/client", "value": "%s"}},
              {"name": "birthDate", "valueDate": "%s"},
              {"name": "reason", "valueString": "%s"}]}
            """
                .formatted(identifier, birthDate, reason))
        .post("/Patient/$break-glass")
        .then();
  }

  private void put(String name, String type, String id, String json) {
    world
        .as(name)
        .body(json.replaceFirst("\\{", "{\"id\": \"" + id + "\", "))
        .put("/" + type + "/" + id)
        .then()
        .statusCode(200);
  }
}
