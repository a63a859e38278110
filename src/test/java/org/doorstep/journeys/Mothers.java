package org.doorstep.journeys;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/**
 * Invented mothers of an association, who stand in for each other: Iryna has to see her doctor,
 * Olha and Vira can look after her children.
 */
final class Mothers {

  static final String SERVICES = "https://doorstep.health/fhir/CodeSystem/doorstep-service";

  final Institutions world;
  final String association;
  final String centre;
  final String iryna;
  final String olha;
  final String vira;

  /**
   * @param as makes a request in the name of an account
   */
  Mothers(Function<String, RequestSpecification> as) {
    world = new Institutions(as);
    association = world.found("Асоціація");
    centre =
        Institutions.create(
            as.apply(Tokens.ACCOUNT),
            """
            {"resourceType": "Organization", "active": true, "name": "Центр СНІДу",
             "type": [{"coding": [{
               "system": "https://doorstep.health/fhir/CodeSystem/doorstep-organization-type",
               "code": "aids-centre"}]}]}
            """);
    world.connect("app", association);
    world.employ("coordinator", "coordinator", association);
    iryna = enrol("iryna", "Ірина", "+999 000 000011");
    olha = enrol("olha", "Ольга", "+999 000 000012");
    vira = enrol("vira", "Віра", "+999 000 000013");
  }

  String enrol(String account, String given, String phone) {
    return Institutions.create(
        world.as("app"),
        Institutions.person("MOTHER-" + UUID.randomUUID(), world.account(account))
            .replace("Ганна", given)
            .replace("+999 000 000001", phone));
  }

  RequestSpecification as(String name) {
    return world.as(name);
  }

  /** Somebody's agreement of a category of doorstep-consent-category; returns the Consent. */
  String agrees(String patient, String category) {
    return Institutions.create(as("coordinator"), agreement(patient, category, "active"));
  }

  static String agreement(String patient, String category, String status) {
    return """
    {"resourceType": "Consent", "status": "%s", "dateTime": "2026-03-02",
     "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
       "code": "patient-privacy"}]},
     "category": [{"coding": [{
       "system": "https://doorstep.health/fhir/CodeSystem/doorstep-consent-category",
       "code": "%s"}]}],
     "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Згода"},
     "provision": {"type": "permit"}}
    """
        .formatted(status, category, patient);
  }

  /** Iryna's request: two children, the day after tomorrow. */
  static String request(String patient, String more) {
    return """
    {"resourceType": "ServiceRequest", "status": "active", "intent": "order", %s
     "code": {"coding": [{"system": "%s", "code": "childcare"}]},
     "identifier": [{"system": "https://doorstep.health/sid/order", "value": "%s"}],
     "extension": [%s], "authoredOn": "2026-03-02",
     "subject": {"reference": "Patient/%s"}, "occurrencePeriod": {"start": "%s", "end": "%s"}}
    """
        .formatted(
            more, SERVICES, UUID.randomUUID(), children(), patient, inHours(48), inHours(52));
  }

  /** How many children there are, and how old. */
  static String children() {
    return """
    {"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-dependants", "extension": [
      {"url": "count", "valuePositiveInt": 2}, {"url": "ageBand", "valueCodeableConcept":
        {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-age-band",
          "code": "1-2"}]}}, {"url": "ageBand", "valueCodeableConcept":
        {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-age-band",
          "code": "3-6"}]}}]}
    """;
  }

  /** The question to one mother whether she can look after the children of a request. */
  static String question(String request, String carer, String status, int from, String more) {
    return """
    {"resourceType": "Task", "status": "%s", "intent": "proposal", %s
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-task",
       "code": "childcare"}]},
     "focus": {"reference": "ServiceRequest/%s"}, "owner": {"reference": "Patient/%s"},
     "extension": [%s], "authoredOn": "2026-03-02T10:00:00Z",
     "lastModified": "2026-03-02T10:00:00Z",
     "executionPeriod": {"start": "%s", "end": "%s"},
     "location": {"display": "Дитяча кімната соціального центру, вул. Вигадана, 7"}}
    """
        .formatted(status, more, request, carer, children(), inHours(from), inHours(from + 4));
  }

  String asks(String request, String carer) {
    return Institutions.create(as("coordinator"), question(request, carer, "requested", 48, ""));
  }

  static String inHours(int hours) {
    return Instant.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Somebody sets the status of a record. */
  Response sets(String name, String record, String status) {
    return patch(
        name,
        record,
        "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"" + status + "\"}]");
  }

  Response patch(String name, String record, String patch) {
    return as(name).contentType("application/json-patch+json").body(patch).patch("/" + record);
  }

  /** An appointment of a person. */
  static String appointment(String patient, String where, String more) {
    return """
    {"resourceType": "Appointment", "status": "booked", %s
     "start": "%s", "end": "%s",
     "participant": [{"status": "accepted", "actor": {"reference": "Patient/%s"}},
       {"status": "accepted", "actor": {"reference": "%s"}}]}
    """
        .formatted(more, inHours(49), inHours(51), patient, where);
  }
}
