package org.doorstep.journeys;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor in the care teams of many people of another organisation searches among them. */
class DoctorHasManyPatientsJourney extends Journey {

  private static final int MANY = 20;

  private final List<String> pulses = new ArrayList<>();
  private Institutions world;
  private String team;
  private String doctor;
  private String hidden;

  @BeforeEach
  void manyPeopleAreCaredForAndOneIsNot() {
    fhir();
    world = new Institutions(this::fhirAs);
    world.connect("centre", world.found("Центр"));
    team = world.found("Мобільна бригада");
    doctor = world.employ("doctor", "doctor", team);
    for (int number = 0; number < MANY; number++) {
      String patient = enrol();
      world.team("centre", patient, team, "Practitioner/" + doctor);
      pulses.add(Institutions.create(world.as("centre"), Institutions.pulse(patient, 60 + number)));
    }
    hidden = enrol();
    Institutions.create(world.as("centre"), Institutions.pulse(hidden, 59));
  }

  private String enrol() {
    return world.enrol("centre", "MANY-" + UUID.randomUUID());
  }

  @Test
  void searchesPagesAndCountsHoldTheDoctorsPatientsAndNobodyElse() {
    world
        .as("doctor")
        .get("/Observation?code=8867-4&_count=100")
        .then()
        .body("entry.resource.id", containsInAnyOrder(pulses.toArray()));
    world
        .as("doctor")
        .get("/Observation?code=8867-4&_sort=-date&_count=15&_offset=15")
        .then()
        .body("entry", hasSize(MANY - 15));
    world.as("doctor").get("/Observation?_summary=count").then().body("total", equalTo(MANY));
    world.as("doctor").get("/Patient?_summary=count").then().body("total", equalTo(MANY));
    world
        .as("doctor")
        .get("/Observation?code=8867-4&_include=Observation:patient&_count=100")
        .then()
        .body("entry", hasSize(2 * MANY));
  }

  @Test
  void whoDeniesIsFoundNoMoreAndWhoComesIsFoundAtOnce() {
    String first =
        world.as("centre").get("/Observation/" + pulses.get(0)).path("subject.reference");
    Institutions.create(
        world.as("centre"),
        Institutions.consent(first.replace("Patient/", ""), "deny", "Practitioner/" + doctor, ""));
    world.as("doctor").get("/Observation?_summary=count").then().body("total", equalTo(MANY - 1));
    world.team("centre", hidden, team, "Practitioner/" + doctor);
    world
        .as("doctor")
        .get("/Observation?code=8867-4&_count=100")
        .then()
        .body("entry", hasSize(MANY))
        .body("entry.resource.id", hasItems(pulses.subList(1, MANY).toArray()));
  }
}
