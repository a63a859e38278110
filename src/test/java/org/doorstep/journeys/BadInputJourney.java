package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that cannot be stored as they are: each gets a clear answer, and the server is unharmed.
 */
class BadInputJourney extends Journey {

  private static final int MEGABYTE = 1 << 20;

  @AfterEach
  void serverStillAnswers() {
    fhir().get("/Patient?_summary=count").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resourceType":"Patient" "active":true} | 400 | json-syntax | line 1, column
          {"resourceType":"Patient","active": | 400 | json-syntax | before it is complete
          null | 400 | no-resource | one JSON object
          {"active":true} | 400 | no-resource-type | resourceType
          {"resourceType":"Patient","name":[{"family":"\\ud83d"}]} | 400 | unstorable-text | half of a character
          {"resourceType":"Patient","name":[{"family":"a\\u0000b"}]} | 400 | unstorable-text | control character
          {"resourceType":"Observation","status":"final","code":{"text":"x"}} | 400 | other-resource-type | is a Observation
          {"resourceType":"Spaceship"} | 422 | unknown-resource-type | Spaceship
          """)
  void brokenJsonIsRefused(String body, int status, String rule, String words) {
    assertThat(assertRefused(fhir().body(body).post("/Patient"), status, rule)).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <Patient xmlns="http://hl7.org/fhir"><active value="true"></Patient> | 400 | xml-syntax | line 1, column
          <Patient><active value="true"/></Patient> | 400 | xml-namespace | xmlns
          <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><Patient xmlns="http://hl7.org/fhir"><id value="&e;"/></Patient> | 400 | xml-doctype | DOCTYPE
          """)
  void brokenXmlIsRefused(String body, int status, String rule, String words) {
    Response answer = fhir().contentType("application/fhir+xml").body(body).post("/Patient");
    assertThat(assertRefused(answer, status, rule)).contains(words);
  }

  @Test
  void refusedXmlIsAnsweredInXmlToWhomWantsXml() {
    fhir()
        .contentType("application/fhir+xml")
        .accept("application/fhir+xml")
        .body("<Patient/>")
        .post("/Patient")
        .then()
        .statusCode(400)
        .contentType("application/fhir+xml")
        .body("OperationOutcome.issue.severity.@value", equalTo("error"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resourceType":"Patient","gendr":"female"} | Patient.gendr
          {"resourceType":"Patient","gender":"x"} | Patient.gender
          {"resourceType":"Patient","birthDate":"1.2.1980"} | Patient.birthDate
          {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","name":[{"famly":"K"}]},"request":{"method":"POST","url":"Patient"}}]} | Bundle.entry[0].resource.name[0]
          """)
  void elementAtFaultIsNamedByItsPath(String body, String path) {
    Response answer = fhir().body(body).post(body.contains("Bundle") ? "/" : "/Patient");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.jsonPath().<String>getList("issue.expression.flatten()"))
        .anyMatch(expression -> expression.startsWith(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/no-such-patient-7", "Organization/no-such-organization-7"})
  void referenceToNothingIsRefusedWithItsPlace(String target) {
    String observation =
        """
        {"resourceType":"Observation","status":"final","code":{"text":"weight"},
         "subject":{"reference":"%s"}}
        """
            .formatted(target);
    Response alone = fhir().body(observation).post("/Observation");
    assertRefused(alone, 422, alone.jsonPath().getString("issue[0].details.coding[0].code"));
    assertThat(alone.jsonPath().getString("issue[0].expression[0]"))
        .startsWith("Observation.subject");
    assertThat(alone.asString()).doesNotContain(target);
  }

  @Test
  void referenceToNothingInATransactionIsRefusedWithItsEntry() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[
          {"resource":{"resourceType":"Basic","code":{"text":"a"}},
           "request":{"method":"POST","url":"Basic"}},
          {"resource":{"resourceType":"Observation","status":"final","code":{"text":"weight"},
           "subject":{"reference":"Patient/nobody-9"}},
           "request":{"method":"POST","url":"Observation"}}]}
        """;
    Response answer = fhir().body(bundle).post("");
    assertRefused(answer, 422, "reference-to-nothing");
    assertThat(answer.jsonPath().getString("issue[0].expression[0]"))
        .isEqualTo("Bundle.entry[1].resource.subject");
  }

  @Test
  void bodyOfThirtyMegabytesIsRefused() {
    byte[] body = new byte[30 * MEGABYTE];
    assertRefused(fhir().body(body).post("/Patient"), 413, "body-too-large");
    assertRefused(fhir().body(body).post(""), 413, "body-too-large");
  }

  @Test
  void bundleOfTenThousandEntriesIsRefused() {
    String entry =
        "{\"resource\":{\"resourceType\":\"Patient\"},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}";
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
            + (entry + ",").repeat(9_999)
            + entry
            + "]}";
    assertThat(assertRefused(fhir().body(bundle).post(""), 413, "too-many-entries"))
        .contains("500 entries");
  }

  @Test
  @Closes("S7")
  void gzipBombIsRefusedBeforeItIsInflated() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[MEGABYTE];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    }
    Response answer =
        fhir().header("Content-Encoding", "gzip").body(bomb.toByteArray()).post("/Patient");
    assertRefused(answer, 413, "inflates-too-far");
  }

  @Test
  void gzipThatIsNoneIsRefused() {
    Response answer = fhir().header("Content-Encoding", "gzip").body("{}").post("/Patient");
    assertRefused(answer, 400, "broken-gzip");
    assertRefused(
        fhir().header("Content-Encoding", "br").body("{}").post("/Patient"),
        415,
        "unsupported-encoding");
  }

  @Test
  void gzippedBodyIsTaken() throws IOException {
    String id = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
      gzip.write(
          "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"gzip\"}}"
              .formatted(id)
              .getBytes(StandardCharsets.UTF_8));
    }
    fhir()
        .header("Content-Encoding", "gzip")
        .body(body.toByteArray())
        .put("/Basic/" + id)
        .then()
        .statusCode(201);
    fhir().get("/Basic/" + id).then().statusCode(200).body("code.text", equalTo("gzip"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, Patient",
    "application/x-www-form-urlencoded, Patient",
    "application/fhir+json;charset=windows-1251, Patient",
    "application/fhir+json, Patient/_search"
  })
  void wrongContentTypeIsRefused(String type, String path) {
    Response answer = fhir().contentType(type).body("{}").post("/" + path);
    assertRefused(
        answer, 415, type.contains("1251") ? "unsupported-charset" : "unsupported-content-type");
  }

  @Test
  void jsonNestedThousandsOfLevelsDeepIsRefused() {
    String body = "{\"resourceType\":\"Questionnaire\",\"item\":[" + "{\"item\":[".repeat(50_000);
    assertRefused(fhir().body(body).post("/Questionnaire"), 400, "json-syntax");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json-patch+json | '' | 400 | no-body
          application/json-patch+json | null | 400 | json-patch
          application/json-patch+json | [] | 400 | json-patch
          application/json-patch+json | [{"op":"paint","path":"/a"}] | 400 | json-patch
          application/json-patch+json | [{"op":"replace","path":"/no/such/place","value":1}] | 422 | patch-does-not-apply
          application/xml-patch+xml | <diff/> | 415 | unsupported-content-type
          application/fhir+json | {"resourceType":"Parameters","parametr":[{"name":"operation"}]} | 422 | structure
          application/fhir+json | {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"replace"},{"name":"path","valueString":"Basic.((("},{"name":"value","valueString":"x"}]}]} | 422 | patch-does-not-apply
          """)
  void brokenPatchIsRefused(String type, String body, int status, String rule) {
    String id = basic();
    Response answer = fhir().contentType(type).body(body).patch("/Basic/" + id);
    assertRefused(answer, status, rule);
    fhir().get("/Basic/" + id).then().statusCode(200).body("meta.versionId", equalTo("1"));
  }

  @Test
  void patchThatCopiesItselfOverAndOverIsRefused() {
    String copy = "{\"op\":\"copy\",\"from\":\"/extension\",\"path\":\"/extension/-\"}";
    String bomb = "[" + (copy + ",").repeat(40) + copy + "]";
    Response answer =
        fhir().contentType("application/json-patch+json").body(bomb).patch("/Basic/" + basic());
    assertRefused(answer, 400, "json-patch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"method":"DELETE","url":"Patient?"} | no-condition
          {"method":"DELETE","url":"Patient"} | no-condition
          {"method":"GET","url":"Patient?nickname=x"} | unknown-search-parameter
          {"method":"GET","url":"Patient/x/$meta"} | unknown-operation
          {"method":"GET","url":"Spaceship/1"} | unknown-resource-type
          {"method":"PUT","url":"Patient/x","ifMatch":"garbage"} | broken-header
          {"url":"Patient/x"} | Validation_VAL_Profile_Minimum
          """)
  void entryThatCannotBeCarriedOutIsRefused(String request, String rule) {
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":"
            + request
            + "}]}";
    Response answer = fhir().body(bundle).post("");
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertRefused(answer, answer.statusCode(), rule);
  }

  @Test
  void failingEntryOfABatchSaysWhyInTheSameWords() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"batch","entry":[
          {"request":{"method":"GET","url":"Basic/no-such-basic"}},
          {"resource":{"resourceType":"Basic","code":{"text":"batch"},
            "subject":{"reference":"Patient/nobody-3"}},
           "request":{"method":"POST","url":"Basic"}}]}
        """;
    Response answer = fhir().body(bundle).post("");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("entry[0].response.status")).startsWith("404");
    assertThat(answer.jsonPath().getString("entry[0].response.outcome.issue[0].details.text"))
        .contains("no such record");
    assertThat(answer.jsonPath().getString("entry[1].response.status")).startsWith("422");
    assertThat(
            answer
                .jsonPath()
                .getString("entry[1].response.outcome.issue[0].details.coding[0].code"))
        .isEqualTo("reference-to-nothing");
    Refusals.assertNothingLeaks(answer);
  }

  private String basic() {
    String id = UUID.randomUUID().toString();
    fhir()
        .body(
            "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"},\"extension\":[{\"url\":\"urn:a\",\"valueString\":\"b\"}]}"
                .formatted(id))
        .put("/Basic/" + id)
        .then()
        .statusCode(201);
    return id;
  }
}
