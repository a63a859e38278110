package org.doorstep.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the first administrator of a new server a program of the first organisation as well, as an
 * administrator would: so journeys may write and see what their own organisation keeps.
 */
final class Employment {

  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

  private Employment() {}

  /**
   * Done once for each server.
   *
   * @param base the FHIR base of the server
   * @param token a token of the account of journeys
   */
  static void asSystem(String base, String token) {
    if (!DONE.add(base)) {
      return;
    }
    String account = "https://doorstep.health/sid/account|" + Tokens.ACCOUNT;
    String person =
        fhir(base, token)
            .queryParam("identifier", account)
            .get("/Practitioner")
            .path("entry[0].resource.id");
    String organization =
        fhir(base, token)
            .queryParam("practitioner", "Practitioner/" + person)
            .get("/PractitionerRole")
            .path("entry[0].resource.organization.reference");
    Response role =
        fhir(base, token)
            .header("If-None-Exist", "identifier=journeys-system")
            .body(
                """
                {"resourceType": "PractitionerRole", "active": true,
                 "identifier": [{"value": "journeys-system"}],
                 "practitioner": {"reference": "Practitioner/%s"},
                 "organization": {"reference": "%s"},
                 "code": [{"coding": [{
                   "system": "https://doorstep.health/fhir/CodeSystem/doorstep-role",
                   "code": "system"}]}]}
                """
                    .formatted(person, organization))
            .post("/PractitionerRole");
    assertThat(role.statusCode()).as(role.asString()).isIn(200, 201);
  }

  private static RequestSpecification fhir(String base, String token) {
    return given()
        .baseUri(base)
        .contentType("application/fhir+json; charset=utf-8")
        .accept("application/fhir+json")
        .header("Authorization", "Bearer " + token);
  }
}
