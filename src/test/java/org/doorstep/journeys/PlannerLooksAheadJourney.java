package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who plans trips asks whose course ends, which road is mined and why trips did not take place. */
class PlannerLooksAheadJourney extends Journey {

  private static final String CODES = "https://doorstep.health/fhir/CodeSystem/";

  private final String number = UUID.randomUUID().toString();

  @Test
  void courseThatEndsIsFoundByTheDayOnWhichItEnds() {
    create(
        "Practitioner",
        """
        {"resourceType": "Practitioner", "active": true, "name": [{"text": "Тарас"}],
         "identifier": [{"system": "https://doorstep.health/sid/staff", "value": "%s"}],
         "qualification": [
          {"code": {"coding": [{"system": "%sdoorstep-qualification", "code": "first-aid"}]},
           "period": {"start": "2025-03-10", "end": "2027-03-09"}},
          {"code": {"coding": [{"system": "%sdoorstep-qualification", "code": "mine-risk-education"}]},
           "period": {"start": "2025-04-02", "end": "2026-04-01"}}]}
        """
            .formatted(number, CODES, CODES));
    String staff = "https://doorstep.health/sid/staff|" + number;
    found("Practitioner", staff, "qualification-expires", "lt2026-12-31", 1);
    found("Practitioner", staff, "qualification-expires", "lt2026-04-01", 0);
    found("Practitioner", staff, "qualification-expires", "gt2027-03-09", 0);
    found("Practitioner", staff, "qualification", "mine-risk-education", 1);
    found("Practitioner", staff, "qualification", "driving-licence", 0);
  }

  @Test
  void flagIsFoundByWhatItWarnsOf() {
    String village =
        create(
            "Location",
            """
            {"resourceType": "Location", "status": "active", "name": "Зоряна Балка",
             "type": [{"coding": [{"system": "%sdoorstep-site-type", "code": "village"}]}],
             "position": {"longitude": 36.95, "latitude": 49.93}}
            """
                .formatted(CODES));
    create(
        "Flag",
        """
        {"resourceType": "Flag", "status": "active",
         "identifier": [{"system": "https://doorstep.health/sid/order", "value": "%s"}],
         "category": [{"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/flag-category", "code": "safety"}]}],
         "code": {"coding": [{"system": "%sdoorstep-access-flag", "code": "mined-road"}]},
         "subject": {"reference": "%s"}}
        """
            .formatted(number, CODES, village));
    String flag = "https://doorstep.health/sid/order|" + number;
    found("Flag", flag, "code", "mined-road", 1);
    found("Flag", flag, "code", "dog", 0);
    found("Flag", flag, "category", "safety", 1);
    found("Flag", flag, "status", "active", 1);
    found("Flag", flag, "status", "inactive", 0);
    found("Flag", flag, "subject", village, 1);
  }

  @Test
  void tripIsFoundByWhyItWasCalledOffAndWhatCameOfATask() {
    String area =
        create(
            "Location",
            """
            {"resourceType": "Location", "status": "active", "name": "Дубрівська громада"}
            """);
    create(
        "Task",
        """
        {"resourceType": "Task", "status": "cancelled", "intent": "plan",
         "identifier": [{"system": "https://doorstep.health/sid/trip", "value": "%1$s"}],
         "groupIdentifier": {"system": "https://doorstep.health/sid/trip", "value": "%1$s"},
         "code": {"coding": [{"system": "%2$sdoorstep-task", "code": "trip"}]},
         "statusReason": {"coding": [{"system": "%2$sdoorstep-trip-reason", "code": "security"}]},
         "executionPeriod": {"start": "2025-08-13T08:00:00+03:00"},
         "owner": {"display": "Мобільна клініка"}, "location": {"reference": "%3$s"},
         "output": [{"type": {"text": "outcome"}, "valueCodeableConcept": {"coding": [{
           "system": "%2$sdoorstep-task-outcome", "code": "not-possible"}]}}]}
        """
            .formatted(number, CODES, area));
    String trip = "https://doorstep.health/sid/trip|" + number;
    found("Task", trip, "status-reason", "security", 1);
    found("Task", trip, "status-reason", "weather", 0);
    found("Task", trip, "outcome", "not-possible", 1);
    found("Task", trip, "outcome", "document-obtained", 0);
    found("Task", trip, "location", area, 1);
  }

  @Test
  void batchIsFoundByTheDayOnWhichItExpires() {
    create(
        "Medication",
        """
        {"resourceType": "Medication", "status": "active",
         "identifier": [{"system": "https://doorstep.health/sid/batch", "value": "%1$s"}],
         "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": "C08CA01"}]},
         "batch": {"lotNumber": "%1$s", "expirationDate": "2027-02-28"}}
        """
            .formatted(number));
    String batch = "https://doorstep.health/sid/batch|" + number;
    found("Medication", batch, "expiration-date", "lt2027-03-01", 1);
    found("Medication", batch, "expiration-date", "lt2027-02-01", 0);
    found("Medication", batch, "lot-number", number, 1);
    fhir()
        .body(
            """
            {"resourceType": "Medication", "status": "active",
             "identifier": [{"system": "https://doorstep.health/sid/batch", "value": "none-%s"}],
             "code": {"coding": [{"system": "http://www.whocc.no/atc", "code": "C08CA01"}]}}
            """
                .formatted(number))
        .post("/Medication")
        .then()
        .statusCode(422)
        .body("issue.expression.flatten()", hasItem("Medication.batch"));
  }

  @Test
  void tripWithoutAReasonIsRefusedInPlainWords() {
    fhir()
        .body(
            """
            {"resourceType": "Task", "status": "cancelled", "intent": "plan",
             "groupIdentifier": {"value": "%s"},
             "code": {"coding": [{"system": "%sdoorstep-task", "code": "trip"}]},
             "executionPeriod": {"start": "2025-08-13T08:00:00+03:00"},
             "owner": {"display": "Мобільна клініка"}}
            """
                .formatted(number, CODES))
        .post("/Task")
        .then()
        .statusCode(422)
        .body("issue.details.coding.code.flatten()", hasItem("ds-task-1"));
  }

  private String create(String type, String content) {
    return type
        + "/"
        + fhir()
            .body(content)
            .post("/" + type)
            .then()
            .log()
            .ifValidationFails()
            .statusCode(201)
            .extract()
            .path("id");
  }

  private void found(String type, String identifier, String parameter, String value, int times) {
    ValidatableResponse answer =
        fhir()
            .queryParam("identifier", identifier)
            .queryParam(parameter, value)
            .get("/" + type)
            .then()
            .log()
            .ifValidationFails()
            .statusCode(200);
    if (times == 0) {
      answer.body("entry", nullValue());
    } else {
      answer.body("entry.size()", equalTo(times));
    }
  }
}
