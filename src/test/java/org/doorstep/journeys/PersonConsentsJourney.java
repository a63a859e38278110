package org.doorstep.journeys;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says who else sees their records: at once, no more than they say, and no longer. */
class PersonConsentsJourney extends Journey {

  private static final String ALWAYS = "";

  private Institutions world;
  private String keeper;
  private String hospital;
  private String doctor;
  private String patient;
  private String pulse;
  private String score;

  @BeforeEach
  void aPersonWithAKeeper() {
    fhir();
    world = new Institutions(this::fhirAs);
    keeper = world.found("Центр");
    hospital = world.found("Лікарня");
    world.connect("keeper", keeper);
    world.connect("hospital", hospital);
    doctor = world.employ("doctor", "doctor", hospital);
    patient = world.enrol("keeper", "CONSENT-" + UUID.randomUUID());
    pulse = Institutions.create(world.as("keeper"), Institutions.pulse(patient, 77));
    score = Institutions.create(world.as("keeper"), Institutions.depression(patient, 12));
  }

  private void sees(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(200);
    world.as(name).get("/Observation/" + pulse).then().statusCode(200);
    world.as(name).get("/Observation/" + score).then().statusCode(404);
    world.as(name).get("/Observation?patient=" + patient).then().body("entry", hasSize(1));
    world.as(name).get("/Observation?_summary=count").then().body("total", equalTo(1));
    world.as(name).get("/Patient?_summary=count").then().body("total", equalTo(1));
  }

  private void seesNothing(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(404);
    world.as(name).get("/Patient/" + patient + "/$everything").then().statusCode(404);
    world.as(name).get("/Observation/" + pulse).then().statusCode(404);
    world.as(name).get("/Observation?patient=" + patient).then().body("entry", nullValue());
    world.as(name).get("/Patient?_summary=count").then().body("total", equalTo(0));
    world.as(name).get("/Patient/$my-caseload").then().body("parameter", nullValue());
  }

  private String consents(String actor, String terms) {
    return Institutions.create(
        world.as("keeper"), Institutions.consent(patient, "permit", actor, terms));
  }

  private void withdraws(String consent) {
    world
        .as("keeper")
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"inactive\"}]")
        .patch("/Consent/" + consent)
        .then()
        .statusCode(200);
  }

  @Test
  void whatPersonPermitsIsSeenAtOnceEverywhereUntilTheyWithdrawIt() {
    seesNothing("hospital");
    String consent = consents("Organization/" + hospital, ALWAYS);

    sees("hospital");
    sees("doctor");
    world
        .as("hospital")
        .get("/Patient/" + patient + "/$everything")
        .then()
        .statusCode(200)
        .body("entry.resource.id", hasItem(pulse))
        .body("entry.resource.id", not(hasItem(score)));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                world
                    .as("hospital")
                    .queryParam("_content", "Вигадана")
                    .queryParam("_summary", "count")
                    .get("/Patient")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1)));
    world
        .as("hospital")
        .body(Institutions.pulse(patient, 60))
        .post("/Observation")
        .then()
        .statusCode(403);

    withdraws(consent);
    seesNothing("hospital");
    seesNothing("doctor");
    world
        .as("hospital")
        .queryParam("_content", "Вигадана")
        .queryParam("_summary", "count")
        .get("/Patient")
        .then()
        .body("total", equalTo(0));
  }

  @Test
  void permissionEndsWithItsPeriod() {
    consents("Organization/" + hospital, "\"period\": {\"end\": \"2025-12-31\"},");
    seesNothing("hospital");
    consents("Organization/" + hospital, "\"period\": {\"end\": \"2999-12-31\"},");
    sees("hospital");
  }

  @Test
  void denialGoesBeforePermission() {
    consents("Organization/" + hospital, ALWAYS);
    Institutions.create(
        world.as("keeper"),
        Institutions.consent(patient, "deny", "Practitioner/" + doctor, ALWAYS));

    sees("hospital");
    seesNothing("doctor");
  }

  @Test
  void whatIsNamedIsSeenAndNothingElse() {
    consents("Practitioner/" + doctor, Institutions.labels("PSY"));

    world.as("doctor").get("/Patient/" + patient).then().statusCode(200);
    world.as("doctor").get("/Observation/" + score).then().statusCode(200);
    world.as("doctor").get("/Observation/" + pulse).then().statusCode(404);
    world.as("doctor").get("/Observation?_summary=count").then().body("total", equalTo(1));
    seesNothing("hospital");
  }

  @Test
  void exceptionIsNotSeen() {
    String problem = Institutions.create(world.as("keeper"), Institutions.homeless(patient));
    String consent = consents("Organization/" + hospital, ALWAYS);
    world.as("hospital").get("/Condition/" + problem).then().statusCode(200);
    withdraws(consent);
    consents(
        "Organization/" + hospital,
        "\"provision\": [{\"type\": \"deny\", "
            + Institutions.labels("LIVARG").replaceFirst(",$", "")
            + "}],");

    sees("hospital");
    world.as("hospital").get("/Condition/" + problem).then().statusCode(404);
    world.as("hospital").get("/Condition?_summary=count").then().body("total", equalTo(0));
  }

  @Test
  @Closes("V-consent")
  void nobodyWritesConsentForThemselves() {
    String own = world.employ("own", "doctor", keeper);
    String colleague = world.employ("colleague", "doctor", keeper);
    String nurse = world.employ("nurse", "doctor", world.found("Бригада"));
    world.team("keeper", patient, hospital, "Practitioner/" + nurse);

    refused("own", "Practitioner/" + own);
    refused("own", "Organization/" + keeper);
    refused("nurse", "Organization/" + hospital);
    Institutions.create(
        world.as("own"),
        Institutions.consent(
            patient, "permit", "Practitioner/" + colleague, Institutions.labels("PSY")));
    world.as("colleague").get("/Observation/" + score).then().statusCode(200);
  }

  @Test
  void consentOfHundredsOfPartsIsRefused() {
    String part = "{%s \"type\": \"deny\"}".formatted(Institutions.labels("PSY"));
    String parts =
        "\"provision\": [%s],".formatted(String.join(",", Collections.nCopies(200, part)));

    world
        .as("keeper")
        .body(Institutions.consent(patient, "deny", "Organization/" + hospital, parts))
        .post("/Consent")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("consent-too-large"))
        .body("issue[0].expression[0]", equalTo("Consent.provision"));
  }

  private void refused(String name, String actor) {
    world
        .as(name)
        .body(Institutions.consent(patient, "permit", actor, Institutions.labels("PSY")))
        .post("/Consent")
        .then()
        .statusCode(403)
        .body("issue[0].details.coding[0].code", equalTo("consent-for-oneself"));
  }

  @Test
  @Closes("V-denial")
  void whoIsDeniedDoesNotTakeItBack() {
    String own = world.employ("own", "doctor", keeper);
    String problem = Institutions.create(world.as("keeper"), Institutions.homeless(patient));
    world.as("own").get("/Condition/" + problem).then().statusCode(200);
    String consent =
        Institutions.create(
            world.as("keeper"),
            Institutions.consent(
                patient, "deny", "Practitioner/" + own, Institutions.labels("LIVARG")));

    world.as("own").get("/Condition/" + problem).then().statusCode(404);
    world
        .as("own")
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"inactive\"}]")
        .patch("/Consent/" + consent)
        .then()
        .statusCode(403);
    withdraws(consent);
    world.as("own").get("/Condition/" + problem).then().statusCode(200);
  }

  @Test
  void whoActsForAPersonSeesWhatThePersonSaysAndNoMore() {
    String proxy =
        Institutions.create(
            world.as("keeper"),
            """
            {"resourceType": "RelatedPerson", "active": true,
             "patient": {"reference": "Patient/%s"}, "name": [{"text": "Сусідка"}],
             "identifier": [{"system": "https://doorstep.health/sid/account", "value": "%s"}]}
            """
                .formatted(patient, world.account("proxy")));
    seesNothing("proxy");
    String consent = consents("RelatedPerson/" + proxy, ALWAYS);
    sees("proxy");
    String more = consents("RelatedPerson/" + proxy, Institutions.labels("PSY"));
    sees("proxy");
    world
        .as("proxy")
        .body(Institutions.pulse(patient, 60))
        .post("/Observation")
        .then()
        .statusCode(403);
    withdraws(consent);
    withdraws(more);
    seesNothing("proxy");
  }

  @Test
  void motherSeesHerChildsRecordsBesideHerOwn() {
    String mother =
        Institutions.create(
            world.as("keeper"),
            Institutions.person("MOTHER-" + UUID.randomUUID(), world.account("mother")));
    world.as("mother").get("/Patient/" + mother).then().statusCode(200);
    world.as("mother").get("/Patient/" + patient).then().statusCode(404);
    String consent = consents("Patient/" + mother, Institutions.labels("DEMO"));

    world.as("mother").get("/Patient/" + patient).then().statusCode(200);
    world.as("mother").get("/Observation/" + pulse).then().statusCode(404);
    world.as("mother").get("/Patient?_summary=count").then().body("total", equalTo(2));
    withdraws(consent);
    world.as("mother").get("/Patient?_summary=count").then().body("total", equalTo(1));
  }

  @Test
  void whoBringsMedicineSeesNothingByThat() {
    world
        .as("keeper")
        .body(
            Institutions.consent(patient, "permit", "Practitioner/" + doctor, ALWAYS)
                .replace("patient-privacy", "treatment"))
        .post("/Consent")
        .then()
        .statusCode(201);
    seesNothing("doctor");
  }
}
