package org.doorstep.journeys;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An invented home team of a city: an AIDS centre that keeps the records, a foundation whose people
 * visit at home, and a department of palliative medicine.
 */
final class HomeTeam {

  static final String SERVICE = "https://doorstep.health/fhir/CodeSystem/doorstep-service";
  static final String TASKS = "https://doorstep.health/fhir/CodeSystem/doorstep-task";

  final Institutions world;
  final String centre;
  final String foundation;
  final String department;

  /** The Practitioners of the foundation, by the names under which they sign in. */
  final Map<String, String> people;

  HomeTeam(Function<String, RequestSpecification> as) {
    world = new Institutions(as);
    centre = world.found("Центр СПИД");
    foundation = world.found("Благотворительный фонд");
    department = world.found("Отделение паллиативной медицины");
    world.connect("centre", centre);
    world.connect("foundation", foundation);
    world.connect("department", department);
    world.employ("head", "head-of-department", department);
    people =
        Map.of(
                "doctor", "infectious-disease-doctor",
                "nurse", "nurse",
                "social worker", "social-worker",
                "psychologist", "psychologist",
                "coordinator", "coordinator",
                "driver", "driver")
            .entrySet()
            .stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    member -> world.employ(member.getKey(), member.getValue(), foundation)));
  }

  /** Somebody whose records the centre keeps and whom all of the team visit. */
  String visited() {
    String patient = world.enrol("centre", "HOME-" + UUID.randomUUID());
    team("centre", patient);
    return patient;
  }

  String team(String by, String patient) {
    String[] members =
        Stream.of("doctor", "nurse", "social worker", "psychologist")
            .map(this::person)
            .toArray(String[]::new);
    return world.team(by, patient, foundation, members);
  }

  String person(String name) {
    return "Practitioner/" + people.get(name);
  }

  RequestSpecification as(String name) {
    return world.as(name);
  }

  String create(String by, String json) {
    return Institutions.create(world.as(by), json);
  }

  Response post(String by, String json) {
    return world.as(by).body(json).post("/" + Institutions.type(json));
  }

  /** A change of a record as a JSON patch; {@code operations} without the brackets around them. */
  Response patch(String by, String record, String operations) {
    return world
        .as(by)
        .contentType("application/json-patch+json")
        .body("[" + operations + "]")
        .patch("/" + record);
  }

  static String set(String path, String json) {
    return "{\"op\": \"add\", \"path\": \"/%s\", \"value\": %s}".formatted(path, json);
  }

  static String status(String status) {
    return set("status", "\"" + status + "\"");
  }

  static String coded(String system, String code) {
    return "{\"coding\": [{\"system\": \"%s\", \"code\": \"%s\"}]}".formatted(system, code);
  }

  /** A visit to a home that tells who came and when. */
  String visit(String patient, String day) {
    return """
    {"resourceType": "Encounter", "status": "finished",
     "identifier": [{"system": "https://doorstep.health/sid/visit", "value": "%1$s"}],
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HH"},
     "type": [%2$s], "subject": {"reference": "Patient/%3$s"},
     "participant": [{"individual": {"reference": "%4$s"}}, {"individual": {"reference": "%5$s"}},
       {"individual": {"reference": "%6$s"}}, {"individual": {"reference": "%7$s"}}],
     "period": {"start": "%8$sT14:00:00+03:00", "end": "%8$sT14:50:00+03:00"},
     "location": [{"location": {"display": "На дому"}}],
     "serviceProvider": {"reference": "Organization/%9$s"}}
    """
        .formatted(
            UUID.randomUUID(),
            coded(SERVICE, "home-visit"),
            patient,
            person("doctor"),
            person("nurse"),
            person("social worker"),
            person("psychologist"),
            day,
            foundation);
  }

  /** A finding; {@code value} is an element such as {@code "valueInteger": 1}. */
  static String finding(String patient, String visit, String code, String value) {
    return """
    {"resourceType": "Observation", "status": "final", "code": %s,
     "subject": {"reference": "Patient/%s"}, "encounter": {"reference": "Encounter/%s"},
     "effectiveDateTime": "2026-03-02T14:20:00+03:00",
     "performer": [{"display": "Врач"}], %s}
    """
        .formatted(code, patient, visit, value);
  }

  static String diagnosis(String patient, String icd, String more) {
    return """
    {"resourceType": "Condition", "subject": {"reference": "Patient/%s"}, %s
     "clinicalStatus": {"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
     "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "%s"}]}}
    """
        .formatted(patient, more, icd);
  }
}
