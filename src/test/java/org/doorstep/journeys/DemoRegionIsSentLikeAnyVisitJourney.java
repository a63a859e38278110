package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import org.doorstep.demo.DemoPost;
import org.doorstep.demo.DemoRegion;
import org.junit.jupiter.api.Test;

class DemoRegionIsSentLikeAnyVisitJourney extends Journey {

  private final DemoRegion region = new DemoRegion(10, LocalDate.parse("2025-09-01"));

  @Test
  void regionIsAcceptedOverHttpAndAgainChangesNothing() {
    sendAll();
    Institutions world = new Institutions(this::fhirAs);
    world.connect("clinic", "demo-mobile-clinic");
    send(world.as("clinic"), region.rounds());
    int encounters = count("Encounter");
    int observations = count("Observation");
    count("Patient", 10);
    sendAll();
    send(world.as("clinic"), region.rounds());
    count("Patient", 10);
    count("Encounter", encounters);
    count("Observation", observations);
    fhir()
        .get("/CarePlan?subject.identifier=DEMO-00001")
        .then()
        .statusCode(200)
        .root("entry[0].resource")
        .body("meta.versionId", equalTo(Integer.toString(1 + region.months())))
        .body("meta.security.code", everyItem(equalTo("HTEST")))
        .body(
            "extension.url",
            hasItem("https://doorstep.health/fhir/StructureDefinition/doorstep-next-visit-due"));
  }

  /** All but what the clinic's own program has to send, because it loads its vans. */
  private void sendAll() {
    region.posts().limit(region.size() - 1L).forEach(post -> send(fhir(), post));
  }

  private static void send(RequestSpecification by, DemoPost post) {
    by.body(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(post.bundle()))
        .post("/")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(200);
  }

  private void count(String type, int expected) {
    org.hamcrest.MatcherAssert.assertThat(count(type), equalTo(expected));
  }

  private int count(String type) {
    String subject = "Patient".equals(type) ? "identifier" : "subject.identifier";
    StringBuilder people = new StringBuilder();
    for (int person = 1; person <= region.people(); person++) {
      people.append(people.isEmpty() ? "" : ",").append(String.format("DEMO-%05d", person));
    }
    return fhir()
        .get("/" + type + "?" + subject + "=" + people + "&_summary=count")
        .then()
        .statusCode(200)
        .extract()
        .path("total");
  }
}
