package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Both servers are killed while the node is filled, and nothing is lost or there twice. Then a
 * person says no, and is gone from the node. What an older main server did not count is missing, a
 * release that somebody forged is refused, and at last each is started on the database of the
 * other.
 */
class PersonSaysNoToAnalysisJourney {

  private static final int WOMEN = 12;
  private static final String[] OFTEN = {
    "--doorstep.analytics.fill-every=3s", "--doorstep.analytics.rebuild-every=15s"
  };

  private Path node;

  @Test
  void whoSaysNoIsGoneAfterTheNextRun() throws Exception {
    try (AnalyticsTown town = new AnalyticsTown("says-no")) {
      node = town.folder.resolve("node");
      town.startMain(OFTEN);
      town.main.awaitReady();
      List<String> ids = town.enrol(town.village(), WOMEN);
      mainIsKilledWhileItWritesARelease(town);
      nodeIsKilledWhileItTakesOneIn(town);
      nothingIsLostAndNothingIsThereTwice(town);
      oneOfThemSaysNo(town, ids);
      // A release that it writes at this moment would be taken in instead of the next two.
      town.main.close();
      whatAnOlderMainServerDidNotCountIsNotNothing(town);
      releaseThatTellsTooMuchIsNotTakenIn(town);
      eachRefusesTheDatabaseOfTheOther(town);
    }
  }

  private void mainIsKilledWhileItWritesARelease(AnalyticsTown town) throws Exception {
    town.startNode();
    Path draft = town.releases.resolve("draft");
    while (!Files.exists(draft)) {
      Thread.sleep(1);
    }
    town.main.kill();
    town.startMain(OFTEN);
    town.main.awaitReady();
    town.node.awaitReady();
  }

  private void nodeIsKilledWhileItTakesOneIn(AnalyticsTown town) throws Exception {
    town.node.kill();
    // As if it had been killed before the last people of a release, whichever they were.
    town.startNode();
    town.await("Some are taken in", () -> held() > 0);
    town.node.kill();
    town.startNode();
    town.node.awaitReady();
  }

  private int held() {
    try {
      return Integer.parseInt(
          AnalyticsTown.query(node, "SELECT count(*) FROM analytics.person WHERE person <> ''"));
    } catch (SQLException | java.io.IOException notYet) {
      return 0;
    }
  }

  private void nothingIsLostAndNothingIsThereTwice(AnalyticsTown town) throws Exception {
    town.await("All visits are there", () -> town.count("/Encounter") == 3 * WOMEN);
    assertThat(town.count("/Patient")).isEqualTo(WOMEN);
    assertThat(town.count("/Observation")).isEqualTo(3 * WOMEN);
    assertThat(town.count("/Condition")).isEqualTo(3 * WOMEN);
    assertThat(stored("Encounter")).isEqualTo(3 * WOMEN);
    assertThat(
            AnalyticsTown.query(
                node,
                "SELECT count(*) FROM hfj_res_ver v JOIN hfj_resource r USING (res_id)"
                    + " WHERE r.res_type = 'Encounter'"))
        .isEqualTo(String.valueOf(3 * WOMEN));
  }

  private int stored(String type) throws Exception {
    return Integer.parseInt(
        AnalyticsTown.query(
            node, "SELECT count(*) FROM hfj_resource WHERE res_type = '%s'".formatted(type)));
  }

  private int rows(String view) throws Exception {
    return Integer.parseInt(AnalyticsTown.query(node, "SELECT count(*) FROM views." + view));
  }

  private void oneOfThemSaysNo(AnalyticsTown town, List<String> ids) throws Exception {
    Set<String> before = people(town);
    String export = exported(town);
    String oksana = ids.get(0).substring("Patient/".length());
    String consent =
        Institutions.create(
            town.main.fhir(Tokens.ACCOUNT),
            """
            {"resourceType": "Consent", "status": "active", "dateTime": "2026-03-02",
             "scope": {"coding": [{
               "system": "http://terminology.hl7.org/CodeSystem/consentscope",
               "code": "research"}]},
             "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
             "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Воля людини"},
             "provision": {"type": "deny"}}
            """
                .formatted(oksana));
    assertThat(consent).isNotEmpty();
    town.await("She is gone", () -> town.count("/Patient") == WOMEN - 1);
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(people(town));
    assertThat(gone).hasSize(1);
    String pseudonym = gone.iterator().next();
    town.await("Her visits are", () -> town.count("/Encounter") == 3 * (WOMEN - 1));
    town.analyst().get("/Patient/" + pseudonym).then().statusCode(404);
    town.analyst().get("/Patient/" + pseudonym + "/_history").then().statusCode(404);
    town.analyst().get("/Patient/" + pseudonym + "/_history/1").then().statusCode(404);
    town.analyst().get(export).then().statusCode(404);
    assertThat(stored("Patient")).isEqualTo(WOMEN - 1);
    assertThat(stored("Observation")).isEqualTo(3 * (WOMEN - 1));
    town.await("Her rows are gone", () -> rows("v_patient") == WOMEN - 1);
    assertThat(rows("v_obs")).isEqualTo(3 * (WOMEN - 1));
    // Who asked whom stays in the audit, which cannot be changed and knows pseudonyms only.
    assertThat(town.dumpOfNode().stream().filter(row -> !row.startsWith("audit.")))
        .noneMatch(row -> row.contains(pseudonym) && !row.startsWith("analytics.intake"));
    town.analyst()
        .get("/$release-report")
        .then()
        .body("parameter.find { it.name == 'denied' }.valueInteger", equalTo(1))
        .body("parameter.find { it.name == 'told' }.valueInteger", equalTo(WOMEN - 1))
        .body("parameter.find { it.name == 'people' }.valueInteger", greaterThan(0));
    assertThat(AnalyticsTown.query(node, "SELECT sum(erased) FROM analytics.intake"))
        .isEqualTo("1");
    everythingIsReleasedAnewWithoutHer(town, pseudonym);
  }

  private void everythingIsReleasedAnewWithoutHer(AnalyticsTown town, String pseudonym)
      throws Exception {
    String last = AnalyticsTown.query(node, "SELECT max(release) FROM analytics.intake");
    town.await(
        "Everything is released anew",
        () ->
            !AnalyticsTown.query(
                    node, "SELECT count(*) FROM analytics.intake WHERE whole AND release > " + last)
                .equals("0"));
    assertThat(people(town)).hasSize(WOMEN - 1).doesNotContain(pseudonym);
    try (var files = Files.walk(town.releases)) {
      for (Path file : files.filter(it -> it.endsWith("people.ndjson")).toList()) {
        assertThat(Files.readString(file)).doesNotContain(pseudonym);
      }
    }
  }

  /** A report of teams of noughts would tell that nobody had needed them. */
  private void whatAnOlderMainServerDidNotCountIsNotNothing(AnalyticsTown town) throws Exception {
    String report = "/Organization/$emt-mds?month=2025-08&_format=csv";
    town.analyst().get(report).then().statusCode(200);
    town.forge(
        UnaryOperator.identity(),
        lines ->
            lines
                .lines()
                .filter(line -> !line.contains("/Measure/doorstep-emt-mds\""))
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
    town.await("It is taken in", () -> town.analyst().get(report).statusCode() != 200);
    assertRefused(town.analyst().get(report), 404, "month-not-counted");
    town.analyst()
        .get(
            "/Measure/doorstep-visits/$evaluate-measure?periodStart=2025-08-01"
                + "&periodEnd=2025-08-31")
        .then()
        .statusCode(200);
  }

  /** Whoever can write into the folder between the servers brings no name onto the node by it. */
  private void releaseThatTellsTooMuchIsNotTakenIn(AnalyticsTown town) throws Exception {
    String forged = "Підроблена";
    town.forge(
        lines ->
            lines.replaceFirst(
                "\"resourceType\":\"Patient\"", "$0,\"name\":[{\"family\":\"" + forged + "\"}]"),
        UnaryOperator.identity());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> town.node.output().contains("holds Patient.name, which a release must not"));
    assertThat(town.dumpOfNode()).noneMatch(row -> row.contains(forged));
    assertThat(people(town)).hasSize(WOMEN - 1);
  }

  private void eachRefusesTheDatabaseOfTheOther(AnalyticsTown town) throws Exception {
    town.node.close();
    try (ServerProcess main = ServerProcess.start(node, Map.of());
        ServerProcess other =
            ServerProcess.start(
                town.folder.resolve("main"),
                Map.of(),
                "--doorstep.node=analytics",
                "--doorstep.analytics.folder=" + town.releases)) {
      assertThat(main.awaitEnd()).isNotZero();
      assertThat(main.output()).contains("The database is that of an analytics node");
      assertThat(other.awaitEnd()).isNotZero();
      assertThat(other.output()).contains("The database is that of a main server");
    }
  }

  private static Set<String> people(AnalyticsTown town) {
    JsonPath all = town.analyst().get("/Patient?_count=100&_elements=id").jsonPath();
    return new TreeSet<>(all.getList("entry.resource.id", String.class));
  }

  private static String exported(AnalyticsTown town) throws Exception {
    String status =
        town.analyst()
            .header("Prefer", "respond-async")
            .get("/$export")
            .then()
            .statusCode(202)
            .extract()
            .header("Content-Location");
    town.await("The export", () -> town.analyst().get(status).statusCode() == 200);
    return status;
  }
}
