package org.doorstep.journeys;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody opened is closed, also to those who see everything of their own organisation. */
class ClosedDoorsJourney extends Journey {

  @ParameterizedTest
  @ValueSource(strings = {"/Patient/_history", "/_history", "/Patient/$everything"})
  @Closes("V-all")
  void whatAsksForAllRecordsIsClosed(String path) {
    fhir().get(path).then().statusCode(403);
    fhir()
        .body(
            """
            {"resourceType": "Bundle", "type": "batch", "entry": [
              {"request": {"method": "GET", "url": "%s"}}]}
            """
                .formatted(path.substring(1)))
        .post()
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Patient?zone=x",
        "/Patient?_filter=a eq b",
        "/Patient?_list=x",
        "/Observation?patient.zone=x"
      })
  @Closes("V-filter")
  void parametersOfTheServerAreClosed(String path) {
    fhir().get(path).then().statusCode(400);
  }

  @Test
  void capabilitiesDoNotNameThem() {
    fhir()
        .get("/metadata")
        .then()
        .statusCode(200)
        .body("rest.resource.searchParam.flatten().name", hasItem("identifier"))
        .body("rest.resource.searchParam.flatten().name", not(hasItem("zone")));
  }

  @Test
  void referencesThatSearchAreClosed() {
    String observation =
        """
        {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
         "subject": {"reference": "Patient?identifier=%s"}}
        """
            .formatted(UUID.randomUUID());
    Refusals.assertRefused(
        fhir().body(observation).post("/Observation"), 422, "reference-by-search");
    Refusals.assertRefused(
        fhir()
            .body(
                """
                {"resourceType": "Bundle", "type": "transaction", "entry": [{"resource": %s,
                  "request": {"method": "POST", "url": "Observation"}}]}
                """
                    .formatted(observation))
            .post(),
        422,
        "reference-by-search");
  }

  @Test
  @Closes("V-operations")
  void operationsThatNobodyOpenedAreClosed() {
    for (String operation :
        List.of("$meta-add", "$expunge", "$reindex", "$export", "$graphql", "$diff")) {
      fhir()
          .body(Map.of("resourceType", "Parameters"))
          .post("/Patient/" + UUID.randomUUID() + "/" + operation)
          .then()
          .statusCode(org.hamcrest.Matchers.oneOf(403, 404));
    }
  }
}
