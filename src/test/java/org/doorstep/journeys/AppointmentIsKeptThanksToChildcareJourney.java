package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mother sees her doctor while somebody is with her children, and her organisation counts it. */
class AppointmentIsKeptThanksToChildcareJourney extends Journey {

  private static final String TERM = "periodStart=2026-03-01&periodEnd=2026-03-31";

  private Institutions world;
  private String team;
  private String mother;

  @BeforeEach
  void childrenWereLookedAfter() {
    fhir();
    world = new Institutions(this::fhirAs);
    team = world.found("Асоціація");
    world.connect("app", team);
    world.employ("coordinator", "coordinator", team);
    mother = world.enrol("app", "KEPT-" + UUID.randomUUID());
  }

  @Test
  void appointmentCountsWhenItWasKept() {
    String request = childcare();
    assertThat(figure("app")).isEqualTo("appointments-kept,,,,,0,1,");
    String appointment = appointment("booked", request);
    assertThat(figure("app")).isEqualTo("appointments-kept,,,,,0,1,");
    world
        .as("app")
        .contentType("application/json-patch+json; charset=utf-8")
        .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"fulfilled\"}]")
        .patch("/Appointment/" + appointment)
        .then()
        .statusCode(200);
    assertThat(figure("app")).isEqualTo("appointments-kept,,,,,1,1,");
    assertThat(table()).contains("," + request);
  }

  @Test
  void coordinatorIsNotToldThatOneMotherWasAtTheDoctors() {
    appointment("fulfilled", childcare());
    assertThat(figure("coordinator")).contains("hidden").doesNotContain(",1");
  }

  private String childcare() {
    return Institutions.create(
        world.as("app"),
        Mothers.request(mother, "").replace("\"status\": \"active\"", "\"status\": \"completed\""));
  }

  private String appointment(String status, String request) {
    return Institutions.create(
        world.as("app"),
        """
        {"resourceType": "Appointment", "status": "%s",
         "start": "2026-03-05T10:00:00+02:00", "end": "2026-03-05T10:30:00+02:00",
         "basedOn": [{"reference": "ServiceRequest/%s"}],
         "participant": [{"actor": {"reference": "Patient/%s"}, "status": "accepted"}]}
        """
            .formatted(status, request, mother));
  }

  private String figure(String who) {
    Response answer =
        world
            .as(who)
            .accept("text/csv")
            .get(
                "/Organization/%s/$coverage-report?%s&indicator=appointments-kept"
                    .formatted(team, TERM));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString().lines().skip(1).findFirst().orElse("");
  }

  private String table() {
    return world
        .as("app")
        .accept("text/csv")
        .get("/$viewdefinition-run?viewReference=ViewDefinition/v_appointment")
        .asString();
  }
}
