package org.doorstep.journeys;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person is received by a hospital that is to treat and not to learn of HIV, nor of violence: who
 * gave care tells as much as what was found.
 */
class WhatTellsIsDeniedJourney extends Journey {

  private static final String AIDS_CENTRE =
      """
      {"resourceType": "Organization", "active": true, "name": "Центр 17",
       "type": [{"coding": [{
         "system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
         "code": "aids-centre"}]}]}
      """;

  private Institutions world;
  private String hospital;
  private String patient;
  private String pulse;

  @BeforeEach
  void aPersonWhomAHospitalReceived() {
    fhir();
    world = new Institutions(this::fhirAs);
    world.connect("keeper", world.found("Бригада"));
    hospital = world.found("Лікарня");
    world.connect("hospital", hospital);
    world.employ("doctor", "doctor", hospital);
    patient = world.enrol("keeper", "TELLS-" + UUID.randomUUID());
    pulse = create(Institutions.pulse(patient, 77));
    String order = create(request("performer", "Organization/" + hospital));
    create(Institutions.transfer(order, patient, hospital, "accepted"));
  }

  private String create(String json) {
    return Institutions.create(world.as("keeper"), json);
  }

  private String visit(String more) {
    return """
    {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/%s"},
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"}, %s}
    """
        .formatted(patient, more);
  }

  private String request(String element, String reference) {
    return """
    {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
     "code": {"text": "Огляд"}, "subject": {"reference": "Patient/%s"},
     "%s": [{"reference": "%s"}]}
    """
        .formatted(patient, element, reference);
  }

  private void deny(String label) {
    create(
        Institutions.consent(
            patient, "deny", "Organization/" + hospital, Institutions.labels(label)));
  }

  @Test
  @Closes("V-along")
  void recordThatNamesAnAidsCentreTellsOfHiv() {
    String centre = Institutions.create(world.as(Tokens.ACCOUNT), AIDS_CENTRE);
    String place =
        Institutions.create(
            world.as(Tokens.ACCOUNT),
            """
            {"resourceType": "Location", "status": "active", "name": "Кабінет 5",
             "managingOrganization": {"reference": "Organization/%s"}}
            """
                .formatted(centre));
    List<String> telling =
        List.of(
            "Encounter/"
                + create(
                    visit(
                        "\"serviceProvider\": {\"reference\": \"Organization/%s\"}"
                            .formatted(centre))),
            "Encounter/"
                + create(
                    visit(
                        "\"location\": [{\"location\": {\"reference\": \"Location/%s\"}}]"
                            .formatted(place))),
            "ServiceRequest/" + create(request("performer", "Organization/" + centre)),
            "EpisodeOfCare/"
                + create(
                    """
                    {"resourceType": "EpisodeOfCare", "status": "active",
                     "patient": {"reference": "Patient/%s"},
                     "managingOrganization": {"reference": "Organization/%s"}}
                    """
                        .formatted(patient, centre)),
            "Appointment/"
                + create(
                    """
                    {"resourceType": "Appointment", "status": "proposed", "participant": [
                      {"actor": {"reference": "Patient/%s"}, "status": "accepted"},
                      {"actor": {"reference": "Location/%s"}, "status": "accepted"}]}
                    """
                        .formatted(patient, place)));
    String encounter = telling.get(0);
    String other =
        create(
            Institutions.pulse(patient, 80)
                .replaceFirst(
                    "\\{", "{\"encounter\": {\"reference\": \"%s\"},".formatted(encounter)));
    for (String record : telling) {
      world.as("keeper").get("/" + record).then().body("meta.security.code", hasItems("HIV", "R"));
    }
    world.as("doctor").get("/" + encounter).then().statusCode(200);
    world.as("doctor").get("/Encounter?_summary=count").then().body("total", equalTo(2));

    deny("HIV");

    for (String record : telling) {
      world.as("doctor").get("/" + record).then().statusCode(404);
    }
    world.as("doctor").get("/Observation/" + pulse).then().statusCode(200);
    world.as("doctor").get("/Encounter?_summary=count").then().body("total", equalTo(0));
    world.as("doctor").get("/Encounter?patient=" + patient).then().body("entry", nullValue());
    world
        .as("doctor")
        .get("/Observation?_id=" + other + "&_include=Observation:encounter")
        .then()
        .body("entry.resource.id", contains(other));
    Response iterated =
        world
            .as("doctor")
            .get(
                "/Observation?_id=%s&_include=Observation:encounter&_include:iterate=Encounter:service-provider"
                    .formatted(other));
    iterated.then().body("entry.resource.id", contains(other));
    Response everything = world.as("doctor").get("/Patient/" + patient + "/$everything");
    everything.then().body("entry.resource.id", hasItem(pulse));
    world.as("keeper").get("/" + encounter).then().statusCode(200);
  }

  @Test
  @Closes("V-along")
  void centreComesAlongNeitherWithEverythingNorWithTheSummary() {
    String centre = Institutions.create(world.as(Tokens.ACCOUNT), AIDS_CENTRE);
    create(visit("\"serviceProvider\": {\"reference\": \"Organization/%s\"}".formatted(centre)));
    String everything = "/Patient/" + patient + "/$everything";
    String summary = "/Patient/" + patient + "/$transfer-summary?language=uk";
    world.as("doctor").get(everything).then().body("entry.resource.id", hasItem(centre));

    deny("HIV");

    for (String address : List.of(everything, summary)) {
      Response answer = world.as("doctor").get(address);
      answer.then().statusCode(200);
      org.assertj.core.api.Assertions.assertThat(answer.asString())
          .contains(patient)
          .doesNotContain(centre, "Центр 17");
    }
  }

  @Test
  void recordIsLabelledWhenTheDirectoryBeginsToTell() {
    String centre = world.found("Центр здоров'я");
    String provider = "\"serviceProvider\": {\"reference\": \"Organization/%s\"}".formatted(centre);
    String before = "/Encounter/" + create(visit(provider));
    deny("HIV");
    world.as("doctor").get(before).then().statusCode(200);

    world
        .as(Tokens.ACCOUNT)
        .body(AIDS_CENTRE.replaceFirst("\\{", "{\"id\": \"" + centre + "\", "))
        .put("/Organization/" + centre)
        .then()
        .statusCode(200);

    String after = "/Encounter/" + create(visit(provider));
    world.as("doctor").get(after).then().statusCode(404);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> world.as("doctor").get(before).statusCode() == 404);
    world.as("keeper").get(before).then().body("meta.security.code", hasItems("HIV", "R"));
    world.as("doctor").get("/Encounter?_summary=count").then().body("total", equalTo(0));
  }

  @Test
  void violenceIsSeenByThoseWhoTreatUnlessThePersonDeniesIt() {
    String blow = "/Condition/" + create(Institutions.homeless(patient).replace("Z59.0", "T74.1"));
    world
        .as("doctor")
        .get(blow)
        .then()
        .statusCode(200)
        .body("meta.security.code", hasItems("VIO", "V"));
    world.as("doctor").get("/Condition?_summary=count").then().body("total", equalTo(1));
    String relative = world.found("Родина");
    world.employ("relative", "doctor", relative);
    create(Institutions.consent(patient, "permit", "Organization/" + relative, ""));
    world.as("relative").get("/Observation/" + pulse).then().statusCode(200);
    world.as("relative").get(blow).then().statusCode(404);

    deny("VIO");

    world.as("doctor").get(blow).then().statusCode(404);
    world.as("doctor").get("/Condition?_summary=count").then().body("total", equalTo(0));
    world.as("doctor").get("/Observation/" + pulse).then().statusCode(200);
    world.as("keeper").get(blow).then().statusCode(200);
  }
}
