package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who answer for the figures of an organisation read its records as tables, nobody else. */
class RecordsBecomeTablesJourney extends Journey {

  private Institutions world;
  private String patient;
  private String stranger;

  @BeforeEach
  void aTeamAndSomebodyElse() {
    fhir();
    world = new Institutions(this::fhirAs);
    String team = world.found("Бригада");
    String elsewhere = world.found("Інша бригада");
    world.connect("app", team);
    world.connect("app elsewhere", elsewhere);
    for (String role :
        List.of(
            "coordinator",
            "head-of-department",
            "doctor",
            "nurse",
            "registrar",
            "administrator",
            "data-protection-officer")) {
      world.employ(role, role, team);
    }
    world.employ("coordinator elsewhere", "coordinator", elsewhere);
    patient = world.enrol("app", "TABLE-" + UUID.randomUUID());
    stranger = world.enrol("app elsewhere", "TABLE-" + UUID.randomUUID());
    Institutions.create(world.as("app"), Institutions.pulse(patient, 70));
    Institutions.create(world.as("app"), Institutions.pulse(patient, 84));
  }

  @Test
  void coordinatorReadsWhomTheOrganisationKeepsAndNobodyElse() {
    Response table = table("coordinator", "v_patient&_format=csv");
    assertThat(table.contentType()).startsWith("text/csv");
    assertThat(table.asString())
        .startsWith(
            "patient_id,sex,birth_date,deceased,deceased_at,residence_id,displaced,active\r\n")
        .contains(patient + ",female,1961-04-12,,,,,\r\n")
        .doesNotContain(stranger, "Вигадана", "TABLE-", "+999");
    assertThat(table("coordinator elsewhere", "v_patient&_format=csv").asString())
        .contains(stranger)
        .doesNotContain(patient);
  }

  @Test
  void clinicalRowsAreForThoseWhoReadClinicalRecords() {
    assertThat(table("coordinator", "v_obs&_format=ndjson").asString()).isEmpty();
    Response table = table("head-of-department", "v_obs&_format=ndjson");
    assertThat(table.contentType()).startsWith("application/x-ndjson");
    List<String> lines = table.asString().lines().toList();
    assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"code\":\"8867-4\""));
    assertThat(table.asString()).contains("\"value\":70", "\"value\":84", "\"value_code\":null");
    assertThat(table("app", "v_obs&_format=csv&header=false").asString().lines()).hasSize(2);
  }

  @Test
  void tableOfColumnsIsAFileOfParquet() {
    Response table = table("head-of-department", "v_obs&_format=parquet");
    assertThat(table.contentType()).isEqualTo("application/vnd.apache.parquet");
    String file = new String(table.asByteArray(), StandardCharsets.ISO_8859_1);
    assertThat(file).startsWith("PAR1").endsWith("PAR1").contains("8867-4");
    assertThat(table("coordinator", "v_obs&_format=parquet").asString())
        .startsWith("PAR1")
        .doesNotContain("8867-4");
  }

  @Test
  void tableIsNarrowedAsTheSpecificationSays() {
    assertThat(rows("head-of-department", "v_obs&_limit=1")).isOne();
    assertThat(rows("head-of-department", "v_obs&_since=2999-01-01T00:00:00Z")).isZero();
    assertThat(rows("head-of-department", "v_obs&_since=2020-01-01T00:00:00%2B03:00")).isEqualTo(2);
    assertThat(rows("head-of-department", "v_obs&patient=Patient/" + patient)).isEqualTo(2);
    assertThat(rows("head-of-department", "v_patient&patient=Patient/" + patient)).isOne();
    assertThat(rows("head-of-department", "v_patient&patient=Patient/" + stranger)).isZero();
    assertThat(rows("head-of-department", "v_patient&patient=Patient/nobody")).isZero();
  }

  @Test
  void tableIsAskedForByParametersToo() {
    world
        .as("coordinator")
        .accept("text/csv")
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "viewReference", "valueReference": {
                "reference": "https://doorstep.health/fhir/ViewDefinition/v_patient"}},
              {"name": "header", "valueBoolean": false}]}
            """)
        .post("/$viewdefinition-run")
        .then()
        .statusCode(200)
        .contentType("text/csv");
  }

  @Test
  void whoIsInATableFindsItInTheirLog() {
    table("coordinator", "v_patient&_format=csv");
    assertThat(
            stored(
                """
                SELECT e.operation || ' ' || p.type || ' ' || p.number
                FROM audit.event e JOIN audit.event_patient p USING (node, seq)
                WHERE e.operation IS NOT NULL AND p.patient = '%s'
                """
                    .formatted(patient)))
        .isEqualTo("$viewdefinition-run Patient 1");
  }

  @ParameterizedTest
  @CsvSource({"doctor", "nurse", "registrar", "administrator", "data-protection-officer"})
  void whoWorksWithRecordsReadsNoTables(String role) {
    assertRefused(table(role, "v_patient&_format=csv"), 403, "tables-not-for-this-role");
  }

  @Test
  void strangerAndPatientReadNoTables() {
    fhirWithoutToken()
        .get("/$viewdefinition-run?viewReference=ViewDefinition/v_patient&_format=csv")
        .then()
        .statusCode(401);
    String account = "table-" + UUID.randomUUID();
    Institutions.create(world.as("app"), Institutions.person("TABLE-" + account, account));
    assertRefused(
        fhirAs(account)
            .get("/$viewdefinition-run?viewReference=ViewDefinition/v_patient&_format=csv"),
        403,
        "tables-not-for-this-role");
  }

  @ParameterizedTest
  @CsvSource({
    "v_other&_format=csv, 404, no-such-view, v_visit",
    "v_patient, 406, table-format, ndjson",
    "v_patient&_format=json, 406, table-format, ndjson",
    "v_patient&_format=xlsx, 406, table-format, parquet",
    "v_patient&_format=csv&_limit=0, 400, parameter-_limit, 1 to",
    "v_patient&_format=csv&_since=today, 400, parameter-_since, time zone",
    "v_patient&_format=csv&header=yes, 400, parameter-header, true or false",
    "v_patient&_format=csv&patient=Group/1, 400, parameter-patient, Patient",
    "v_site&_format=csv&patient=Patient/1, 400, parameter-patient, places",
    "v_patient&_format=csv&group=Group/1, 400, parameter-unknown, viewReference",
    "v_patient&_format=csv&_limit=1&_limit=2, 400, parameter-repeated, once"
  })
  void wrongQuestionIsRefusedByName(String question, int status, String rule, String words) {
    assertThat(assertRefused(table("coordinator", question), status, rule)).contains(words);
  }

  @Test
  void viewHasToBeNamed() {
    assertRefused(ask("coordinator", "_format=csv"), 400, "parameter-missing");
  }

  private long rows(String who, String question) {
    Response table = table(who, question + "&_format=csv&header=false");
    assertThat(table.statusCode()).as(table.asString()).isEqualTo(200);
    return table.asString().lines().count();
  }

  private Response table(String who, String question) {
    return ask(who, "viewReference=ViewDefinition/" + question);
  }

  private Response ask(String who, String query) {
    return world
        .as(who)
        .urlEncodingEnabled(false)
        .accept("*/*")
        .get("/$viewdefinition-run?" + query);
  }
}
