package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

/** A fresh server has nothing to index anew, and its own search parameters find all the same. */
class FreshServerIndexesNothingJourney extends Journey {

  @Test
  void noJobWaitsForWhatIsSent() {
    assertThat(stored("SELECT count(*) FROM bt2_job_instance WHERE definition_id = 'REINDEX'"))
        .isEqualTo("0");
  }

  @Test
  void plansAreFoundByTheirNextVisit() {
    fhir()
        .get("/CarePlan?next-visit-due=lt1990-01-01&_summary=count")
        .then()
        .statusCode(200)
        .body("total", equalTo(0));
  }
}
