package org.doorstep.journeys;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Function;

/**
 * An invented mobile clinic that keeps the records of those it visits, two hospitals that still
 * work, and somebody who has to do with none of them.
 */
final class TwoHospitals {

  private static final String BUSINESS =
      "https://doorstep.health/fhir/CodeSystem/doorstep-business-status";

  /** Far from whatever other journeys put on the map. */
  private static final double LATITUDE = -30.5;

  private static final double LONGITUDE = -140.5;

  final Institutions world;
  final String clinic;
  final String hospital;
  final String second;
  final String firstPlace;
  final String secondPlace;
  final String village;

  TwoHospitals(Function<String, RequestSpecification> as) {
    world = new Institutions(as);
    clinic = world.found("Мобільні клініки");
    hospital = world.found("Районна лікарня");
    second = world.found("Обласна лікарня");
    String elsewhere = world.found("Інша установа");
    world.connect("clinic", clinic);
    world.employ("doctor", "doctor", clinic);
    world.employ("nurse", "nurse", clinic);
    world.employ("coordinator", "coordinator", clinic);
    world.connect("hospital", hospital);
    world.employ("surgeon", "doctor", hospital);
    world.employ("physician", "doctor", hospital);
    world.connect("second", second);
    world.employ("cardiologist", "doctor", second);
    world.connect("stranger", elsewhere);
    firstPlace = place(hospital, "health-facility", 0.1);
    secondPlace = place(second, "health-facility", 0.4);
    village = place(clinic, "village", 0);
  }

  private String place(String organization, String type, double north) {
    boolean facility = type.equals("health-facility");
    String functionality =
        """
        "extension": [{
          "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-functionality",
          "valueCode": "fully-functioning"}], "mode": "instance",
        """;
    return Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Location", "status": "active", "name": "%s", %s
         "type": [{"coding": [{
           "system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type", "code": "%s"}]}],
         "position": {"latitude": %s, "longitude": %s},
         "managingOrganization": {"reference": "Organization/%s"}}
        """
            .formatted(
                facility ? "Лікарня" : "Село",
                facility ? functionality : "",
                type,
                LATITUDE + north,
                LONGITUDE,
                organization));
  }

  RequestSpecification as(String name) {
    return world.as(name);
  }

  /** Somebody in the village whom the clinic visits. */
  String person() {
    return Institutions.create(
        as("clinic"),
        Institutions.person("ROAD-" + UUID.randomUUID())
            .replace(
                "\"gender\"",
                """
                "extension": [{
                  "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
                  "valueReference": {"reference": "Location/%s"}}], "gender"
                """
                    .formatted(village)));
  }

  /** The order to bring somebody to the first hospital. */
  String order(String patient) {
    return Institutions.create(
        as("doctor"),
        """
        {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
         "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
           "code": "transfer-hospitalisation"}]},
         "identifier": [{"system": "https://doorstep.health/sid/transfer", "value": "%s"}],
         "priority": "urgent", "authoredOn": "2026-03-02T10:00:00Z",
         "requester": {"display": "Лікар"}, "reasonCode": [{"text": "Задишка"}],
         "performer": [{"reference": "Organization/%s"}],
         "locationReference": [{"reference": "Location/%s"}],
         "subject": {"reference": "Patient/%s"}}
        """
            .formatted(UUID.randomUUID(), hospital, firstPlace, patient));
  }

  /** The Task by which the first hospital is asked. */
  String asked(String order, String patient) {
    return Institutions.create(
        as("doctor"), Institutions.transfer(order, patient, hospital, "requested"));
  }

  /** Sets where a transfer stands; without a business status it is taken away. */
  Response set(String by, String task, String status, String business) {
    return patch(by, task, to(status, business));
  }

  /** The same for an end that needs a reason. */
  Response end(String by, String task, String status, String business) {
    return patch(
        by,
        task,
        to(status, business)
            + ", {\"op\": \"add\", \"path\": \"/statusReason\", \"value\": {\"text\": \"Причина\"}}");
  }

  static String to(String status, String business) {
    String said =
        business.isEmpty()
            ? ""
            : ", "
                + HomeTeam.set(
                    "businessStatus",
                    "{\"coding\": [{\"system\": \"%s\", \"code\": \"%s\"}]}"
                        .formatted(BUSINESS, business));
    return HomeTeam.status(status) + said;
  }

  Response patch(String by, String task, String operations) {
    return as(by)
        .contentType("application/json-patch+json")
        .body("[" + operations + "]")
        .patch("/Task/" + task);
  }

  Response message(String by, String sender, String task, String patient, String words) {
    return as(by).body(message(sender, task, patient, words)).post("/Communication");
  }

  static String message(String sender, String task, String patient, String words) {
    return """
    {"resourceType": "Communication", "status": "completed",
     "category": [{"coding": [{
       "system": "https://doorstep.health/fhir/CodeSystem/doorstep-communication",
       "code": "transfer-message"}]}],
     "basedOn": [{"reference": "Task/%s"}], "subject": {"reference": "Patient/%s"},
     "sent": "2026-03-02T10:05:00Z", "sender": {"reference": "%s"},
     "payload": [{"contentString": "%s"}]}
    """
        .formatted(task, patient, sender, words);
  }
}
