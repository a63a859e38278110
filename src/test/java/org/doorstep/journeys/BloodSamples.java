package org.doorstep.journeys;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What is taken from a person, and what a laboratory finds in it. */
final class BloodSamples {

  static final String VIRAL_LOAD = "20447-9";

  private BloodSamples() {}

  static String specimen(String patient, String order, String barcode, String nurse) {
    return """
    {"resourceType": "Specimen", "status": "available",
     "accessionIdentifier": {"system": "https://doorstep.health/sid/specimen", "value": "%s"},
     "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0487",
       "code": "BLD"}]},
     "subject": {"reference": "Patient/%s"}, "request": [{"reference": "ServiceRequest/%s"}],
     "collection": {"collector": {"reference": "Practitioner/%s"},
       "collectedDateTime": "2026-03-02T10:20:00Z"}}
    """
        .formatted(barcode, patient, order, nurse);
  }

  static String viralLoad(String order, String patient, String copies) {
    return """
    {"resourceType": "Observation", "status": "final",
     "category": [{"coding": [{
       "system": "http://terminology.hl7.org/CodeSystem/observation-category",
       "code": "laboratory"}]}],
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
     "basedOn": [{"reference": "ServiceRequest/%s"}],
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-03-02T10:20:00Z",
     "valueQuantity": {"value": %s, "unit": "copies/mL", "system": "http://unitsofmeasure.org",
       "code": "{copies}/mL"}}
    """
        .formatted(VIRAL_LOAD, order, patient, copies);
  }

  /**
   * A transaction with a report and its result under ids of the laboratory.
   *
   * @param report the id of the report, a UUID
   */
  static String report(
      String report,
      String status,
      String order,
      String patient,
      String laboratory,
      String copies) {
    String id = UUID.nameUUIDFromBytes(report.getBytes(StandardCharsets.UTF_8)).toString();
    String result =
        viralLoad(order, patient, copies)
            .replace("\"status\": \"final\"", "\"id\": \"" + id + "\", \"status\": \"final\"");
    String diagnostic =
        """
        {"resourceType": "DiagnosticReport", "id": "%1$s", "status": "%2$s",
         "identifier": [{"system": "urn:laboratory", "value": "%1$s"}],
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074",
           "code": "LAB"}]}],
         "code": {"coding": [{"system": "http://loinc.org", "code": "11502-2"}]},
         "basedOn": [{"reference": "ServiceRequest/%3$s"}],
         "subject": {"reference": "Patient/%4$s"}, "issued": "2026-03-03T10:00:00Z",
         "performer": [{"reference": "Organization/%5$s"}],
         "result": [{"reference": "Observation/%6$s"}]}
        """
            .formatted(report, status, order, patient, laboratory, id);
    return """
    {"resourceType": "Bundle", "type": "transaction", "entry": [%s, %s]}
    """
        .formatted(put("Observation/" + id, result), put("DiagnosticReport/" + report, diagnostic));
  }

  /** A transaction with an order and the specimen that was taken for it. */
  static String taken(String order, String specimen) {
    String address = "urn:uuid:" + UUID.randomUUID();
    return """
    {"resourceType": "Bundle", "type": "transaction", "entry": [
      {"resource": %s, "request": {"method": "POST", "url": "Specimen"}},
      {"fullUrl": "%s", "resource": %s,
       "request": {"method": "POST", "url": "ServiceRequest"}}]}
    """
        .formatted(specimen.replace("ServiceRequest/x", address), address, order);
  }

  private static String put(String address, String record) {
    return "{\"resource\": %s, \"request\": {\"method\": \"PUT\", \"url\": \"%s\"}}"
        .formatted(record, address);
  }
}
