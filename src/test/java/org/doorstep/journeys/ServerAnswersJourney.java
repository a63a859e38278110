package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

class ServerAnswersJourney extends Journey {

  @Test
  void newcomerAsksWhatTheServerCanDo() {
    fhir()
        .get("/metadata")
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("CapabilityStatement"))
        .body("fhirVersion", equalTo("4.0.1"));
  }
}
