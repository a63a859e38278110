package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import org.doorstep.demo.DemoPost;
import org.doorstep.demo.DemoRegion;
import org.junit.jupiter.api.Test;

class DemoRegionIsSentLikeAnyVisitJourney extends Journey {

  private final DemoRegion region = new DemoRegion(10, LocalDate.parse("2025-09-01"));

  @Test
  void regionIsAcceptedOverHttpAndAgainChangesNothing() {
    region.posts().forEach(this::send);
    int encounters = count("Encounter");
    int observations = count("Observation");
    count("Patient", 10);
    region.posts().forEach(this::send);
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

  private void send(DemoPost post) {
    fhir()
        .body(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(post.bundle()))
        .post("/")
        .then()
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
