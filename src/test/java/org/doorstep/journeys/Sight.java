package org.doorstep.journeys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/**
 * A person with one Observation, and whether somebody who sees nobody else sees them: by id, in
 * searches, counts, everything and the caseload.
 *
 * @param world who asks
 * @param patient the id of the Patient
 * @param pulse the id of the Observation
 */
record Sight(Institutions world, String patient, String pulse) {

  /** A person whom somebody enrols and measures. */
  static Sight ofSomebodyNew(Institutions world, String by, String number) {
    String patient = world.enrol(by, number);
    return new Sight(
        world, patient, Institutions.create(world.as(by), Institutions.pulse(patient, 77)));
  }

  void sees(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(200);
    world.as(name).get("/Observation/" + pulse).then().statusCode(200);
    world.as(name).get("/Observation?patient=" + patient).then().body("entry", hasSize(1));
    world.as(name).get("/Observation?_summary=count").then().body("total", equalTo(1));
    world.as(name).get("/Patient?_summary=count").then().body("total", equalTo(1));
    world
        .as(name)
        .get("/Patient/" + patient + "/$everything")
        .then()
        .statusCode(200)
        .body("entry.resource.id", hasItems(patient, pulse));
    world
        .as(name)
        .get("/Patient/$my-caseload")
        .then()
        .body("parameter.valueReference.reference", hasItem("Patient/" + patient));
  }

  void seesNothing(String name) {
    world.as(name).get("/Patient/" + patient).then().statusCode(404);
    world.as(name).get("/Observation/" + pulse).then().statusCode(404);
    world.as(name).get("/Patient/" + patient + "/$everything").then().statusCode(404);
    world.as(name).get("/Observation?patient=" + patient).then().body("entry", nullValue());
    world.as(name).get("/Observation?_summary=count").then().body("total", equalTo(0));
    world.as(name).get("/Patient?_summary=count").then().body("total", equalTo(0));
    world.as(name).get("/Patient/$my-caseload").then().body("parameter", nullValue());
  }
}
