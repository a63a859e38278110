package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A clinic sees everything that it keeps, but lets an application of a laboratory see results only
 * (SMART App Launch 2.2, section 3.0.2.3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GranularScopesJourney extends Journey {

  private static final String CATEGORY =
      "category=http://terminology.hl7.org/CodeSystem/observation-category|";
  private static final String RESULTS = "user/Observation.rs?" + CATEGORY + "laboratory";
  private static final String SURVEYS = "user/Observation.rs?" + CATEGORY + "survey";
  private static final String PERSONS = "user/Patient.rs";

  private Institutions world;
  private String patient;
  private String haemoglobin;
  private String creatinine;
  private String pulse;
  private String depression;

  @BeforeAll
  void aPersonWithResultsAndMore() {
    fhir();
    world = new Institutions(this::fhirAs);
    String clinic = world.found("Клініка");
    world.connect("clinic", clinic);
    patient = world.enrol("clinic", "GRANULAR-" + UUID.randomUUID());
    haemoglobin = record(result(patient, "718-7", 104, "g/L"));
    creatinine = record(result(patient, "14682-9", 80, "umol/L"));
    pulse = record(Institutions.pulse(patient, 71));
    depression = record(Institutions.depression(patient, 12));
    String peer = world.employ("peer", "peer-counsellor", clinic);
    world.team("clinic", patient, clinic, "Practitioner/" + peer);
  }

  private String record(String json) {
    return Institutions.create(world.as("clinic"), json);
  }

  private static String result(String patient, String code, int value, String unit) {
    return Institutions.pulse(patient, value)
        .replace("vital-signs", "laboratory")
        .replace("8867-4", code)
        .replace("/min", unit);
  }

  private static String named(String id, String json) {
    return json.replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
  }

  private RequestSpecification with(String... scopes) {
    return as("clinic", scopes);
  }

  private RequestSpecification as(String name, String... scopes) {
    return fhirWithToken(
        tokens().of(world.account(name), "laboratory-app", String.join(" ", scopes)));
  }

  @Test
  void applicationFindsAndCountsResultsOnly() {
    String search = "/Observation?patient=" + patient;
    with(RESULTS)
        .get(search + "&_total=accurate")
        .then()
        .body("total", equalTo(2))
        .body("entry.resource.id", containsInAnyOrder(haemoglobin, creatinine));
    with(RESULTS).get(search + "&_summary=count").then().body("total", equalTo(2));
    with(RESULTS).get("/Patient/" + patient + "/Observation").then().body("entry", hasSize(2));
    with(RESULTS, PERSONS)
        .get("/Observation?patient.gender=female&_summary=count&_id=" + haemoglobin + "," + pulse)
        .then()
        .body("total", equalTo(1));
    for (String other : List.of("&code=8867-4", "&category=vital-signs", "&_id=" + pulse)) {
      with(RESULTS)
          .get(search + other + "&_total=accurate")
          .then()
          .body("total", equalTo(0))
          .body("entry", nullValue());
    }
  }

  @Test
  void pagesAreFull() {
    Response first = with(RESULTS).get("/Observation?_total=accurate&_count=1&patient=" + patient);
    String next = first.path("link.find { it.relation == 'next' }.url");
    Response second = with(RESULTS).get(next.substring(base().length()));

    assertThat(first.<Integer>path("total")).isEqualTo(2);
    assertThat(
            List.of(
                first.<String>path("entry[0].resource.id"),
                second.<String>path("entry[0].resource.id")))
        .containsExactlyInAnyOrder(haemoglobin, creatinine);
  }

  @Test
  void whatIsNoResultIsNotThere() {
    with(RESULTS).get("/Observation/" + haemoglobin).then().statusCode(200);
    with(RESULTS).get("/Observation/" + haemoglobin + "/_history").then().statusCode(200);
    for (String path : List.of("", "/_history", "/_history/1")) {
      with(RESULTS).get("/Observation/" + pulse + path).then().statusCode(404);
    }
  }

  @Test
  void nothingElseComesAlongWithOtherRecords() {
    String report =
        record(
            """
            {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Аналізи"},
             "subject": {"reference": "Patient/%s"},
             "result": [{"reference": "Observation/%s"}, {"reference": "Observation/%s"}]}
            """
                .formatted(patient, haemoglobin, pulse));
    with(RESULTS, "user/DiagnosticReport.rs")
        .get("/DiagnosticReport?_include=DiagnosticReport:result&_id=" + report)
        .then()
        .body("entry.resource.id", containsInAnyOrder(report, haemoglobin));
    with(RESULTS, PERSONS)
        .get("/Patient?_revinclude=Observation:patient&_id=" + patient)
        .then()
        .body("entry.resource.id", containsInAnyOrder(patient, haemoglobin, creatinine));
    with(RESULTS, PERSONS)
        .get("/Patient/" + patient + "/$everything")
        .then()
        .statusCode(200)
        .body("entry.resource.id", hasItems(patient, haemoglobin, creatinine))
        .body("entry.resource.id", not(hasItem(pulse)))
        .body("entry.resource.id", not(hasItem(depression)));
  }

  @Test
  void entriesOfBatchAreHeldToTheSame() {
    with(RESULTS, PERSONS)
        .body(
            """
            {"resourceType": "Bundle", "type": "batch", "entry": [
              {"request": {"method": "GET", "url": "Observation/%1$s"}},
              {"request": {"method": "GET", "url": "Observation/%2$s"}},
              {"request": {"method": "GET", "url": "Observation?patient=%3$s&_summary=count"}}]}
            """
                .formatted(haemoglobin, pulse, patient))
        .post()
        .then()
        .body("entry[0].resource.id", equalTo(haemoglobin))
        .body("entry[1].response.status", startsWith("404"))
        .body("entry[1].resource", nullValue())
        .body("entry[2].resource.total", equalTo(2));
  }

  @Test
  void applicationWritesResultsOnly() {
    String[] scopes = {RESULTS.replace(".rs", ".cruds"), PERSONS};
    String pulses = Institutions.pulse(patient, 72);
    String mine = Institutions.create(with(scopes), result(patient, "718-7", 110, "g/L"));
    assertRefused(with(scopes).body(pulses).post("/Observation"), 403, "scope-too-narrow");
    assertRefused(
        with(scopes).body(named(mine, pulses)).put("/Observation/" + mine),
        403,
        "scope-too-narrow");
    assertThat(with(scopes).body(named(pulse, pulses)).put("/Observation/" + pulse).statusCode())
        .isEqualTo(404);
    with(scopes).delete("/Observation/" + pulse).then().statusCode(404);
    assertRefused(
        with(scopes)
            .body(
                """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                  {"resource": %s, "request": {"method": "POST", "url": "Observation"}},
                  {"resource": %s, "request": {"method": "POST", "url": "Observation"}}]}
                """
                    .formatted(result(patient, "718-7", 111, "g/L"), pulses))
            .post(),
        403,
        "scope-too-narrow");
    with(scopes).delete("/Observation/" + mine).then().statusCode(200);
    assertNothingHasChanged();
  }

  @Test
  void applicationThatReadsEverythingStillWritesResultsOnly() {
    String[] scopes = {
      "user/Observation.rs", "user/Observation.cud?" + CATEGORY + "laboratory", PERSONS
    };
    assertRefused(
        with(scopes)
            .body(named(pulse, Institutions.pulse(patient, 73)))
            .put("/Observation/" + pulse),
        403,
        "scope-too-narrow");
    assertRefused(
        with(scopes)
            .contentType("application/json-patch+json")
            .body("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"amended\"}]")
            .patch("/Observation/" + pulse),
        403,
        "scope-too-narrow");
    assertRefused(with(scopes).delete("/Observation/" + pulse), 403, "scope-too-narrow");
    assertRefused(
        with(RESULTS, PERSONS).delete("/Observation/" + creatinine), 403, "scope-too-narrow");
    assertNothingHasChanged();
  }

  private void assertNothingHasChanged() {
    world.as("clinic").get("/Observation/" + pulse).then().body("meta.versionId", equalTo("1"));
    world
        .as("clinic")
        .get("/Observation?_summary=count&patient=" + patient)
        .then()
        .body("total", equalTo(4));
  }

  @Test
  void scopesAddUp() {
    with(RESULTS, SURVEYS)
        .get("/Observation?_total=accurate&patient=" + patient)
        .then()
        .body("total", equalTo(3))
        .body("entry.resource.id", containsInAnyOrder(haemoglobin, creatinine, depression));
    with(RESULTS, SURVEYS).get("/Observation/" + depression).then().statusCode(200);
    with(RESULTS, SURVEYS).get("/Observation/" + pulse).then().statusCode(404);
    with(RESULTS, "user/Observation.rs")
        .get("/Observation?_summary=count&patient=" + patient)
        .then()
        .body("total", equalTo(4));
    with("user/Observation.rs?category=laboratory%2Csurvey")
        .get("/Observation?_summary=count&patient=" + patient)
        .then()
        .body("total", equalTo(3));
    with(RESULTS + "&code=http://loinc.org|718-7")
        .get("/Observation?_summary=count&patient=" + patient)
        .then()
        .body("total", equalTo(1));
  }

  @Test
  void scopesThatNoSearchCanAskForTogetherStillLetRead() {
    String byCode = "user/Observation.rs?code=http://loinc.org|8867-4";
    with(RESULTS, byCode).get("/Observation/" + haemoglobin).then().statusCode(200);
    with(RESULTS, byCode).get("/Observation/" + pulse).then().statusCode(200);
    with(RESULTS, byCode).get("/Observation/" + depression).then().statusCode(404);
    assertThat(
            assertRefused(
                with(RESULTS, byCode).get("/Observation?patient=" + patient),
                403,
                "scopes-not-together"))
        .contains(RESULTS, byCode);
  }

  @Test
  void scopeCanNameOnePerson() {
    String other = world.enrol("clinic", "GRANULAR-" + UUID.randomUUID());
    String ofOther = record(Institutions.pulse(other, 64));
    String scope = "user/Observation.rs?patient=Patient/" + patient;
    with(scope).get("/Observation?_summary=count").then().body("total", equalTo(4));
    with(scope).get("/Observation/" + pulse).then().statusCode(200);
    with(scope).get("/Observation/" + ofOther).then().statusCode(404);
  }

  @Test
  void nobodyFindsOutBySearchingForSomethingElse() {
    for (String search :
        List.of(
            "/Patient?_has:Observation:patient:code=http://loinc.org|8867-4",
            "/Observation?_content=pulse")) {
      assertRefused(with(RESULTS, PERSONS).get(search), 403, "search-not-permitted");
    }
    assertRefused(
        with(PERSONS + "?gender=female").get("/Patient/$my-caseload"), 403, "scope-too-narrow");
    as("peer", PERSONS).get("/Patient/" + patient).then().statusCode(200);
    assertRefused(
        as("peer", PERSONS + "?gender=female").get("/Patient"), 403, "scope-not-supported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user/Observation.rs?category:not=laboratory",
        "user/Observation.rs?patient.gender=female",
        "user/Observation.rs?_id=1",
        "user/Observation.rs?_security=VIO",
        "user/Observation.rs?_has:Provenance:target:agent=1",
        "user/Observation.rs?date=ge2026-01-01",
        "user/Observation.rs?value-quantity=gt5",
        "user/Observation.rs?code-value-quantity=718-7$gt5",
        "user/Observation.rs?zone=https://doorstep.health/zone|x",
        "user/Observation.rs?colour=red",
        "user/Observation.rs?category=|laboratory",
        "user/Observation.rs?category=laboratory,",
        "user/Observation.rs?category=",
        "user/Observation.rs?category",
        "user/Observation.rs?patient=https://example.org/Patient/1",
        "user/Observation.rs?patient=Person/1",
        "user/Observation.rs?category=%zz",
        "user/Observation.rs?",
        "patient/Patient.rs?name=Anna",
        "user/*.rs?status=final",
        "system/Organization.rs?active=true",
        "user/ImagingStudy.rs?status=available"
      })
  void scopeThatCannotBeKeptToIsRefused(String scope) {
    for (String path : List.of("/Observation?patient=" + patient, "/Patient/" + patient)) {
      String words = assertRefused(with(scope, "user/*.rs").get(path), 403, "scope-not-supported");
      assertThat(words).contains(scope);
    }
  }
}
