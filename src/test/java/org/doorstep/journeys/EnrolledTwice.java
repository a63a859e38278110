package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A person whom an organisation enrolled twice, for journeys about that. */
abstract class EnrolledTwice extends Journey {

  Institutions world;
  String centre;
  String crew;
  String nurse;
  String oldNumber;
  String source;
  String target;
  String pulse;
  String ownPulse;

  @BeforeEach
  void aPersonWhoWasEnrolledTwice() {
    fhir();
    world = new Institutions(this::fhirAs);
    centre = world.found("Центр");
    crew = world.found("Бригада");
    world.connect("centre", centre);
    world.connect("other", world.found("Інша"));
    world.employ("registrar", "registrar", centre);
    world.employ("doctor", "doctor", centre);
    nurse = world.employ("nurse", "nurse", crew);
    oldNumber = "OLD-" + UUID.randomUUID();
    source = world.enrol("centre", oldNumber);
    target = world.enrol("centre", "NEW-" + UUID.randomUUID());
    pulse = Institutions.create(world.as("centre"), Institutions.pulse(source, 71));
    ownPulse = Institutions.create(world.as("centre"), Institutions.pulse(target, 72));
    world.team("centre", source, crew, "Practitioner/" + nurse);
  }

  static String reference(String name, String patient) {
    return """
    {"name": "%s", "valueReference": {"reference": "Patient/%s"}}
    """
        .formatted(name, patient);
  }

  Response operation(String name, String operation, String... parameters) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [%s]}
            """
                .formatted(String.join(", ", parameters)))
        .post("/Patient/" + operation);
  }

  Response merge(String name) {
    return operation(
        name, "$merge", reference("source-patient", source), reference("target-patient", target));
  }

  Response unmerge(String name) {
    return operation(name, "$unmerge", reference("source-patient", source));
  }

  static void ok(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  int observations(String name, String patient) {
    return world
        .as(name)
        .get("/Observation?_summary=count&patient=" + patient)
        .<Integer>path("total");
  }

  int people(String name) {
    return world.as(name).get("/Patient?_summary=count").<Integer>path("total");
  }

  int found(String words) {
    return world
        .as("centre")
        .queryParam("_content", words)
        .queryParam("_summary", "count")
        .get("/Patient")
        .<Integer>path("total");
  }

  String audited(String operation, String patient) {
    return stored(
        "SELECT count(*) FROM audit.event JOIN audit.event_patient USING (node, seq, recorded)"
            + " WHERE patient = '%s' AND operation = '%s'".formatted(patient, operation));
  }
}
