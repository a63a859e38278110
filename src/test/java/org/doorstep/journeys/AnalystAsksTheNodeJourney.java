package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An analyst asks the analytics node about people whom the main server knows. */
abstract class AnalystAsksTheNodeJourney extends AnalystJourney {

  @Test
  void searchesFindWhatWasRecorded() {
    assertThat(town.count("/Patient?gender=female&birthdate=1961")).isEqualTo(WOMEN);
    assertThat(town.count("/Patient?birthdate=1962")).isZero();
    assertThat(town.count("/Encounter?patient.gender=female")).isEqualTo(3 * WOMEN);
    assertThat(town.count("/Encounter?patient.gender=male")).isZero();
    assertThat(town.count("/Patient?_has:Condition:patient:code=I10")).isEqualTo(WOMEN);
    assertThat(town.count("/Patient?_has:Condition:patient:code=I11")).isZero();
    assertThat(
            town.count("/Observation?component-code-value-quantity=http://loinc.org|8480-6$gt140"))
        .isEqualTo(3 * WOMEN);
    assertThat(
            town.count("/Observation?component-code-value-quantity=http://loinc.org|8480-6$gt160"))
        .isZero();
    assertThat(town.count("/Location?near=43.5|33.2|20|km")).isEqualTo(1);
    assertThat(town.count("/Encounter?location.identifier=UX9001")).isEqualTo(3 * WOMEN);
    assertThat(town.count("/Encounter?location.near=43.5|33.2|20|km")).isEqualTo(3 * WOMEN);
    assertThat(town.count("/Observation?patient.residence.identifier=UX9001")).isEqualTo(3 * WOMEN);
  }

  @Test
  void everyPageIsThere() {
    Set<String> seen = new TreeSet<>();
    String next = "/Observation?_count=5";
    while (next != null) {
      JsonPath page = town.analyst().get(next).jsonPath();
      seen.addAll(page.getList("entry.resource.id", String.class));
      String link = page.getString("link.find { it.relation == 'next' }?.url");
      next = link == null ? null : link.replaceFirst("^.*/fhir", "");
    }
    assertThat(seen).hasSize(3 * WOMEN);
  }

  @Test
  void recordsTellOfNobody() {
    town.analyst()
        .get("/Encounter?_include=Encounter:patient&_count=1")
        .then()
        .statusCode(200)
        .body("entry[0].resource.period.start", matchesPattern("\\d{4}-\\d{2}-\\d{2}"))
        .body("entry[0].resource.identifier", nullValue())
        .body("entry[0].resource.participant", nullValue())
        .body(
            "entry.find { it.resource.resourceType == 'Patient' }.resource.birthDate",
            equalTo("1961"))
        .body("entry.find { it.resource.resourceType == 'Patient' }.resource.name", nullValue());
  }

  @Test
  void exportHoldsEverything() throws Exception {
    Map<String, List<String>> all = town.export("/$export");
    assertThat(all.get("Patient")).hasSize(WOMEN);
    assertThat(all.get("Encounter")).hasSize(3 * WOMEN);
    assertThat(all.get("Observation"))
        .hasSize(3 * WOMEN)
        .allMatch(line -> line.contains("85354-9"));
    assertThat(all.get("Location")).hasSize(1);
    assertThat(all.get("MeasureReport")).anyMatch(line -> line.contains("doorstep-visits"));

    assertThat(town.export("/Patient/$export").keySet())
        .doesNotContain("Location")
        .contains("Condition");
    String group = town.analyst().get("/Group").path("entry[0].resource.id");
    assertThat(town.export("/Group/" + group + "/$export").get("Encounter")).hasSize(3 * WOMEN);
    assertThat(town.export("/$export?_type=Condition").keySet()).containsExactly("Condition");
    assertThat(
            town.export(
                    "/$export?_type=Observation,Encounter&_typeFilter=Observation?code=85354-9,Observation?code=8867-4")
                .get("Observation"))
        .hasSize(3 * WOMEN);
    assertThat(town.export("/$export?_typeFilter=Observation?code=8867-4").keySet())
        .doesNotContain("Observation")
        .contains("Encounter");
    assertThat(town.export("/$export?_since=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(town.export("/$export?_since=2020-01-01T00:00:00Z").get("Patient")).hasSize(WOMEN);
  }

  @Test
  void exportThatIsAskedForInAWrongWayIsRefused() throws Exception {
    town.analyst().get("/$export").then().statusCode(400);
    town.async().get("/$export?_type=Practitioner").then().statusCode(400);
    town.async().get("/$export?_typeFilter=Observation?nonsense=1").then().statusCode(400);
    town.async().get("/$export?_since=yesterday").then().statusCode(400);
    town.async().get("/$export?_outputFormat=csv").then().statusCode(400);
    town.async().get("/$export?unknown=1").then().statusCode(400);
    town.async().get("/Group/none/$export").then().statusCode(404);
    town.analyst().get("/$export-status?export=" + UUID.randomUUID()).then().statusCode(404);
    String token = town.narrow("system/Patient.rs");
    given(token)
        .get(
            "/Measure/doorstep-visits/$evaluate-measure?periodStart=2025-08-01&periodEnd=2025-08-31")
        .then()
        .statusCode(403)
        .body("issue[0].details.coding[0].code", equalTo("figures-not-in-scope"));
    given(token)
        .header("Prefer", "respond-async")
        .get("/$export?_type=Condition")
        .then()
        .statusCode(403);
    String own =
        given(token)
            .header("Prefer", "respond-async")
            .get("/$export")
            .then()
            .statusCode(202)
            .extract()
            .header("Content-Location");
    town.analyst().get(own).then().statusCode(404);
    given(token).delete(own).then().statusCode(202);
    given(token).get(own).then().statusCode(404);
  }

  private static RequestSpecification given(String token) {
    return io.restassured.RestAssured.given()
        .baseUri(town.base())
        .accept("application/fhir+json")
        .header("Authorization", "Bearer " + token);
  }

  @Test
  void nothingOfTheMainServerIsNamed() throws Exception {
    for (String type :
        List.of(
            "Patient",
            "Encounter",
            "Observation",
            "Condition",
            "Location",
            "Organization",
            "Group",
            "MeasureReport",
            "DocumentReference")) {
      assertNobodyIn(List.of(town.analyst().get("/" + type + "?_count=500").asString()));
    }
    town.export("/$export").values().forEach(AnalystAsksTheNodeJourney::assertNobodyIn);
    assertThat(town.count("/DocumentReference")).isZero();
    // What an analyst asks by themselves stands in answers, and where the audit keeps it.
    for (String asked :
        List.of("/Patient?name=Nobody", "/Patient/none", "/Patient?nonsense=1", "/$match")) {
      assertNobodyIn(List.of(town.analyst().get(asked).asString()));
    }
    assertNobodyIn(town.dumpOfNode());
    assertNobodyIn(town.node.output().lines().toList());
    assertNobodyIn(Files.readAllLines(town.folder.resolve("node/postgresql.log")));
    try (Stream<Path> files = Files.walk(town.releases)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertNobodyIn(Files.readAllLines(file));
      }
    }
    assertThat(town.dumpOfNode()).anyMatch(row -> row.contains("85354-9"));
  }

  private static void assertNobodyIn(List<String> lines) {
    String encoded =
        Base64.getEncoder()
            .encodeToString(AlikeWomen.CANARY.getBytes(StandardCharsets.UTF_8))
            .substring(0, 8);
    List<String> names =
        new ArrayList<>(List.of(AlikeWomen.CANARY.toLowerCase(Locale.ROOT), encoded));
    ids.forEach(id -> names.add(id.substring(id.indexOf('/') + 1)));
    for (String line : lines) {
      String small = line.toLowerCase(Locale.ROOT);
      assertThat(names.stream().filter(name -> small.contains(name) || line.contains(name)))
          .as(() -> line.substring(0, Math.min(300, line.length())))
          .isEmpty();
    }
  }

  @Test
  void nodeTakesNothingAndAnswersNobodyElse() {
    String patient = town.analyst().get("/Patient").path("entry[0].resource.id");
    town.analyst()
        .body("{\"resourceType\": \"Patient\"}")
        .post("/Patient")
        .then()
        .statusCode(403)
        .body("issue[0].details.coding[0].code", equalTo("analytics-node-reads-only"));
    town.analyst()
        .body("{\"resourceType\": \"Patient\", \"id\": \"" + patient + "\"}")
        .put("/Patient/" + patient)
        .then()
        .statusCode(403);
    town.analyst().delete("/Patient/" + patient).then().statusCode(403);
    town.analyst()
        .body("{\"resourceType\": \"Bundle\", \"type\": \"batch\"}")
        .post("/")
        .then()
        .statusCode(403);
    town.analyst().get("/Patient/" + patient + "/$everything").then().statusCode(403);
    town.analyst().get("/Patient/$match").then().statusCode(403);
    town.analyst().get("/AuditEvent").then().statusCode(200).body("entry", nullValue());
    for (String stranger : List.of(Tokens.ACCOUNT, "somebody")) {
      town.node
          .fhir(stranger)
          .get("/Patient")
          .then()
          .statusCode(403)
          .body("issue[0].details.coding[0].code", equalTo("account-unknown"));
    }
    town.main.fhir(AnalyticsTown.ANALYST).get("/Patient").then().statusCode(403);
    town.main
        .fhir(Tokens.ACCOUNT)
        .header("Prefer", "respond-async")
        .get("/$export")
        .then()
        .statusCode(404);
    town.main.fhir(Tokens.ACCOUNT).get("/$release-report").then().statusCode(404);
  }

  @Test
  void reportNamesTheRiskThatIsLeft() {
    town.analyst()
        .get("/$release-report")
        .then()
        .statusCode(200)
        .body("parameter.find { it.name == 'told' }.valueInteger", equalTo(WOMEN))
        .body("parameter.find { it.name == 'alone-in-class' }.valueInteger", equalTo(0))
        .body("parameter.find { it.name == 'smallest-class' }.valueInteger", equalTo(WOMEN))
        .body("parameter.findAll { it.name == 'risk' }.size()", greaterThan(2));
  }
}
