package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every role, every class of records, reading, searching, writing and changing: the table in
 * docs/access.md is the table that is tried here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixJourney extends Journey {

  private static final Path TABLE = Path.of("docs/access.md");
  private static final List<String> CLASSES = List.of("adm", "soc", "clin", "psy", "res");

  private final Map<String, String> records = new LinkedHashMap<>();
  private Institutions world;
  private String patient;

  @BeforeAll
  void everyRole() {
    fhir();
    world = new Institutions(this::fhirAs);
    String keeper = world.found("Центр");
    String team = world.found("Бригада");
    String hospital = world.found("Лікарня");
    world.connect("keeper system", keeper);
    world.connect("team system", team);
    world.connect("hospital system", hospital);
    for (String role :
        List.of(
            "doctor",
            "nurse",
            "registrar",
            "coordinator",
            "data-protection-officer",
            "administrator")) {
      world.employ("keeper " + role, role, keeper);
    }
    patient = world.enrol("keeper system", "MATRIX-" + UUID.randomUUID());
    String[] members =
        Stream.of("doctor", "nurse", "social-worker", "psychologist", "peer-counsellor")
            .map(role -> "Practitioner/" + world.employ("team " + role, role, team))
            .toArray(String[]::new);
    world.employ("team coordinator", "coordinator", team);
    world.employ("hospital doctor", "doctor", hospital);
    world.employ("hospital nurse", "nurse", hospital);
    records.put("adm", create(Institutions.appointment(patient)));
    records.put("soc", create(Institutions.homeless(patient)));
    records.put("clin", create(Institutions.pulse(patient, 70)));
    records.put("psy", create(Institutions.depression(patient, 12)));
    records.put("res", create(Institutions.locked(patient)));
    world.team("keeper system", patient, team, members);
    String order =
        Institutions.create(
            world.as("keeper system"),
            """
            {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
             "code": {"text": "Госпіталізація"}, "subject": {"reference": "Patient/%s"}}
            """
                .formatted(patient));
    Institutions.create(
        world.as("keeper system"), Institutions.transfer(order, patient, hospital, "accepted"));
    String laboratory = world.found("Лабораторія");
    world.connect("laboratory system", laboratory);
    Institutions.create(
        world.as("keeper system"), Institutions.laboratoryOrder(patient, laboratory, "718-7"));
    everyRoleOfACrew(order);
    everyRoleToWhichThePersonConsented();
  }

  private void everyRoleOfACrew(String order) {
    String crew = world.found("Евакуація");
    world.connect("crew system", crew);
    for (String role : List.of("doctor", "nurse", "driver", "coordinator")) {
      world.employ("crew " + role, role, crew);
    }
    String operation =
        "\"groupIdentifier\": {\"system\": \"https://doorstep.health/sid/evacuation\", \"value\": \"%s\"}, \"focus\""
            .formatted(patient);
    Institutions.create(
        world.as("keeper system"),
        Institutions.transfer(order, patient, crew, "accepted").replace("\"focus\"", operation));
  }

  private void everyRoleToWhichThePersonConsented() {
    String trusted = world.found("Довірена установа");
    world.connect("consent system", trusted);
    for (String role :
        List.of(
            "doctor",
            "nurse",
            "social-worker",
            "psychologist",
            "peer-counsellor",
            "coordinator",
            "registrar",
            "data-protection-officer",
            "administrator")) {
      world.employ("consent " + role, role, trusted);
    }
    for (String classes : List.of("", Institutions.labels("PSY", "SDV"))) {
      Institutions.create(
          world.as("keeper system"),
          Institutions.consent(patient, "permit", "Organization/" + trusted, classes));
    }
  }

  private String create(String json) {
    return Institutions.type(json) + "/" + Institutions.create(world.as("keeper system"), json);
  }

  @TestFactory
  Stream<DynamicTest> everyRoleSeesAndWritesWhatTheTableSays() throws IOException {
    return rows().flatMap(row -> cells(row[1], List.of(row).subList(2, 7)));
  }

  /** Rows of the table that begin with an account of this journey. */
  private static Stream<String[]> rows() throws IOException {
    List<String[]> rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.matches("\\| (keeper|team|hospital|laboratory|crew|consent) .*"))
            .map(line -> line.split("\\s*\\|\\s*"))
            .toList();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(30);
    return rows.stream();
  }

  private Stream<DynamicTest> cells(String account, List<String> cells) {
    return Stream.iterate(0, index -> index < CLASSES.size(), index -> index + 1)
        .map(
            index ->
                DynamicTest.dynamicTest(
                    account + " and " + CLASSES.get(index) + ": " + cells.get(index),
                    () -> tryCell(account, CLASSES.get(index), cells.get(index))));
  }

  private void tryCell(String account, String kind, String expected) {
    String record = records.get(kind);
    boolean reads = expected.contains("R");
    assertThat(world.as(account).get("/" + record).statusCode()).isEqualTo(reads ? 200 : 404);
    String type = record.substring(0, record.indexOf('/'));
    String id = record.substring(type.length() + 1);
    Response search = world.as(account).get("/" + type + "?_id=" + id + "&_total=accurate");
    assertThat(search.<Integer>path("total")).isEqualTo(reads ? 1 : 0);
    boolean writes = expected.contains("W");
    boolean creates = writes || expected.contains("C");
    Response created = world.as(account).body(fresh(kind)).post("/" + type);
    assertThat(created.statusCode())
        .as(created.asString())
        .isIn(creates ? List.of(201) : List.of(403, 422));
    if (creates) {
      assertThat(change(account, type + "/" + created.path("id")).statusCode()).isEqualTo(200);
    }
    Response changed = change(account, record);
    assertThat(changed.statusCode())
        .as(changed.asString())
        .isIn(writes ? List.of(200) : reads ? List.of(403) : List.of(404));
  }

  private String fresh(String kind) {
    Map<String, Function<String, String>> templates =
        Map.of(
            "adm", Institutions::appointment,
            "soc", Institutions::homeless,
            "clin", id -> Institutions.pulse(id, 66),
            "psy", id -> Institutions.depression(id, 9),
            "res", Institutions::locked);
    return templates.get(kind).apply(patient);
  }

  private Response change(String account, String record) {
    String now = world.as("keeper system").get("/" + record).path("language");
    String next = "uk".equals(now) ? "fr" : "uk";
    return world
        .as(account)
        .contentType("application/json-patch+json")
        .body("[{\"op\": \"add\", \"path\": \"/language\", \"value\": \"" + next + "\"}]")
        .patch("/" + record);
  }
}
