package org.doorstep.journeys;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A unit of a mobile clinic with its crew, its stock and the visits that it makes. */
final class ClinicRound {

  private static final String OBS = "https://doorstep.health/fhir/CodeSystem/doorstep-obs";

  final Institutions world;
  String clinic = "";
  String van = "";
  String village = "";
  String batch = "";

  ClinicRound(Institutions world) {
    this.world = world;
  }

  ClinicRound founded() {
    clinic = world.found("Мобільні клініки");
    world.connect("app", clinic);
    world.employ("doctor", "doctor", clinic);
    world.employ("nurse", "nurse", clinic);
    world.employ("coordinator", "coordinator", clinic);
    van = Institutions.create(world.as("coordinator"), vehicle(clinic));
    village = Institutions.create(world.as("coordinator"), place("village"));
    batch = batch();
    return this;
  }

  static String vehicle(String organization) {
    return """
    {"resourceType": "Location", "status": "active", "name": "Бригада 1", "mode": "instance",
     "type": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
       "code": "MOBL"}]}],
     "physicalType": {"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/location-physical-type", "code": "ve"}]},
     "managingOrganization": {"reference": "Organization/%s"}}
    """
        .formatted(organization);
  }

  static String place(String type) {
    return """
    {"resourceType": "Location", "status": "active", "name": "Місце",
     "identifier": [
       {"system": "https://doorstep.health/sid/ocha-pcode", "value": "UX-%1$s"},
       {"system": "https://doorstep.health/sid/katottg", "value": "UX%1$s"}],
     "type": [{"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
       "code": "%2$s"}]}],
     "position": {"latitude": 43.2, "longitude": 33.1}}
    """
        .formatted(UUID.randomUUID(), type);
  }

  String batch() {
    return Institutions.create(world.as("nurse"), medicine());
  }

  private static String medicine() {
    return """
    {"resourceType": "Medication", "status": "active",
     "identifier": [{"system": "https://doorstep.health/sid/batch", "value": "%1$s"}],
     "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": "C08CA01"}],
       "text": "Амлодипін 5 мг"},
     "batch": {"lotNumber": "%1$s", "expirationDate": "2027-02-28"}}
    """
        .formatted(UUID.randomUUID());
  }

  /** A new batch with what was loaded and handed out of it, sent together. */
  String newBatch(String patient, int loaded, int tablets) {
    String address = "urn:uuid:" + UUID.randomUUID();
    String handedOut =
        dispense("Patient/" + patient, "", "2026-03-02", tablets)
            .replace("\"context\": {\"reference\": \"\"},", "");
    return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": ["
        + entry("", handedOut.replace("Medication/" + batch, address))
        + ","
        + entry("", loading(loaded, "2026-03-02T07:00:00Z").replace("Medication/" + batch, address))
        + ","
        + entry(address, medicine())
        + "]}";
  }

  String loading(int quantity, String at) {
    return """
    {"resourceType": "SupplyDelivery", "status": "completed", "occurrenceDateTime": "%s",
     "suppliedItem": {"quantity": {"value": %d, "unit": "tablets"},
       "itemReference": {"reference": "Medication/%s"}},
     "destination": {"reference": "Location/%s"}}
    """
        .formatted(at, quantity, batch, van);
  }

  /** A whole visit as an app sends it, known by its number; handed out at half past ten. */
  String visit(String number, String person, String day, int tablets) {
    String patient = "urn:uuid:" + UUID.randomUUID();
    String visit = "urn:uuid:" + UUID.randomUUID();
    String wound = "urn:uuid:" + UUID.randomUUID();
    return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": ["
        + entry(patient, person(person))
        + ","
        + entry(visit, encounter(number, patient, day))
        + ","
        + entry(wound, woundOf(patient))
        + ","
        + entry("", ecg(patient, visit, day))
        + ","
        + entry("", dressing(patient, visit, wound, day))
        + ","
        + entry("", woundStatus("39123-5", "Гранулює, чиста", patient, visit, day))
        + ","
        + entry("", woundStatus("45780-4", "Стадія 2", patient, visit, day))
        + ","
        + entry("", measurement("14743-9", "laboratory", 6.1, "mmol/L", patient, visit, day))
        + ","
        + entry("", measurement("29463-7", "vital-signs", 61, "kg", patient, visit, day))
        + ","
        + entry("", measurement("2708-6", "vital-signs", 96, "%", patient, visit, day))
        + ","
        + entry("", dispense(patient, visit, day, tablets))
        + ","
        + entry("", plan(patient))
        + "]}";
  }

  private static String entry(String address, String resource) {
    String full = address.isEmpty() ? "urn:uuid:" + UUID.randomUUID() : address;
    return "{\"fullUrl\": \"%s\", \"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"%s\"}}"
        .formatted(full, resource, Institutions.type(resource));
  }

  private String person(String number) {
    return Institutions.person(number)
        .replace(
            "\"gender\"",
            """
            "extension": [
              {"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
               "valueReference": {"reference": "Location/%s"}},
              {"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-displaced",
               "valueBoolean": true}], "gender"
            """
                .formatted(village));
  }

  private String encounter(String number, String patient, String day) {
    return """
    {"resourceType": "Encounter", "status": "finished",
     "identifier": [{"system": "https://doorstep.health/sid/visit", "value": "%1$s"}],
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "HH"},
     "type": [{"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
       "code": "monthly-home-care"}]}],
     "reasonCode": [{"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "I10"}]}],
     "subject": {"reference": "%2$s"}, "participant": [{"individual": {"display": "Лікарка"}}],
     "period": {"start": "%3$sT10:00:00+03:00", "end": "%3$sT10:40:00+03:00"},
     "location": [{"location": {"reference": "Location/%4$s"}},
       {"location": {"reference": "Location/%5$s"}}],
     "serviceProvider": {"reference": "Organization/%6$s"}}
    """
        .formatted(number, patient, day, village, van, clinic);
  }

  private static String woundOf(String patient) {
    return """
    {"resourceType": "Condition", "subject": {"reference": "%s"},
     "clinicalStatus": {"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active"}]},
     "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "L97"}]}}
    """
        .formatted(patient);
  }

  private static String ecg(String patient, String visit, String day) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category",
       "code": "procedure"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "11524-6"}]},
     "subject": {"reference": "%s"}, "encounter": {"reference": "%s"},
     "effectiveDateTime": "%sT10:15:00+03:00", "performer": [{"display": "Лікарка"}],
     "valueString": "Синусовий ритм"}
    """
        .formatted(patient, visit, day);
  }

  private static String dressing(String patient, String visit, String wound, String day) {
    return """
    {"resourceType": "Procedure", "status": "completed",
     "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
       "code": "dressing"}]},
     "subject": {"reference": "%s"}, "encounter": {"reference": "%s"},
     "performedDateTime": "%sT10:20:00+03:00", "bodySite": [{"text": "Ліва гомілка"}],
     "reasonReference": [{"reference": "%s"}]}
    """
        .formatted(patient, visit, day, wound);
  }

  private static String woundStatus(
      String loinc, String words, String patient, String visit, String day) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category",
       "code": "exam"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
     "subject": {"reference": "%s"}, "encounter": {"reference": "%s"},
     "effectiveDateTime": "%sT10:20:00+03:00", "performer": [{"display": "Сестра"}],
     "valueCodeableConcept": {"text": "%s"}}
    """
        .formatted(loinc, patient, visit, day, words);
  }

  private static String measurement(
      String loinc,
      String category,
      double value,
      String unit,
      String patient,
      String visit,
      String day) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "%s"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
     "subject": {"reference": "%s"}, "encounter": {"reference": "%s"},
     "effectiveDateTime": "%sT10:10:00+03:00",
     "valueQuantity": {"value": %s, "unit": "%s", "system": "http://unitsofmeasure.org",
       "code": "%s"}}
    """
        .formatted(category, loinc, patient, visit, day, value, unit, unit);
  }

  String dispense(String patient, String visit, String day, int tablets) {
    return """
    {"resourceType": "MedicationDispense", "status": "completed",
     "extension": [{"url": "https://doorstep.health/fhir/StructureDefinition/doorstep-from-batch",
       "valueReference": {"reference": "Medication/%s"}}],
     "medicationCodeableConcept": {"coding": [{"system": "http://www.whocc.no/atc",
       "code": "C08CA01"}]},
     "subject": {"reference": "%s"}, "context": {"reference": "%s"},
     "location": {"reference": "Location/%s"},
     "quantity": {"value": %d, "unit": "tablets"},
     "daysSupply": {"value": 30, "unit": "d", "system": "http://unitsofmeasure.org", "code": "d"},
     "whenHandedOver": "%sT10:30:00+03:00"}
    """
        .formatted(batch, patient, visit, van, tablets, day);
  }

  private static String plan(String patient) {
    return """
    {"resourceType": "CarePlan", "status": "active", "intent": "plan",
     "category": [{"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-service",
       "code": "monthly-home-care"}]}],
     "subject": {"reference": "%s"}, "period": {"start": "2026-01-01"}}
    """
        .formatted(patient);
  }

  /** The one record that says how much of the batch the van holds. */
  Response level(RequestSpecification by) {
    return by.queryParam("code", OBS + "|stock-level")
        .queryParam("subject", "Location/" + van)
        .queryParam("focus", "Medication/" + batch)
        .get("/Observation");
  }

  float amount() {
    Number amount = level(world.as("coordinator")).path("entry[0].resource.valueQuantity.value");
    return amount.floatValue();
  }
}
