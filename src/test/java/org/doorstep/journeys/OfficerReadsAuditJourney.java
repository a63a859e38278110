package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data-protection officer asks who saw what; a person asks who saw the own record. */
class OfficerReadsAuditJourney extends Journey {

  private static final String PERSON =
      """
      {"resourceType": "Patient", "id": "%1$s", "gender": "female", "name": [{"text": "Оксана"}],
       "identifier": [{"system": "https://doorstep.health/sid/client", "value": "%1$s"},
         {"system": "https://doorstep.health/sid/account", "value": "%2$s"}]}
      """;
  private static final String NURSE =
      """
      {"resourceType": "Practitioner", "id": "%s", "active": true,
       "identifier": [{"system": "https://doorstep.health/sid/account", "value": "%s"}],
       "name": [{"family": "Коваль", "given": ["Галина"]}]}
      """;

  private Institutions world;
  private String centre = "";
  private String oksana = "";
  private String halyna = "";

  private RequestSpecification as(String name) {
    return world.as(name).urlEncodingEnabled(false);
  }

  private RequestSpecification officer() {
    return as("officer");
  }

  /** Of the organisation that keeps Oksana's record. */
  private RequestSpecification keepersOfficer() {
    return as("keeper's officer");
  }

  private RequestSpecification strangersOfficer() {
    return as("stranger's officer");
  }

  private RequestSpecification nurse() {
    String token =
        tokens()
            .with(
                claims ->
                    claims
                        .subject(world.account("nurse"))
                        .claim("client_id", "visit-app")
                        .claim("purpose_of_use", "TREAT"));
    return fhirWithToken(token).urlEncodingEnabled(false);
  }

  @BeforeEach
  void nurseReadsOksanasRecord() {
    fhir();
    world = new Institutions(this::fhirAs);
    oksana = register("Oksana");
    centre = world.found("Центр");
    String hospital = world.found("Лікарня");
    world.employ("officer", "data-protection-officer", centre);
    world.employ("administrator", "administrator", centre);
    world.employ("stranger's officer", "data-protection-officer", hospital);
    world.connect("laboratory", hospital);
    String keeper =
        stored(
            "SELECT organization FROM access.owner WHERE record = 'Patient/%s'".formatted(oksana));
    world.employ("keeper's officer", "data-protection-officer", keeper);
    halyna = world.employ("nurse", "nurse", centre);
    fhir()
        .body(NURSE.formatted(halyna, world.account("nurse")))
        .put("/Practitioner/" + halyna)
        .then()
        .statusCode(200);
    world.team(Tokens.ACCOUNT, oksana, centre, "Practitioner/" + halyna);
    nurse().get("/Patient/" + oksana).then().statusCode(200);
    nurse().get("/Patient?_id=" + oksana + "&family=Zhuravlynska").then().statusCode(200);
    nurse().get("/Patient/" + oksana + "/_history/9").then().statusCode(404);
  }

  /** A person with an account; returns the id of the Patient. */
  private String register(String name) {
    String id = UUID.randomUUID().toString();
    fhir()
        .body(PERSON.formatted(id, world.account(name)))
        .put("/Patient/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  @Test
  void officerFindsWhoReadAPersonsRecord() {
    officer()
        .get("/AuditEvent?patient=" + oksana + "&agent=Practitioner/" + halyna)
        .then()
        .statusCode(200)
        .body("type", equalTo("searchset"))
        .body("entry.resource.subtype.flatten().code", hasItems("vread", "read"))
        .body("entry.search.mode", everyItem(equalTo("match")));

    officer()
        .get("/AuditEvent?patient=Patient/" + oksana + "&subtype=read&outcome=0&type=rest&action=R")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("entry[0].resource.action", equalTo("R"))
        .body("entry[0].resource.outcome", equalTo("0"))
        .body(
            "entry[0].resource.agent.find { it.requestor }.who.reference",
            equalTo("Practitioner/" + halyna))
        .body(
            "entry[0].resource.agent.find { it.requestor }.role[0].coding[0].code",
            equalTo("nurse"))
        .body("entry[0].resource.agent[0].network.address", equalTo("127.0.0.1"))
        .body("entry[0].resource.purposeOfEvent[0].coding[0].code", equalTo("TREAT"))
        .body("entry[0].resource.entity[0].what.reference", equalTo("Patient/" + oksana));
  }

  @Test
  void officerNarrowsBySuccessTimeAndWhatWasTouched() {
    String ofNurse = "/AuditEvent?agent=Practitioner/" + halyna;
    officer().get(ofNurse).then().body("entry", hasSize(3));
    officer().get(ofNurse + "&outcome=4").then().body("entry", hasSize(1));
    officer().get(ofNurse + "&date=lt2020-01-01").then().body("entry", nullValue());
    officer().get(ofNurse + "&date=ge2020-01-01&date=le2999").then().body("entry", hasSize(3));
    officer().get(ofNurse + "&entity=Patient/" + oksana).then().body("entry", hasSize(3));
    officer().get(ofNurse + "&type=login").then().body("entry", nullValue());
    officer().get(ofNurse + "&_summary=count").then().body("total", equalTo(3));
    assertRefused(officer().get(ofNurse + "&policy=x"), 400, "unknown-search-parameter");
    assertRefused(officer().get(ofNurse + "&_sort=agent"), 400, "broken-result-parameter");
  }

  @Test
  void pagesFollowEachOtherNewestFirst() {
    Response first = officer().get("/AuditEvent?agent=Practitioner/" + halyna + "&_count=2");
    assertThat(first.jsonPath().getList("entry.resource.recorded", String.class))
        .hasSize(2)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    String next = first.jsonPath().getString("link.find { it.relation == 'next' }.url");
    Response second = officer().baseUri("").basePath("").get(next);
    assertThat(second.jsonPath().getList("entry.resource.id", String.class))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first.jsonPath().getList("entry.resource.id", String.class));
    assertThat(second.jsonPath().getString("link.find { it.relation == 'next' }")).isNull();
  }

  @Test
  void eventIsReadByItsIdAndFitsItsProfile() {
    String id =
        officer()
            .get("/AuditEvent?agent=Practitioner/" + halyna + "&_count=1")
            .jsonPath()
            .getString("entry[0].resource.id");
    Response event = officer().get("/AuditEvent/" + id);
    assertThat(event.statusCode()).isEqualTo(200);
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"fullUrl": "https://example.org/fhir/AuditEvent/%s", "resource": %s}]}
        """
            .formatted(id, event.asString());
    Response checked = fhir().body(bundle).post("/Bundle/$validate");
    assertThat(checked.statusCode()).as(checked.asString()).isEqualTo(200);
    assertThat(checked.jsonPath().getList("issue.severity", String.class))
        .as(checked.asString())
        .doesNotContain("error", "fatal");
    assertRefused(officer().get("/AuditEvent/nothing-1"), 404, "not-found");
    assertRefused(nurse().get("/AuditEvent/" + id), 404, "not-found");
  }

  @Test
  void officerOfTheKeeperSeesWhoOfOthersReadTheRecordAndNothingOfOtherPeople() {
    world.connect("clinic", world.found("Клініка"));
    String andriy = world.enrol("clinic", "AUDIT-" + UUID.randomUUID());
    world.team("clinic", andriy, centre, "Practitioner/" + halyna);
    nurse().get("/Patient?_id=" + oksana + "," + andriy).then().statusCode(200);
    String ofNurse = "/AuditEvent?agent=Practitioner/" + halyna;

    Response found = keepersOfficer().get(ofNurse + "&patient=" + oksana);
    found.then().body("entry", hasSize(4));
    assertThat(found.asString()).contains(oksana).doesNotContain(andriy);
    keepersOfficer().get("/AuditEvent?patient=" + andriy).then().body("entry", nullValue());
    strangersOfficer().get(ofNurse).then().statusCode(200).body("entry", nullValue());
    strangersOfficer().get(ofNurse + "&_summary=count").then().body("total", equalTo(0));
    strangersOfficer().get("/AuditEvent?patient=" + oksana).then().body("entry", nullValue());
    String id = officer().get(ofNurse + "&_count=1").jsonPath().getString("entry[0].resource.id");
    assertRefused(strangersOfficer().get("/AuditEvent/" + id), 404, "not-found");
    assertRefused(strangersOfficer().get("/Patient/" + oksana + "/$access-log"), 404, "not-found");
  }

  @Test
  void everybodyElseFindsNothing() {
    for (RequestSpecification caller : List.of(nurse(), as("administrator"), fhir())) {
      caller.get("/AuditEvent?patient=" + oksana).then().statusCode(200).body("entry", nullValue());
    }
  }

  @Test
  void nobodyWritesEvents() {
    String event =
        """
        {"resourceType": "AuditEvent", "recorded": "2026-01-01T00:00:00Z",
         "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
         "agent": [{"requestor": true}], "source": {"observer": {"display": "a phone"}}}
        """;
    assertRefused(officer().body(event).post("/AuditEvent"), 405, "audit-is-fixed");
    assertRefused(officer().body(event).put("/AuditEvent/x-1"), 405, "audit-is-fixed");
    assertRefused(officer().delete("/AuditEvent/x-1"), 405, "audit-is-fixed");
    for (String type : List.of("transaction", "batch")) {
      String bundle =
          "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"AuditEvent\"}}]}"
              .formatted(type, event);
      assertRefused(officer().body(bundle).post(), 405, "audit-is-fixed");
    }
  }

  @Test
  void capabilityStatementNamesWhatThereIs() {
    fhir()
        .get("/metadata")
        .then()
        .body(
            "rest[0].resource.find { it.type == 'AuditEvent' }.interaction.code",
            hasItems("read", "search-type"))
        .body(
            "rest[0].resource.find { it.type == 'AuditEvent' }.interaction.code",
            not(hasItem("create")))
        .body(
            "rest[0].resource.find { it.type == 'AuditEvent' }.searchParam.name",
            not(hasItem("policy")));
  }

  @Test
  void personSeesInNamesWhoSawTheOwnRecord() {
    Response log = as("Oksana").get("/Patient/" + oksana + "/$access-log");
    assertThat(log.statusCode()).as(log.asString()).isEqualTo(200);
    log.then()
        .body("entry.resource.agent.flatten().who.display", hasItem("Галина Коваль"))
        .body("entry.resource.agent.flatten().role.flatten().text", hasItem("nurse"))
        .body("entry.resource.purposeOfEvent.flatten().coding.flatten().code", hasItem("TREAT"));
    assertThat(log.asString()).doesNotContain(halyna, "127.0.0.1", world.account("nurse"));
    keepersOfficer()
        .get("/Patient/" + oksana + "/$access-log?_count=1")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("link.relation", hasItem("next"));
  }

  @Test
  void logOfSomebodyElseLooksAsIfThereWasNobody() {
    register("Andriy");
    String missing = words(as("Andriy").get("/Patient/no-such-person/$access-log"));
    assertThat(words(as("Andriy").get("/Patient/" + oksana + "/$access-log"))).isEqualTo(missing);
    assertThat(words(nurse().get("/Patient/" + oksana + "/$access-log"))).isEqualTo(missing);
    assertThat(words(fhir().get("/Patient/no-such-person"))).isEqualTo(missing);
  }

  private static String words(Response answer) {
    return assertRefused(answer, 404, "not-found");
  }

  @Test
  void sealsAreForWitnessesAndTheCheckForTheOfficer() {
    assertRefused(nurse().get("/$audit-root"), 403, "not-for-this-role");
    assertRefused(fhir().get("/$audit-verify"), 403, "not-for-this-role");
    assertRefused(as("administrator").get("/$audit-verify"), 403, "not-for-this-role");
    as("laboratory").get("/$audit-root").then().statusCode(200);
    assertRefused(officer().get("/$audit-verify?from=yesterday"), 400, "parameter-from");
  }
}
