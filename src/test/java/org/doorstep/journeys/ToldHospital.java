package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** A centre that sends people to a hospital, which wants to be told of it. */
final class ToldHospital {

  static final String TOPICS = "https://doorstep.health/fhir/SubscriptionTopic/";

  private static final String BACKPORT =
      "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

  final Institutions world;
  final String keeper;
  final String hospital;
  final String patient;

  ToldHospital(Function<String, RequestSpecification> as) {
    this(new Institutions(as));
  }

  ToldHospital(Institutions world) {
    this.world = world;
    keeper = world.found("Центр");
    hospital = world.found("Лікарня");
    world.connect("keeper", keeper);
    world.connect("hospital", hospital);
    world.employ("administrator", "administrator", hospital);
    world.employ("doctor", "doctor", hospital);
    patient = world.enrol("keeper", "TOLD-" + UUID.randomUUID());
  }

  /** The same, of a server that was started again. */
  ToldHospital(ToldHospital before, Institutions world) {
    this.world = world;
    keeper = before.keeper;
    hospital = before.hospital;
    patient = before.patient;
  }

  /** A Subscription to a topic, by which records are named. */
  static String toTopic(String topic, String endpoint, String filter) {
    String filters =
        filter.isEmpty()
            ? ""
            : "\"_criteria\": {\"extension\": [{\"url\": \"%sbackport-filter-criteria\", \"valueString\": \"%s\"}]},"
                .formatted(BACKPORT, filter);
    return """
    {"resourceType": "Subscription", "status": "requested", "reason": "Переведення",
     "criteria": "%s%s", %s
     "channel": {"type": "rest-hook", "endpoint": "%s",
       "payload": "application/fhir+json",
       "_payload": {"extension": [{"url": "%sbackport-payload-content", "valueCode": "id-only"}]},
       "header": ["Authorization: Bearer s3cret-of-the-hospital"]}}
    """
        .formatted(TOPICS, topic, filters, endpoint, BACKPORT);
  }

  /** A plain Subscription of R4. */
  static String plain(String criteria, String type, String endpoint) {
    String to = endpoint.isEmpty() ? "" : ", \"endpoint\": \"%s\"".formatted(endpoint);
    return """
    {"resourceType": "Subscription", "status": "requested", "reason": "Переведення",
     "criteria": "%s", "channel": {"type": "%s"%s}}
    """
        .formatted(criteria, type, to);
  }

  /** Asks in the name of the hospital's system, and lets its administrator approve. */
  String subscribe(String json) {
    String id = Institutions.create(world.as("hospital"), json);
    approve(id);
    awaitStatus(id, "active");
    return id;
  }

  void approve(String id) {
    patch("administrator", "Subscription/" + id, "status", "requested").then().statusCode(200);
  }

  void awaitStatus(String id, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(world.as("hospital").get("/Subscription/" + id).<String>path("status"))
                    .isEqualTo(status));
  }

  Response patch(String by, String address, String element, String value) {
    return world
        .as(by)
        .contentType("application/json-patch+json; charset=utf-8")
        .body(
            """
            [{"op": "replace", "path": "/%s", "value": "%s"}]
            """
                .formatted(element, value))
        .patch("/" + address);
  }

  /** Says how far a transfer is, and why. */
  Response move(String by, String task, String status) {
    return change(
        by,
        task,
        """
        [{"op": "replace", "path": "/status", "value": "%s"},
         {"op": "add", "path": "/statusReason", "value": {"text": "Бо так"}}]
        """
            .formatted(status));
  }

  /** Writes more words into a transfer, which goes on as before. */
  Response describe(String by, String task) {
    return change(
        by,
        task,
        """
        [{"op": "add", "path": "/description", "value": "Ноші"}]
        """);
  }

  private Response change(String by, String task, String patch) {
    return world
        .as(by)
        .contentType("application/json-patch+json; charset=utf-8")
        .body(patch)
        .patch("/Task/" + task);
  }

  /** The order to bring the person to an institution. */
  String order(String receiver) {
    return order(receiver, patient);
  }

  private String order(String receiver, String person) {
    return Institutions.create(
        world.as("keeper"),
        """
        {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
         "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
           "code": "transfer-hospitalisation"}]},
         "identifier": [{"system": "https://doorstep.health/sid/transfer", "value": "%s"}],
         "priority": "urgent", "authoredOn": "2026-03-02T10:00:00Z",
         "requester": {"display": "Лікар"}, "reasonCode": [{"text": "Задишка"}],
         "performer": [{"reference": "Organization/%s"}],
         "subject": {"reference": "Patient/%s"}}
        """
            .formatted(UUID.randomUUID(), receiver, person));
  }

  /** Asks an institution to take the person over, and returns the id of the Task. */
  String ask(String receiver) {
    return ask(receiver, patient);
  }

  /** Asks an institution to take somebody over, and returns the id of the Task. */
  String ask(String receiver, String person) {
    return Institutions.create(
        world.as("keeper"),
        Institutions.transfer(order(receiver, person), person, receiver, "requested"));
  }
}
