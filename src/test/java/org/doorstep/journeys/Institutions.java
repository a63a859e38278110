package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;

/** Invented institutions, the people who work there, and the people they care for, over FHIR. */
public final class Institutions {

  private static final String ROLES = DoorstepCodes.codeSystem("doorstep-role");

  private final Function<String, RequestSpecification> as;
  private final String suffix;

  /**
   * @param as makes a request in the name of an account
   */
  Institutions(Function<String, RequestSpecification> as) {
    this(as, "-" + UUID.randomUUID().toString().substring(0, 8));
  }

  /**
   * @param suffix makes accounts of names; empty if the names are accounts
   */
  public Institutions(Function<String, RequestSpecification> as, String suffix) {
    this.as = as;
    this.suffix = suffix;
  }

  /** A request in the name of somebody who was employed here. */
  RequestSpecification as(String name) {
    return as.apply(account(name));
  }

  String account(String name) {
    return Tokens.ACCOUNT.equals(name) ? name : name + suffix;
  }

  /** Founds an institution and returns its id. */
  public String found(String name) {
    return create(
        as(Tokens.ACCOUNT),
        """
        {"resourceType": "Organization", "active": true, "name": "%s"}
        """
            .formatted(name));
  }

  /** Employs somebody with an account of that name and returns the id of the Practitioner. */
  public String employ(String name, String role, String organization) {
    String person =
        create(
            as(Tokens.ACCOUNT),
            """
            {"resourceType": "Practitioner", "active": true, "name": [{"text": "%1$s"}],
             "identifier": [{"system": "https://doorstep.health/sid/account", "value": "%1$s"}]}
            """
                .formatted(account(name)));
    create(
        as(Tokens.ACCOUNT),
        """
        {"resourceType": "PractitionerRole", "active": true,
         "practitioner": {"reference": "Practitioner/%s"},
         "organization": {"reference": "Organization/%s"},
         "code": [{"coding": [{"system": "%s", "code": "%s"}]}]}
        """
            .formatted(person, organization, ROLES, role));
    return person;
  }

  /**
   * Two clinics with their programs "clinic" and "other", and the doctor "stranger" of the other.
   */
  Institutions withTwoClinics() {
    String other = found("Інша клініка");
    connect("clinic", found("Клініка"));
    connect("other", other);
    employ("stranger", "doctor", other);
    return this;
  }

  /** Connects a program of an institution and returns the id of its PractitionerRole. */
  String connect(String name, String organization) {
    return create(
        as(Tokens.ACCOUNT),
        """
        {"resourceType": "PractitionerRole", "active": true,
         "identifier": [{"system": "https://doorstep.health/sid/account", "value": "%s"}],
         "organization": {"reference": "Organization/%s"},
         "code": [{"coding": [{"system": "%s", "code": "system"}]}]}
        """
            .formatted(account(name), organization, ROLES));
  }

  /** A person whom somebody enrols; returns the id of the Patient. */
  String enrol(String by, String number) {
    return create(as(by), person(number));
  }

  static String person(String number) {
    return """
    {"resourceType": "Patient", "gender": "female", "birthDate": "1961-04-12",
     "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%s"}],
     "name": [{"family": "Вигадана", "given": ["Ганна"]}],
     "telecom": [{"system": "phone", "value": "+999 000 000001"}],
     "address": [{"text": "вул. Вигадана, 1"}]}
    """
        .formatted(number);
  }

  /** A person who can sign in. */
  static String person(String number, String account) {
    return person(number)
        .replace(
            "\"identifier\": [",
            "\"identifier\": [{\"system\": \"https://doorstep.health/sid/account\", \"value\": \"%s\"}, "
                .formatted(account));
  }

  /** A care team; the members are references. Returns its id. */
  String team(String by, String patient, String organization, String... members) {
    return create(as(by), careTeam(patient, organization, "2020-01-01", null, members));
  }

  static String careTeam(
      String patient, String organization, String from, String until, String... members) {
    List<String> participants = new ArrayList<>();
    for (String member : members) {
      participants.add("{\"member\": {\"reference\": \"%s\"}}".formatted(member));
    }
    String end = until == null ? "" : ", \"end\": \"%s\"".formatted(until);
    return """
    {"resourceType": "CareTeam", "status": "active", "subject": {"reference": "Patient/%s"},
     "period": {"start": "%s"%s}, "participant": [%s],
     "managingOrganization": [{"reference": "Organization/%s"}]}
    """
        .formatted(patient, from, end, String.join(", ", participants), organization);
  }

  /** A pulse: clinical. */
  static String pulse(String patient, int value) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category",
       "code": "vital-signs"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "%s",
     "valueQuantity": {"value": %d, "unit": "/min", "system": "http://unitsofmeasure.org",
       "code": "/min"}}
    """
        .formatted(patient, LocalDate.of(2026, 3, 2), value);
  }

  /** A depression score: a psychologist's. */
  static String depression(String patient, int score) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category",
       "code": "survey"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]},
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-03-02",
     "valueQuantity": {"value": %d, "unit": "{score}", "system": "http://unitsofmeasure.org",
       "code": "{score}"}}
    """
        .formatted(patient, score);
  }

  /** A social problem: no home. */
  static String homeless(String patient) {
    return """
    {"resourceType": "Condition", "subject": {"reference": "Patient/%s"},
     "clinicalStatus": {"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
     "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "Z59.0"}]}}
    """
        .formatted(patient);
  }

  /** An injury by violence: locked. */
  static String locked(String patient) {
    return """
    {"resourceType": "Condition", "subject": {"reference": "Patient/%s"},
     "meta": {"security": [{
       "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "SDV"}]},
     "clinicalStatus": {"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
     "code": {"text": "Травма"}}
    """
        .formatted(patient);
  }

  /** An appointment of a person. */
  static String appointment(String patient) {
    return """
    {"resourceType": "Task", "status": "requested", "intent": "order",
     "for": {"reference": "Patient/%s"}, "description": "Зателефонувати"}
    """
        .formatted(patient);
  }

  /** An order to examine blood, as a doctor gives it to a laboratory. */
  static String laboratoryOrder(String patient, String laboratory, String test) {
    return """
    {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
     "identifier": [{"system": "https://doorstep.health/sid/order", "value": "%s"}],
     "category": [{"coding": [{"system": "http://loinc.org", "code": "26436-6"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
     "subject": {"reference": "Patient/%s", "display": "Ганна Вигадана"},
     "authoredOn": "2026-03-02T10:00:00Z",
     "performer": [{"reference": "Organization/%s"}]}
    """
        .formatted(UUID.randomUUID(), test, patient, laboratory);
  }

  /** The order to bring a person to a hospital. */
  static String transferOrder(String patient, String hospital) {
    return """
    {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
       "code": "transfer-hospitalisation"}]},
     "identifier": [{"system": "https://doorstep.health/sid/transfer", "value": "%s"}],
     "priority": "urgent", "authoredOn": "2026-03-02T10:00:00Z",
     "requester": {"display": "Лікар"}, "reasonCode": [{"text": "Задишка"}],
     "performer": [{"reference": "Organization/%s"}],
     "subject": {"reference": "Patient/%s"}}
    """
        .formatted(UUID.randomUUID(), hospital, patient);
  }

  /** A transfer to an institution, as the Task that it answers. */
  static String transfer(String order, String patient, String receiver, String status) {
    return """
    {"resourceType": "Task", "status": "%s", "intent": "order",
     "identifier": [{"system": "https://doorstep.health/sid/transfer", "value": "%s"}],
     "code": {"coding": [{"system": "http://hl7.org/fhir/CodeSystem/task-code", "code": "fulfill"},
       {"system": "https://doorstep.health/fhir/CodeSystem/doorstep-task", "code": "transfer"}]},
     "focus": {"reference": "ServiceRequest/%s"}, "for": {"reference": "Patient/%s"},
     "authoredOn": "2026-03-02T10:00:00Z", "lastModified": "2026-03-02T10:00:00Z",
     "requester": {"display": "Лікарка"}, "owner": {"reference": "Organization/%s"}}
    """
        .formatted(status, UUID.randomUUID(), order, patient, receiver);
  }

  /**
   * What a person permits or denies somebody; {@code terms} are further elements of the provision.
   */
  static String consent(String patient, String type, String actor, String terms) {
    return """
    {"resourceType": "Consent", "status": "active", "dateTime": "2026-03-02",
     "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
       "code": "patient-privacy"}]},
     "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
     "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Воля людини"},
     "provision": {"type": "%s", %s "actor": [{
       "role": {"coding": [{
         "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
         "code": "IRCP"}]},
       "reference": {"reference": "%s"}}]}}
    """
        .formatted(patient, type, terms, actor);
  }

  /** The classes to which a provision is limited. */
  static String labels(String... codes) {
    return Stream.of(codes)
        .map(
            code ->
                "{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\", \"code\": \"%s\"}"
                    .formatted(code))
        .collect(Collectors.joining(", ", "\"securityLabel\": [", "],"));
  }

  /** Creates a record and returns its id. */
  static String create(RequestSpecification by, String json) {
    Response answer = by.body(json).post("/" + type(json));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer.path("id");
  }

  static String type(String json) {
    return json.replaceAll("(?s).*?\"resourceType\": \"(\\w+)\".*", "$1");
  }
}
