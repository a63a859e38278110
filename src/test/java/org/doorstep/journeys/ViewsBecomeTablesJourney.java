package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.doorstep.tables.ViewTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The views are tables of the database, with the rows of all records. */
class ViewsBecomeTablesJourney extends Journey {

  @Autowired private ViewTables tables;

  private Institutions world;
  private String patient;
  private String pulse;

  @BeforeEach
  void somebodyIsVisited() {
    fhir();
    world = new Institutions(this::fhirAs);
    world.connect("app", world.found("Бригада"));
    patient = world.enrol("app", "TABLES-" + UUID.randomUUID());
    pulse = Institutions.create(world.as("app"), Institutions.pulse(patient, 70));
  }

  @Test
  void tablesHoldTheRowsOfTheViews() {
    assertThat(tables.fill()).isPositive();
    assertThat(
            stored(
                "SELECT sex || ' ' || birth_date FROM views.v_patient WHERE patient_id = '%s'"
                    .formatted(patient)))
        .isEqualTo("female 1961-04-12");
    assertThat(
            stored(
                """
                SELECT code || ' ' || value || ' ' || (effective_ts < now())
                FROM views.v_obs JOIN views.v_patient USING (patient_id)
                WHERE obs_id = '%s'
                """
                    .formatted(pulse)))
        .startsWith("8867-4 70 true");
    assertThat(stored("SELECT count(*) - count(DISTINCT patient_id) FROM views.v_patient"))
        .isEqualTo("0");
    assertThat(stored("SELECT count(*) FROM views.v_patient"))
        .isEqualTo(
            stored(
                "SELECT count(*) FROM hfj_resource"
                    + " WHERE res_type = 'Patient' AND res_deleted_at IS NULL"));
    assertThat(stored("SELECT count(*) FROM views.filled WHERE at > now() - interval '1 hour'"))
        .isEqualTo("11");
    assertThat(stored("SELECT obj_description('views.v_visit'::regclass)")).contains("A row for");
  }

  @Test
  void whatIsDeletedOrEnteredSinceIsSeenAfterTheNextTime() {
    tables.fill();
    String later = Institutions.create(world.as("app"), Institutions.pulse(patient, 84));
    world.as("app").delete("/Observation/" + pulse).then().statusCode(200);
    assertThat(observed()).isEqualTo(pulse);
    tables.fill();
    assertThat(observed()).isEqualTo(later);
  }

  @Test
  void onlyWhatHasChangedIsWrittenAgain() {
    tables.fill();
    String row = "SELECT ctid::text FROM views.v_obs WHERE obs_id = '%s'".formatted(pulse);
    String before = stored(row);
    age("v_obs", "v_patient");
    world
        .as("app")
        .contentType("application/json-patch+json; charset=utf-8")
        .body("[{\"op\": \"replace\", \"path\": \"/birthDate\", \"value\": \"1950\"}]")
        .patch("/Patient/" + patient)
        .then()
        .statusCode(200);
    assertThat(tables.fill()).isPositive();
    assertThat(
            stored(
                "SELECT string_agg(birth_date, ',') FROM views.v_patient WHERE patient_id = '%s'"
                    .formatted(patient)))
        .isEqualTo("1950");
    assertThat(stored(row)).isEqualTo(before).isNotEmpty();
  }

  /** As if records had been written long before the tables were last filled. */
  private void age(String... views) {
    for (String view : views) {
      stored(
          "UPDATE views.filled SET at = now() + interval '5 minutes' WHERE view = '%s' RETURNING 1"
              .formatted(view));
    }
  }

  private String observed() {
    return stored(
        "SELECT string_agg(obs_id, ',') FROM views.v_obs WHERE patient_id = '%s'"
            .formatted(patient));
  }
}
