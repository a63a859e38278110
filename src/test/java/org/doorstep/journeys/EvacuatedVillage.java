package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An invented village with people of a mobile clinic in it, and who is to fetch them. */
public final class EvacuatedVillage {

  private static final List<String> MOBILITIES =
      List.of("walks", "stretcher", "wheelchair", "walks-aid", "bedbound-sitting");
  private static final int PER_POST = 50;

  private final Institutions world;
  final String operation;
  final List<String> people = new ArrayList<>();
  String clinic = "";
  String area = "";
  String village = "";
  String assemblyPoint = "";
  String van = "";
  String otherVan = "";

  public EvacuatedVillage(Institutions world) {
    this(world, "EVAC-" + UUID.randomUUID());
  }

  private EvacuatedVillage(Institutions world, String operation) {
    this.world = world;
    this.operation = operation;
  }

  /** The same village, on a server that was started again. */
  EvacuatedVillage on(Institutions server) {
    EvacuatedVillage same = new EvacuatedVillage(server, operation);
    same.area = area;
    same.assemblyPoint = assemblyPoint;
    return same;
  }

  /** Founds the clinic with its people, and the places. */
  public EvacuatedVillage founded() {
    clinic = world.found("Мобільні клініки");
    world.connect("clinic", clinic);
    world.employ("coordinator", "coordinator", clinic);
    world.employ("nurse", "nurse", clinic);
    world.employ("driver", "driver", clinic);
    world.employ("second driver", "driver", clinic);
    area =
        place(
            "admin-area",
            "\"physicalType\": {\"coding\": [{\"system\":"
                + " \"http://terminology.hl7.org/CodeSystem/location-physical-type\", \"code\": \"jdn\"}]},");
    village = place("village", "\"partOf\": {\"reference\": \"Location/" + area + "\"},");
    assemblyPoint = place("assembly-point", "");
    van = vehicle();
    otherVan = vehicle();
    return this;
  }

  /** The number of the evacuation. */
  public String operation() {
    return operation;
  }

  /** A request in the name of somebody of the clinic. */
  public RequestSpecification as(String name) {
    return world.as(name);
  }

  private String place(String type, String more) {
    return Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Location", "status": "active", "name": "Місце %2$s", %3$s
         "identifier": [{"system": "https://doorstep.health/sid/ocha-pcode", "value": "UX%1$s"}],
         "position": {"latitude": 43.1, "longitude": 33.2},
         "type": [{"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
           "code": "%2$s"}]}]}
        """
            .formatted(UUID.randomUUID(), type, more));
  }

  private String vehicle() {
    return Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Location", "status": "active", "name": "Бригада", "mode": "instance",
         "type": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
           "code": "MOBL"}]}],
         "physicalType": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/location-physical-type",
           "code": "ve"}]},
         "managingOrganization": {"reference": "Organization/%s"}}
        """
            .formatted(clinic));
  }

  /** So many people live in the village; the mobility of every fifth is another. */
  public EvacuatedVillage with(int number) {
    for (int from = 0; from < number; from += PER_POST) {
      List<String> entries = new ArrayList<>();
      for (int i = from; i < Math.min(from + PER_POST, number); i++) {
        String id = UUID.randomUUID().toString();
        people.add(id);
        entries.add(put("Patient/" + id, person(id, i)));
        entries.add(post(mobility(id, MOBILITIES.get(i % MOBILITIES.size()), i % 10 == 1)));
        entries.add(post(wish(id, i % 20 == 0 ? "refuses" : "agrees", "2026-03-01")));
      }
      Response answer =
          world
              .as("clinic")
              .body(
                  "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": ["
                      + String.join(",", entries)
                      + "]}")
              .post("/");
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
    return this;
  }

  private static String put(String url, String resource) {
    return "{\"resource\": %s, \"request\": {\"method\": \"PUT\", \"url\": \"%s\"}}"
        .formatted(resource, url);
  }

  private static String post(String resource) {
    return "{\"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}"
        .formatted(resource);
  }

  String person(String id, int number) {
    return """
    {"resourceType": "Patient", "id": "%1$s", "gender": "female", "birthDate": "1941",
     "extension": [{"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
       "valueReference": {"reference": "Location/%2$s"}}],
     "identifier": [{"system": "https://doorstep.health/sid/client", "value": "EVAC-%1$s"}],
     "name": [{"family": "Вигадана-%3$d", "given": ["Ганна"]}],
     "telecom": [{"system": "phone", "value": "+999 000 %3$06d"}],
     "contact": [{"name": {"text": "Сусідка"},
       "telecom": [{"system": "phone", "value": "+999 001 %3$06d"}]}],
     "address": [{"text": "вул. Вигадана, %3$d"}]}
    """
        .formatted(id, village, number);
  }

  static String mobility(String patient, String mobility, boolean oxygen) {
    return """
    {"resourceType": "Observation", "status": "final",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
       "code": "mobility-status"}]},
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-03-01",
     "valueCodeableConcept": {"coding": [{
       "system": "https://doorstep.health/fhir/CodeSystem/doorstep-mobility", "code": "%s"}]},
     "component": [
       {"code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
         "code": "oxygen-needed"}]}, "valueBoolean": %s},
       {"code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
         "code": "dependants-number"}]}, "valueInteger": 1}]}
    """
        .formatted(patient, mobility, oxygen);
  }

  static String wish(String patient, String wish, String day) {
    return """
    {"resourceType": "Observation", "status": "final",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-obs",
       "code": "evacuation-preference"}]},
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
     "valueCodeableConcept": {"coding": [{
       "system": "https://doorstep.health/fhir/CodeSystem/doorstep-evac-preference",
       "code": "%s"}]}}
    """
        .formatted(patient, day, wish);
  }

  /** Starts the evacuation of the area; further parameters as JSON, each with a comma before. */
  public Response start(RequestSpecification by, String more) {
    return by.body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "operation", "valueString": "%s"},
              {"name": "assembly-point", "valueReference": {"reference": "Location/%s"}},
              {"name": "reason", "valueString": "Обстріли"} %s]}
            """
                .formatted(operation, assemblyPoint, more))
        .post("/Location/" + area + "/$start-evacuation");
  }

  /** What a crew records of a person: a state, the vehicle and when. */
  static String word(String status, String vehicle, String at) {
    return """
    [{"op": "add", "path": "/businessStatus", "value": {"coding": [{
        "system": "https://doorstep.health/fhir/CodeSystem/doorstep-business-status",
        "code": "%s"}]}},
     {"op": "add", "path": "/location", "value": {"reference": "Location/%s"}},
     {"op": "add", "path": "/lastModified", "value": "%s"}]
    """
        .formatted(status, vehicle, at);
  }

  static Response record(RequestSpecification by, String task, String word) {
    return by.contentType("application/json-patch+json").body(word).patch("/Task/" + task);
  }

  /** The id of the Task of a person. */
  String task(RequestSpecification by, String patient) {
    return by.queryParam("group-identifier", "https://doorstep.health/sid/evacuation|" + operation)
        .queryParam("patient", "Patient/" + patient)
        .get("/Task")
        .path("entry[0].resource.id");
  }

  /** One number of a count. */
  static int number(Response count, String name) {
    return count.path("parameter.find { it.name == '" + name + "' }.valueUnsignedInt");
  }

  /** How many people are where. */
  public Response count(RequestSpecification by) {
    return by.queryParam("operation", operation).get("/Task/$evacuation-count");
  }
}
