package org.doorstep.journeys;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that was permitted some persons only pulls the summaries of these. */
class SummaryKeepsToScopesJourney extends Journey {

  private Institutions world;
  private String doctor;
  private String patient;

  @BeforeEach
  void aPersonWithAFamilyDoctor() {
    fhir();
    world = new Institutions(this::fhirAs);
    String clinic = world.found("Клініка");
    world.connect("clinic", clinic);
    doctor = "Practitioner/" + world.employ("doctor", "doctor", clinic);
    patient =
        Institutions.create(
            world.as("clinic"),
            Institutions.person("SCOPE-" + UUID.randomUUID())
                .replaceFirst(
                    "\\{", "{\"generalPractitioner\": [{\"reference\": \"" + doctor + "\"}], "));
    Institutions.create(world.as("clinic"), Institutions.pulse(patient, 71));
  }

  private ValidatableResponse summary(String persons) {
    String token =
        tokens().of(world.account("clinic"), "hospital-app", "user/Observation.rs " + persons);
    return fhirWithToken(token).get("/Patient/" + patient + "/$transfer-summary").then();
  }

  @Test
  void personWhomTheScopeLeavesOutIsNotThere() {
    summary("user/Patient.rs?general-practitioner=Practitioner/nobody").statusCode(404);
    summary("user/Patient.rs?organization=Organization/nobody").statusCode(404);
    summary("user/Patient.rs?gender=male").statusCode(404);
  }

  @Test
  void personWhomTheScopeNamesIs() {
    summary("user/Patient.rs?gender=female").statusCode(200);
    summary("user/Patient.rs?general-practitioner=" + doctor).statusCode(200);
  }
}
