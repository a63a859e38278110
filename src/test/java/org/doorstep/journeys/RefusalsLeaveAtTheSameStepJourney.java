package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.doorstep.server.request.CountedWaits;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What is hidden, deleted or never was is refused by the same code, which waits for the next step
 * of time before it answers; that it waits long enough is tried with a clock of its own, so that no
 * machine is too slow for this.
 */
class RefusalsLeaveAtTheSameStepJourney extends Journey {

  @Autowired private CountedWaits waits;

  @Test
  @Closes("V-time")
  void whatIsHiddenDeletedOrNeverWasIsAnsweredAtTheSameStepOfTime() {
    fhir();
    Institutions world = new Institutions(this::fhirAs);
    world.connect("clinic", world.found("Клініка"));
    world.connect("other", world.found("Інша клініка"));
    String hidden = world.enrol("clinic", "STEP-" + UUID.randomUUID());
    String deleted = Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 90));
    world.as("clinic").delete("/Observation/" + deleted).then().statusCode(200);
    String search =
        """
        {"resourceType": "Bundle", "type": "batch", "entry": [
          {"request": {"method": "GET", "url": "%s"}}]}
        """;
    for (String record :
        List.of(
            "Patient/" + hidden,
            "Observation/" + deleted,
            "Observation/" + UUID.randomUUID(),
            "Patient/" + UUID.randomUUID())) {
      assertThat(waits.in(() -> world.as("other").get("/" + record))).as(record).isOne();
      assertThat(waits.in(() -> world.as("other").delete("/" + record))).as(record).isOne();
      assertThat(waits.in(() -> world.as("other").body(search.formatted(record)).post())).isOne();
      String id = record.substring(record.indexOf('/') + 1);
      String pulseOf = Institutions.pulse(id, 70);
      assertThat(waits.in(() -> world.as("other").body(pulseOf).post("/Observation"))).isOne();
    }
    assertThat(waits.in(() -> world.as("clinic").get("/Patient/" + hidden))).isZero();
  }
}
