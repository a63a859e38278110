package org.doorstep.journeys;

import java.util.UUID;

/** Calls to a hotline, and what comes of them. */
final class Calls {

  static final String CALLER =
      """
      "contained": [{"resourceType": "RelatedPerson", "id": "caller",
        "patient": {"display": "Больной"}, "name": [{"text": "Сестра"}],
        "telecom": [{"system": "phone", "value": "+999 000 000777"}]}],
      "requester": {"reference": "#caller"},
      """;

  private static final String OUTCOMES =
      "https://doorstep.health/fhir/CodeSystem/doorstep-eligibility-outcome";
  private static final String OBSERVATIONS = "https://doorstep.health/fhir/CodeSystem/doorstep-obs";
  private static final String CRITERIA =
      "https://doorstep.health/fhir/CodeSystem/doorstep-criterion";

  private Calls() {}

  static String anonymous() {
    return """
    {"resourceType": "Patient", "gender": "unknown",
     "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%s",
       "type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203",
         "code": "ANON"}]}}]}
    """
        .formatted(UUID.randomUUID());
  }

  static String call(String patient, String performer, String caller) {
    return """
    {"resourceType": "ServiceRequest", "status": "active", "intent": "proposal",
     "identifier": [{"system": "https://doorstep.health/sid/order", "value": "%s"}],
     %s %s "category": [%s],
     "subject": {"reference": "Patient/%s"}, "authoredOn": "2026-03-02T09:20:00+03:00",
     "note": [{"text": "Не встаёт с постели вторую неделю"}]}
    """
        .formatted(
            UUID.randomUUID(),
            performer,
            caller,
            HomeTeam.coded(HomeTeam.SERVICE, "hotline-call"),
            patient);
  }

  static String basedOn(String visit, String call) {
    return visit.replace(
        "\"subject\"",
        "\"basedOn\": [{\"reference\": \"ServiceRequest/" + call + "\"}], \"subject\"");
  }

  static String eligibility(String patient, String call, String outcome, String... criteria) {
    StringBuilder components = new StringBuilder();
    for (String criterion : criteria) {
      components
          .append(components.isEmpty() ? "" : ", ")
          .append("{\"valueBoolean\": true, \"code\": ")
          .append(HomeTeam.coded(CRITERIA, criterion))
          .append('}');
    }
    return """
    {"resourceType": "Observation", "status": "final", "code": %s,
     "basedOn": [{"reference": "ServiceRequest/%s"}],
     "subject": {"reference": "Patient/%s"}, "effectiveDateTime": "2026-03-03T11:00:00+03:00",
     "valueCodeableConcept": %s, "component": [%s]}
    """
        .formatted(
            HomeTeam.coded(OBSERVATIONS, "eligibility"),
            call,
            patient,
            HomeTeam.coded(OUTCOMES, outcome),
            components);
  }

  static String outcome(String code) {
    return HomeTeam.set(
        "output",
        "[{\"type\": %s, \"valueCodeableConcept\": %s}]"
            .formatted(
                HomeTeam.coded(OBSERVATIONS, "eligibility"), HomeTeam.coded(OUTCOMES, code)));
  }
}
