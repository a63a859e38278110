package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A person moves, and another organisation keeps their records from then on: the old one sees
 * nothing more and the new one everything, also while the index is still being made anew.
 */
class CustodyMovesJourney extends Journey {

  private static final String REASON = "Людина переїхала до іншого міста";

  @Autowired private DataSource database;

  private Institutions world;
  private Sight sight;
  private String centre;
  private String clinic;
  private String number;
  private String patient;
  private String pulse;

  @BeforeEach
  void twoOrganisationsAndAPerson() {
    fhir();
    world = new Institutions(this::fhirAs);
    centre = world.found("Центр");
    clinic = world.found("Клініка");
    world.connect("centre", centre);
    world.connect("clinic", clinic);
    world.employ("centre officer", "data-protection-officer", centre);
    world.employ("clinic officer", "data-protection-officer", clinic);
    world.employ("clinic doctor", "doctor", clinic);
    number = "MOVES-" + UUID.randomUUID();
    sight = Sight.ofSomebodyNew(world, "centre", number);
    patient = sight.patient();
    pulse = sight.pulse();
  }

  private void sees(String name) {
    sight.sees(name);
  }

  private void seesNothing(String name) {
    sight.seesNothing(name);
  }

  private Response offers(String name, String receiver) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "to", "valueReference": {"reference": "Organization/%s"}},
              {"name": "reason", "valueString": "%s"}]}
            """
                .formatted(receiver, REASON))
        .post("/Patient/" + patient + "/$transfer-custody");
  }

  private Response accepts(String name, String offer) {
    return world
        .as(name)
        .body(
            """
            {"resourceType": "Parameters",
             "parameter": [{"name": "offer", "valueString": "%s"}]}
            """
                .formatted(offer))
        .post("/Patient/$accept-custody");
  }

  private void moves(String from, String receiver, String to) {
    Response offered = offers(from, receiver);
    assertThat(offered.statusCode()).as(offered.asString()).isEqualTo(200);
    Response accepted = accepts(to, offered.path("parameter[0].valueString"));
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(200);
    assertThat(accepted.<String>path("parameter[0].valueReference.reference"))
        .isEqualTo("Patient/" + patient);
  }

  @Test
  void newKeepersOfficerDoesNotLearnWhoKeptThePersonBefore() {
    world.as("centre").get("/Patient/" + patient).then().statusCode(200);
    moves("centre officer", clinic, "clinic officer");
    world.as("clinic doctor").get("/Patient/" + patient).then().statusCode(200);

    for (String log :
        List.of("/AuditEvent?patient=" + patient, "/Patient/" + patient + "/$access-log")) {
      Response seen = world.as("clinic officer").get(log);
      seen.then().statusCode(200).body("entry", not(empty()));
      assertThat(seen.asString()).doesNotContain(centre, "Центр", world.account("centre"));
    }
    world.as("centre officer").get("/Patient/" + patient + "/$access-log").then().statusCode(404);
  }

  private int found(String name, String words) {
    return world
        .as(name)
        .queryParam("_content", words)
        .queryParam("_summary", "count")
        .get("/Patient")
        .path("total");
  }

  private void awaitIndexed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                stored("SELECT count(*) FROM access.handover WHERE patient = '" + patient + "'")
                    .equals("0"));
  }

  private String indexedBy(String organization) {
    return stored(
        "SELECT count(*) FROM hfj_spidx_token WHERE sp_value LIKE 'o/" + organization + "/%'");
  }

  @Test
  void oldKeeperSeesNothingAndNewOneEverythingAlsoBeforeTheIndexIsInStep() throws SQLException {
    String member = world.employ("member", "nurse", centre);
    world.team("centre", patient, centre, "Practitioner/" + member);
    String crew = world.found("Бригада");
    String nurse = world.employ("nurse", "nurse", crew);
    world.team("centre", patient, crew, "Practitioner/" + nurse);
    String trusted = world.employ("trusted", "doctor", centre);
    Institutions.create(
        world.as("centre"), Institutions.consent(patient, "permit", "Practitioner/" + trusted, ""));
    await().atMost(Duration.ofSeconds(20)).until(() -> found("centre", "Вигадана") == 1);
    sees("centre");
    seesNothing("clinic");

    try (Connection older = database.getConnection()) {
      // The index waits for transactions that began before, so that this one holds it back.
      older.setAutoCommit(false);
      older.createStatement().execute("SELECT 1");
      moves("centre officer", clinic, "clinic officer");

      seesNothing("centre");
      sees("clinic");
      sees("clinic doctor");
      sees("nurse");
      sees("trusted");
      seesNothing("member");
      assertThat(found("centre", "Вигадана")).isZero();
      assertThat(found("clinic", "Вигадана")).isEqualTo(1);
      assertThat(indexedBy(centre)).isNotEqualTo("0");
      older.rollback();
    }
    awaitIndexed();
    assertThat(indexedBy(centre)).isEqualTo("0");
    seesNothing("centre");
    sees("clinic");
    sees("clinic doctor");
    sees("nurse");
    sees("trusted");
    seesNothing("member");
    assertThat(found("centre", "Вигадана")).isZero();
    assertThat(found("clinic", "Вигадана")).isEqualTo(1);
    world.as("clinic").get("/Observation/" + pulse).then().body("meta.versionId", equalTo("1"));
  }

  @Test
  void auditNamesThePersonWhomAnOrganisationAccepted() {
    moves("centre officer", clinic, "clinic officer");
    assertThat(
            stored(
                "SELECT count(DISTINCT operation) FROM audit.event"
                    + " JOIN audit.event_patient USING (node, seq, recorded)"
                    + " WHERE patient = '%s' AND operation IN ('$transfer-custody', '$accept-custody')"
                        .formatted(patient)))
        .isEqualTo("2");
  }

  @Test
  void recordsComeBackTheSameWay() {
    moves("centre officer", clinic, "clinic officer");
    moves("clinic officer", centre, "centre officer");
    sees("centre");
    seesNothing("clinic");
    awaitIndexed();
    sees("centre");
    seesNothing("clinic");
    world
        .as("centre officer")
        .get("/Patient/$custody-offers")
        .then()
        .body("parameter", hasSize(2))
        .body("parameter[0].part.find { it.name == 'reason' }.valueString", equalTo(REASON));
  }

  @Test
  void newKeeperWritesAndOldOneEnrolsThePersonAnew() {
    moves("centre officer", clinic, "clinic officer");

    Institutions.create(world.as("clinic"), Institutions.pulse(patient, 60));
    world
        .as("centre")
        .body(Institutions.pulse(patient, 60))
        .post("/Observation")
        .then()
        .statusCode(422);
    world
        .as("centre")
        .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + number)
        .body(Institutions.person(number))
        .post("/Patient")
        .then()
        .statusCode(201);
  }

  @Test
  void onlyThoseWhoMayHandOverAndOnlyWhomTheyOfferedAccepts() {
    world.employ("centre doctor", "doctor", centre);
    world.employ("other officer", "data-protection-officer", world.found("Інша"));

    assertThat(offers("centre doctor", clinic).statusCode()).isEqualTo(403);
    assertThat(offers("clinic officer", clinic).statusCode()).isEqualTo(404);
    assertThat(offers("centre officer", centre).statusCode()).isEqualTo(422);
    assertThat(offers("centre officer", UUID.randomUUID().toString()).statusCode()).isEqualTo(422);
    String offer = offers("centre officer", clinic).path("parameter[0].valueString");
    assertThat(accepts("clinic doctor", offer).statusCode()).isEqualTo(403);
    assertThat(accepts("other officer", offer).statusCode()).isEqualTo(404);
    assertThat(accepts("centre officer", offer).statusCode()).isEqualTo(404);
    world
        .as("clinic officer")
        .get("/Patient/$custody-offers")
        .then()
        .body(
            "parameter[0].part.find { it.name == 'patient' }.valueReference.reference",
            equalTo("Patient/" + patient));
    sees("centre");

    world
        .as("centre officer")
        .body(
            """
            {"resourceType": "Parameters",
             "parameter": [{"name": "withdraw", "valueBoolean": true}]}
            """)
        .post("/Patient/" + patient + "/$transfer-custody")
        .then()
        .statusCode(200);
    assertThat(accepts("clinic officer", offer).statusCode()).isEqualTo(404);
    String second = offers("centre officer", clinic).path("parameter[0].valueString");
    assertThat(accepts("clinic officer", second).statusCode()).isEqualTo(200);
    assertThat(accepts("clinic officer", second).statusCode()).isEqualTo(404);
    sees("clinic");
  }

  @Test
  void whomThePersonDeniesIsNotGivenTheirRecords() {
    Institutions.create(
        world.as("centre"), Institutions.consent(patient, "deny", "Organization/" + clinic, ""));
    assertThat(offers("centre officer", clinic).statusCode()).isEqualTo(422);
  }
}
