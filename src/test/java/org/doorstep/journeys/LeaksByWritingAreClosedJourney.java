package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An organisation writes, to find out by the answers whom another one knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaksByWritingAreClosedJourney extends Journey {

  private final String number = "WRITE-" + UUID.randomUUID();
  private Institutions world;
  private String hidden;
  private String visit;
  private String own;

  @BeforeAll
  void twoOrganisations() {
    fhir();
    world = new Institutions(this::fhirAs).withTwoClinics();
    hidden = world.enrol("clinic", number);
    visit = Institutions.create(world.as("clinic"), LeaksAreClosedJourney.visit(hidden));
    own = world.enrol("other", "OWN-" + UUID.randomUUID());
  }

  private static String withId(String id, String json) {
    return json.replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
  }

  private static String transaction(String json, String method, String url) {
    return """
    {"resourceType": "Bundle", "type": "transaction", "entry": [
      {"resource": %s, "request": {"method": "%s", "url": "%s"}}]}
    """
        .formatted(json, method, url);
  }

  private static void assertAlike(Response toHidden, Response toNever, String id, String never) {
    assertThat(toHidden.statusCode()).as(toHidden.asString()).isEqualTo(toNever.statusCode());
    assertThat(plain(toHidden, id)).isEqualTo(plain(toNever, never));
  }

  private static String plain(Response answer, String id) {
    return answer
        .asString()
        .replace(id, "[id]")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{16}", "[number]");
  }

  @Test
  @Closes("L8")
  void referencesToWhatIsHiddenAreRefusedLikeThoseToNothing() {
    String never = UUID.randomUUID().toString();
    String pulse =
        Institutions.pulse(own, 70)
            .replaceFirst("\\{", "{\"encounter\": {\"reference\": \"Encounter/%s\"},");
    Response toHidden = world.as("other").body(pulse.formatted(visit)).post("/Observation");
    Response toNever = world.as("other").body(pulse.formatted(never)).post("/Observation");
    assertThat(toNever.statusCode()).isEqualTo(422);
    assertAlike(toHidden, toNever, visit, never);
    assertAlike(
        world.as("other").body(transaction(pulse.formatted(visit), "POST", "Observation")).post(),
        world.as("other").body(transaction(pulse.formatted(never), "POST", "Observation")).post(),
        visit,
        never);
  }

  @Test
  @Closes("L7")
  void referencesThatSearchTellNothing() {
    for (String json :
        List.of(
            Institutions.pulse("?identifier=" + number, 1),
            Institutions.pulse("?identifier=X", 1))) {
      String observation = json.replace("Patient/?", "Patient?");
      assertRefused(
          world.as("other").body(transaction(observation, "POST", "Observation")).post(),
          422,
          "reference-by-search");
    }
  }

  @Test
  @Closes("V-conditional")
  void conditionsFindNothingThatIsHidden() {
    String condition = "Patient?identifier=https://doorstep.health/sid/client|" + number;
    Response put = world.as("other").body(Institutions.person(number)).put("/" + condition);
    assertThat(put.statusCode()).as(put.asString()).isEqualTo(201);
    assertThat(put.<String>path("id")).isNotEqualTo(hidden);
    String never = UUID.randomUUID().toString();
    assertAlike(
        world.as("stranger").delete("/Encounter?subject=Patient/" + hidden),
        world.as("stranger").delete("/Encounter?subject=Patient/" + never),
        hidden,
        never);
    world.as("clinic").get("/Encounter/" + visit).then().statusCode(200);
    world.as("clinic").get("/Patient/" + hidden).then().body("meta.versionId", equalTo("1"));
  }

  @Test
  @Closes("V-transaction")
  void entriesThatWriteAreHeldToTheSame() {
    String patch =
        "{\"resourceType\": \"Binary\", \"contentType\": \"application/json-patch+json\", \"data\": \"W3sib3AiOiAicmVwbGFjZSIsICJwYXRoIjogIi9nZW5kZXIiLCAidmFsdWUiOiAibWFsZSJ9XQ==\"}";
    String never = UUID.randomUUID().toString();
    world
        .as("other")
        .body(transaction(withId(hidden, Institutions.person("X")), "PUT", "Patient/" + hidden))
        .post()
        .then()
        .statusCode(404);
    assertAlike(
        world.as("other").body(transaction(patch, "PATCH", "Patient/" + hidden)).post(),
        world.as("other").body(transaction(patch, "PATCH", "Patient/" + never)).post(),
        hidden,
        never);
    String removal =
        """
        {"resourceType": "Bundle", "type": "batch", "entry": [
          {"request": {"method": "DELETE", "url": "Encounter/%s"}}]}
        """;
    world
        .as("other")
        .body(removal.formatted(visit))
        .post()
        .then()
        .body("entry[0].response.status", startsWith("404"));
    world.as("clinic").get("/Encounter/" + visit).then().statusCode(200);
    world.as("clinic").get("/Patient/" + hidden).then().body("meta.versionId", equalTo("1"));
  }

  @Test
  @Closes("V-validate")
  void validatingTellsNothing() {
    String never = UUID.randomUUID().toString();
    for (String mode : List.of("delete", "update", "create", "profile")) {
      assertAlike(
          world
              .as("other")
              .body(withId(hidden, Institutions.person("X")))
              .post("/Patient/" + hidden + "/$validate?mode=" + mode),
          world
              .as("other")
              .body(withId(never, Institutions.person("X")))
              .post("/Patient/" + never + "/$validate?mode=" + mode),
          hidden,
          never);
    }
  }

  @Test
  @Closes("V-deleted")
  void deletedIsAnsweredLikeWhatNeverWas() {
    String deleted = Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 60));
    world.as("clinic").delete("/Observation/" + deleted).then().statusCode(200);
    String never = UUID.randomUUID().toString();
    for (String name : List.of("clinic", "other")) {
      for (String rest : List.of("", "/_history/3")) {
        assertAlike(
            world.as(name).get("/Observation/" + deleted + rest),
            world.as(name).get("/Observation/" + never + rest),
            deleted,
            never);
      }
      assertAlike(
          world.as(name).delete("/Observation/" + deleted),
          world.as(name).delete("/Observation/" + never),
          deleted,
          never);
    }
  }

  @Test
  @Closes("L11")
  void labelsAreNotTakenOffPastTheRecord() {
    String locked = Institutions.create(world.as("clinic"), Institutions.locked(hidden));
    String label =
        """
        {"resourceType": "Parameters", "parameter": [{"name": "meta", "valueMeta": {"security": [{
          "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "SDV"}]}}]}
        """;
    for (String operation : List.of("$meta-delete", "$meta-add", "$meta")) {
      assertRefused(
          world.as("clinic").body(label).post("/Condition/" + locked + "/" + operation),
          404,
          "unknown-operation");
    }
    world
        .as("clinic")
        .get("/Condition/" + locked)
        .then()
        .body("meta.security.code", hasItem("SDV"));
  }

  @Test
  @Closes("V-labels")
  void labelThatIsLeftOutComesBack() {
    String load =
        Institutions.pulse(own, 40)
            .replace("vital-signs", "laboratory")
            .replace("8867-4", "20447-9")
            .replace("/min", "{copies}/mL");
    String id = Institutions.create(world.as("other"), load);
    world
        .as("other")
        .header("X-Meta-Snapshot-Mode", "SECURITY_LABEL")
        .body(withId(id, load))
        .put("/Observation/" + id)
        .then()
        .statusCode(200);
    world.as("other").get("/Observation/" + id).then().body("meta.security.code", hasItem("HIV"));
  }

  @Test
  @Closes("V-emergency")
  void emergencyAccessTellsNothingToWhoGuesses() {
    assertAlike(
        emergency(number, "1961-04-13"),
        emergency("X" + UUID.randomUUID(), "1961-04-12"),
        hidden,
        hidden);
  }

  private Response emergency(String client, String born) {
    return world
        .as("stranger")
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "identifier", "valueIdentifier": {
                "system": "https://doorstep.health/sid/client", "value": "%s"}},
              {"name": "birthDate", "valueDate": "%s"},
              {"name": "reason", "valueString": "Людина без свідомості, потрібен анамнез"}]}
            """
                .formatted(client, born))
        .post("/Patient/$break-glass");
  }
}
