package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A developer reads what one can be told of, and learns which element to mend. */
class DeveloperSubscribesJourney extends Journey {

  private static final String PLAIN = ToldHospital.plain("Task?status=requested", "websocket", "");

  private ToldHospital it;

  @BeforeEach
  void aHospital() {
    fhir();
    it = new ToldHospital(this::fhirAs);
  }

  @Test
  void statementNamesTopicsAndTheAddressOfWebsockets() {
    fhirWithoutToken()
        .get("/metadata")
        .then()
        .statusCode(200)
        .body("rest[0].extension.valueUri", hasItem(base().replace("http", "ws") + "/websocket"))
        .body(
            "rest[0].resource.find { it.type == 'Subscription' }.extension.valueCanonical",
            hasItem(ToldHospital.TOPICS + "transfer-requested"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Observation?code=8867-4",
        "Patient",
        "Task?patient=Patient/1",
        "Task?for=Patient/1",
        "Task?_lastUpdated=ge2026-01-01",
        "Task?status:not=requested",
        "Task?owner.name=x",
        "Task?owner=https://elsewhere.example/Organization/1",
        "Task?status=",
        "Task?status=requested,",
        "Task?status=%zz",
        "ServiceRequest?performer=Patient/1",
        "Communication?recipient=RelatedPerson/1",
        "Task?_filter=status eq requested"
      })
  void criterion(String criteria) {
    refused(
        ToldHospital.plain(criteria, "websocket", ""),
        "subscription-criteria",
        "Subscription.criteria");
  }

  @Test
  void topicThatIsNotHere() {
    refused(
        ToldHospital.plain(ToldHospital.TOPICS + "admissions", "websocket", ""),
        "subscription-topic",
        "Subscription.criteria");
    refused(
        ToldHospital.toTopic(
                "transfer-requested", "https://his.example.org/", "Communication?status=completed")
            .replace("rest-hook", "websocket")
            .replace("\"endpoint\": \"https://his.example.org/\",", "")
            .replace("id-only", "empty")
            .replaceAll(",\\s*\"header\": \\[[^]]*]", ""),
        "subscription-criteria",
        "Subscription.criteria.extension.value");
  }

  @Test
  void addressThatNobodyHasNamed() {
    for (String address : new String[] {"https://his.example.org/", "http://169.254.169.254/"}) {
      refused(
          ToldHospital.plain("Task?status=requested", "rest-hook", address),
          "subscription-endpoint",
          "Subscription.channel.endpoint");
    }
    refused(
        ToldHospital.plain("Task?status=requested", "email", "mailto:somebody@example.org"),
        "subscription-endpoint",
        "Subscription.channel.endpoint");
  }

  @Test
  void wayAndPayload() {
    refused(
        ToldHospital.plain("Task?status=requested", "sms", "tel:1"),
        "subscription-channel",
        "Subscription.channel.type");
    refused(
        ToldHospital.plain("Task?status=requested", "websocket", "https://his.example.org/"),
        "subscription-channel",
        "Subscription.channel.endpoint");
    refused(
        PLAIN.replace("\"websocket\"", "\"websocket\", \"payload\": \"application/fhir+json\""),
        "subscription-payload",
        "Subscription.channel.payload");
    refused(
        PLAIN.replace("\"websocket\"", "\"websocket\", \"header\": [\"Authorization: Bearer x\"]"),
        "subscription-channel",
        "Subscription.channel.header");
    refused(
        ToldHospital.toTopic("transfer-requested", "https://his.example.org/", "")
            .replace("id-only", "full-resource"),
        "subscription-payload",
        "Subscription.channel.payload");
  }

  @Test
  void statusThatOnlyTheServerGives() {
    refused(
        PLAIN.replace("\"requested\"", "\"active\""), "subscription-status", "Subscription.status");
    refused(
        PLAIN.replace("\"reason\"", "\"end\": \"2020-01-01T00:00:00Z\", \"reason\""),
        "subscription-end",
        "Subscription.end");
    String id = it.subscribe(PLAIN);
    it.patch("hospital", "Subscription/" + id, "reason", "Інша")
        .then()
        .statusCode(422)
        .body("issue.details.coding.code.flatten()", hasItem("subscription-status"));
    it.patch("hospital", "Subscription/" + id, "status", "off").then().statusCode(200);
    it.world.as("hospital").get("/Subscription/" + id).then().body("status", equalTo("off"));
  }

  private void refused(String json, String rule, String element) {
    it.world
        .as("hospital")
        .body(json)
        .post("/Subscription")
        .then()
        .statusCode(422)
        .body("issue.details.coding.code.flatten()", hasItem(rule))
        .body("issue.expression.flatten()", hasItem(element));
  }
}
