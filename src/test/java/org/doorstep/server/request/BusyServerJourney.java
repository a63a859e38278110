package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doorstep.journeys.Journey;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** Many read all of a person, or search by words, while a nurse sends a visit. */
class BusyServerJourney extends Journey {

  private static final String WORDS = "Patient?_content=Busy";

  private final HeavyWork heavy;
  private final LimitsSettings limits;

  @Autowired
  BusyServerJourney(HeavyWork heavy, LimitsSettings limits) {
    this.heavy = heavy;
    this.limits = limits;
  }

  @Test
  void heavyRequestsWaitAndOthersDoNot() {
    String person = "/Patient/" + person();
    List<MockHttpServletRequest> others =
        IntStream.range(0, limits.heavyAtOnce())
            .mapToObj(i -> new MockHttpServletRequest())
            .toList();
    others.forEach(heavy::enter);
    try {
      assertBusy(fhir().get(person + "/$everything"));
      assertBusy(fhir().get("/" + WORDS));
      assertBusy(fhir().body(batch(WORDS)).post());
      fhir().get(person).then().statusCode(200);
      person();
    } finally {
      others.forEach(heavy::leave);
    }
    for (int more = 0; more < 2 * limits.heavyAtOnce(); more++) {
      fhir().get(person + "/$everything").then().statusCode(200);
    }
    fhir().body(batch(WORDS)).post().then().statusCode(200);
  }

  private String person() {
    return fhir()
        .body(
            """
            {"resourceType": "Patient", "name": [{"family": "Вигадана"}],
             "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%s"}],
             "gender": "female"}
            """
                .formatted(UUID.randomUUID()))
        .post("/Patient")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String batch(String url) {
    return """
    {"resourceType": "Bundle", "type": "batch", "entry": [
      {"request": {"method": "GET", "url": "%s"}}]}
    """
        .formatted(url);
  }

  private static void assertBusy(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("2"))
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].details.coding[0].code", equalTo("busy"));
    assertThat(answer.asString()).doesNotContain("Exception");
  }
}
