package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is asked of the server leaves one event, answered, refused or failed. */
class AuditTrailJourney extends Journey {

  private static final String PERSON =
      """
      {"resourceType": "Patient", "id": "%s", "gender": "female", "birthDate": "1961-02-23",
       "name": [{"family": "Журавлинська"}],
       "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%s"}]}
      """;
  private static final String OBSERVATION =
      """
      {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/%s"},
       "code": {"text": "mood"}, "valueString": "calm"}
      """;

  @Autowired private JdbcClient database;

  private String oksana = "";

  @BeforeEach
  void oksanaIsRegistered() {
    oksana = UUID.randomUUID().toString();
    fhir().body(PERSON.formatted(oksana, oksana)).put("/Patient/" + oksana).then().statusCode(201);
  }

  /** The one event of a request. */
  private Map<String, Object> event(int status, Function<RequestSpecification, Response> request) {
    return event(fhir(), status, request);
  }

  private Map<String, Object> event(
      RequestSpecification caller, int status, Function<RequestSpecification, Response> request) {
    String number = "audit-" + UUID.randomUUID();
    Response answer =
        request.apply(caller.urlEncodingEnabled(false).header("X-Request-ID", number));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    List<Map<String, Object>> events =
        database
            .sql("SELECT * FROM audit.event WHERE request = ?")
            .params(number)
            .query()
            .listOfRows();
    assertThat(events).hasSize(1);
    assertThat(events.get(0)).containsEntry("status", status);
    return events.get(0);
  }

  /** Such as {@code [Observation 1]} for one record of Oksana. */
  private List<String> lines(Map<String, Object> event) {
    return database
        .sql(
            "SELECT type || ' ' || number FROM audit.event_patient"
                + " WHERE node = ? AND seq = ? AND patient = ? ORDER BY 1")
        .params(event.get("node"), event.get("seq"), oksana)
        .query(String.class)
        .list();
  }

  private static void assertIs(
      Map<String, Object> event, String interaction, String type, String target) {
    assertThat(event)
        .containsEntry("interaction", interaction)
        .containsEntry("type", type)
        .containsEntry("target", target);
  }

  @Test
  void eachWayToReadLeavesItsEvent() {
    event(201, it -> it.body(OBSERVATION.formatted(oksana)).post("/Observation"));

    Map<String, Object> read = event(200, it -> it.get("/Patient/" + oksana));
    assertIs(read, "read", "Patient", oksana);
    assertThat(lines(read)).containsExactly("Patient 1");

    Map<String, Object> version = event(200, it -> it.get("/Patient/" + oksana + "/_history/1"));
    assertIs(version, "vread", "Patient", oksana);
    assertThat(version).containsEntry("version", "1");

    Map<String, Object> history = event(200, it -> it.get("/Patient/" + oksana + "/_history"));
    assertIs(history, "history-instance", "Patient", oksana);
    assertThat(lines(history)).containsExactly("Patient 1");

    Map<String, Object> search = event(200, it -> it.get("/Observation?patient=" + oksana));
    assertIs(search, "search-type", "Observation", null);
    assertThat(search).containsEntry("query", "patient=" + oksana);
    assertThat(lines(search)).containsExactly("Observation 1");

    Map<String, Object> posted =
        event(
            200,
            it ->
                it.contentType("application/x-www-form-urlencoded")
                    .body("patient=" + oksana)
                    .post("/Observation/_search"));
    assertIs(posted, "search-type", "Observation", null);
    assertThat(posted).containsEntry("query", "patient=" + oksana);

    Map<String, Object> compartment =
        event(200, it -> it.get("/Patient/" + oksana + "/Observation"));
    assertIs(compartment, "search-type", "Observation", null);
    assertThat(lines(compartment)).containsExactly("Observation 1");

    Map<String, Object> count =
        event(200, it -> it.get("/Observation?_summary=count&patient=" + oksana));
    assertIs(count, "search-type", "Observation", null);
    assertThat(lines(count)).containsExactly("Observation 0");

    Map<String, Object> everything =
        event(200, it -> it.get("/Patient/" + oksana + "/$everything"));
    assertIs(everything, "operation", "Patient", oksana);
    assertThat(everything).containsEntry("operation", "$everything");
    assertThat(lines(everything)).containsExactly("Observation 1", "Patient 1");
  }

  @Test
  void eachWayToWriteLeavesItsEvent() {
    Map<String, Object> create =
        event(201, it -> it.body(OBSERVATION.formatted(oksana)).post("/Observation"));
    assertThat(create).containsEntry("interaction", "create").containsEntry("type", "Observation");
    assertThat(lines(create)).containsExactly("Observation 1");
    String mood = String.valueOf(create.get("target"));
    fhir().get("/Observation/" + mood).then().statusCode(200);

    String changed =
        OBSERVATION
            .formatted(oksana)
            .replace("calm", "cheerful")
            .replace("\"status\"", "\"id\": \"" + mood + "\", \"status\"");
    Map<String, Object> update = event(200, it -> it.body(changed).put("/Observation/" + mood));
    assertIs(update, "update", "Observation", mood);
    assertThat(lines(update)).containsExactly("Observation 1");

    Map<String, Object> patch =
        event(
            200,
            it ->
                it.contentType("application/json-patch+json")
                    .body("[{\"op\":\"replace\",\"path\":\"/valueString\",\"value\":\"tired\"}]")
                    .patch("/Observation/" + mood));
    assertIs(patch, "patch", "Observation", mood);
    assertThat(lines(patch)).containsExactly("Observation 1");

    Map<String, Object> delete = event(200, it -> it.delete("/Observation/" + mood));
    assertIs(delete, "delete", "Observation", mood);
    assertThat(lines(delete)).containsExactly("Observation 1");
  }

  @Test
  void bundleLeavesOneEventWithALineForEachEntry() {
    String entries =
        """
        {"resourceType": "Bundle", "type": "%s", "entry": [
          {"fullUrl": "urn:uuid:0b7c1a52-4c5c-4c0a-9e0c-3f1c1a2b3c4d", "resource": %s,
           "request": {"method": "POST", "url": "Observation"}},
          {"request": {"method": "GET", "url": "Observation?patient=%s"}}]}
        """;
    for (String type : List.of("transaction", "batch")) {
      Map<String, Object> event =
          event(
              200,
              it -> it.body(entries.formatted(type, OBSERVATION.formatted(oksana), oksana)).post());
      assertThat(event).containsEntry("interaction", type);
      assertThat(event.get("parts").toString())
          .contains("POST Observation/", " 201", "GET Observation?patient=" + oksana, " 200");
      assertThat(lines(event)).hasSize(1);
    }
  }

  @Test
  void refusalsAndFailuresLeaveTheirEventsToo() {
    Map<String, Object> unknown = event(400, it -> it.get("/Patient?shoe-size=43"));
    assertIs(unknown, "search-type", "Patient", null);
    assertIs(
        event(404, it -> it.get("/Patient/no-such-person")), "read", "Patient", "no-such-person");
    event(404, it -> it.get("/Patiant/1"));
    event(404, it -> it.get("/Patient/" + oksana + "/$fly"));
    event(406, it -> it.accept("application/pdf").get("/Patient/" + oksana));
    event(405, it -> it.body("{}").request("PROPFIND", "/Patient"));
    event(400, it -> it.body("{").post("/Patient"));
    Map<String, Object> broken =
        event(
            422, it -> it.body("{\"resourceType\":\"Patient\",\"gender\":\"x\"}").post("/Patient"));
    assertIs(broken, "create", "Patient", null);
    event(414, it -> it.get("/Patient?name=" + "a".repeat(9_000)));
  }

  @Test
  void whatTheServerSaysOfItselfLeavesNone() {
    long before = database.sql("SELECT count(*) FROM audit.event").query(Long.class).single();
    fhir().get("/metadata").then().statusCode(200);
    assertThat(database.sql("SELECT count(*) FROM audit.event").query(Long.class).single())
        .isEqualTo(before);
  }

  @Test
  void whoAskedAndWhatForStandsInTheEvent() {
    Institutions world = new Institutions(this::fhirAs);
    String centre = world.found("Центр");
    String halyna = world.employ("halyna", "nurse", centre);
    world.team(Tokens.ACCOUNT, oksana, centre, "Practitioner/" + halyna);
    String token =
        tokens()
            .with(
                claims ->
                    claims
                        .subject(world.account("halyna"))
                        .claim("client_id", "visit-app")
                        .claim("purpose_of_use", "TREAT"));
    Map<String, Object> event =
        event(fhirWithToken(token), 200, it -> it.get("/Patient/" + oksana));
    assertThat(event)
        .containsEntry("agent", "Practitioner/" + halyna)
        .containsEntry("account", world.account("halyna"))
        .containsEntry("client", "visit-app")
        .containsEntry("purpose", "TREAT")
        .containsEntry("address", "127.0.0.1");
    assertThat(event.get("roles").toString()).contains("nurse");
    assertThat(event.get("organizations").toString()).contains(centre);
  }

  @Test
  void wordsThatTellOfAPersonStandNowhereInTheAudit() {
    String name = "Zhuravlynska" + UUID.randomUUID().toString().substring(0, 6);
    for (String search :
        List.of(
            "Patient?family=NAME",
            "Patient?name:exact=NAME",
            "Patient?identifier=https://doorstep.health/sid/client%7CNAME",
            "Patient?identifier=NAME",
            "Patient?telecom=NAME",
            "Patient?phone=NAME&_sort=family",
            "Patient?address-city=NAME",
            "Patient?_content=NAME",
            "Patient?_text=NAME",
            "Patient?NAME=1",
            "Patient?gender:NAME=1",
            "Patient?birthdate=NAME",
            "Observation?subject:Patient.name=NAME",
            "Observation?patient.identifier=NAME",
            "Observation?patient:identifier=NAME",
            "Patient?_has:Observation:patient:code:text=NAME",
            "NAME",
            "Patient/$NAME")) {
      fhir().urlEncodingEnabled(false).get("/" + search.replace("NAME", name));
    }
    fhir()
        .contentType("application/x-www-form-urlencoded")
        .body("family=" + name)
        .post("/Patient/_search")
        .then()
        .statusCode(200);
    fhir()
        .header("If-None-Exist", "identifier=https://doorstep.health/sid/client|" + name)
        .body(PERSON.formatted(oksana, name))
        .post("/Patient")
        .then()
        .statusCode(201);
    fhir()
        .body(
            "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":"
                + "{\"method\":\"GET\",\"url\":\"Patient?family="
                + name
                + "\"}}]}")
        .post()
        .then()
        .statusCode(200);

    assertThat(
            database
                .sql(
                    "SELECT count(*) FROM audit.event e WHERE strpos(lower(e::text), lower(?)) > 0")
                .params(name)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            database
                .sql(
                    "SELECT query FROM audit.event WHERE query LIKE 'family=%' AND query NOT LIKE '%&%' LIMIT 1")
                .query(String.class)
                .single())
        .matches("family=hmac:[0-9a-f]{32}");
  }
}
