package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that ask for what is not there: refused by name, never answered with something else. */
class StrictRequestJourney extends Journey {

  @AfterEach
  void serverStillAnswers() {
    fhir().get("/Patient?_summary=count").then().statusCode(200);
  }

  private Response get(String address) {
    return fhir().urlEncodingEnabled(false).get("/" + address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Patient?birthdat=2000 | 400 | unknown-search-parameter | Did you mean 'birthdate'?
          Patient?shoe-size=43 | 400 | unknown-search-parameter | Patient is searched by: _
          Patient?name:sounds=a | 400 | unknown-modifier | :exact
          Patient?gender:exact=male | 400 | unknown-modifier | :not
          Patient?name:missing=true | 400 | unknown-modifier | :exact
          Patient?birthdate:missing=true | 400 | unknown-modifier | takes none
          Patient?_filter=name%20eq%20( | 400 | unknown-search-parameter | _filter
          Patient?_query=x | 400 | unknown-search-parameter | _query
          Patient?birthdate=yesterday | 400 | broken-search-value | ge2026-03-01
          Observation?value-quantity=5%7Chttp://unitsofmeasure.org | 400 | broken-search-value | mmol/L
          Observation?value-quantity=lots | 400 | broken-search-value | quantity
          RiskAssessment?probability=lots | 400 | broken-search-value | number
          Patient?name=%00 | 400 | unstorable-text | control character
          Patient?_has:::=1 | 400 | broken-reverse-chain | _has:[type]
          Patient?_has:Observation:code:code=1 | 400 | no-reference | refers to Patient
          Observation?subject.nmae=x | 400 | unknown-search-parameter | nmae
          Observation?subject:Patient.organization.partof.partof.name=x | 400 | chain-too-long | two steps
          Location?near=999%7C999 | 400 | broken-search-value | position
          Patient?_offset=-5 | 400 | broken-result-parameter | whole number
          Patient?_offset=200000 | 400 | broken-result-parameter | narrow
          Patient?_count=many | 400 | broken-result-parameter | 500
          Patient?_sort=name,gender,birthdate,_id,_lastUpdated,family | 400 | broken-result-parameter | at most 5
          Patient?_sort=shoe | 400 | unknown-search-parameter | shoe
          Patient?_include=* | 400 | broken-result-parameter | Observation:subject
          Patient?_include=Patient:shoe | 400 | unknown-search-parameter | shoe
          Patient?_summary=maybe | 400 | broken-result-parameter | count
          Patient?_total=perhaps | 400 | broken-result-parameter | accurate
          Patient?_format=pdf | 406 | unsupported-accept | application/fhir+json
          Patient/abc?shoe=1 | 400 | unknown-parameter | _elements
          Patient/abc/_history/garbage | 404 | unknown-version | whole numbers
          Patient/abc/_history?shoe=1 | 400 | unknown-parameter | _since
          Patiant?name=x | 404 | unknown-resource-type | Did you mean 'Patient'?
          Patient/$fly | 404 | unknown-operation | $everything
          Patient/abc/$meta | 404 | unknown-operation | $meta
          $reindex | 404 | unknown-operation | $reindex
          Patient/no-such-patient-1 | 404 | not-found | no such record
          """)
  void requestIsRefusedByName(String address, int status, String rule, String words) {
    assertThat(assertRefused(get(address), status, rule)).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | Patient/$expunge
          POST | $expunge
          POST | Patient/abc/$meta-add
          POST | $mark-all-resources-for-reindexing
          POST | $process-message
          GET | $hapi.fhir.replace-references
          """)
  void operationsThatRewriteOrEraseAreClosed(String method, String address) {
    Response answer =
        fhir()
            .urlEncodingEnabled(false)
            .body("{\"resourceType\":\"Parameters\"}")
            .request(method, "/" + address);
    assertThat(assertRefused(answer, 404, "unknown-operation")).contains("$everything");
  }

  private static String names(int number) {
    return IntStream.range(0, number).mapToObj(i -> "name=a" + i).collect(Collectors.joining("&"));
  }

  @Test
  void tooManyParametersAreRefusedAtOnce() {
    assertRefused(get("Patient?" + "name=a&".repeat(600)), 400, "too-many-parameters");
    assertRefused(get("Patient?" + names(100)), 400, "search-too-large");
    assertRefused(get("Patient?_id=" + "a,".repeat(300)), 400, "search-too-large");
    assertRefused(
        fhir()
            .contentType("application/x-www-form-urlencoded")
            .body("name=a&".repeat(15_000))
            .post("/Patient/_search"),
        400,
        "too-many-parameters");
    assertRefused(
        fhir()
            .contentType("application/x-www-form-urlencoded")
            .body("name=a&".repeat(30_000))
            .post("/Patient/_search"),
        413,
        "body-too-large");
    assertRefused(
        get("Patient?_sort=" + "name,".repeat(100) + "name"), 400, "broken-result-parameter");
  }

  @Test
  void addressLongerThanEightKilobytesIsRefused() {
    assertRefused(get("Patient?name=" + "a".repeat(9_000)), 414, "address-too-long");
  }

  @Test
  void answerInAnUnknownFormatIsRefused() {
    assertRefused(
        fhir().accept("application/pdf").get("/Patient?_count=1"), 406, "unsupported-accept");
    fhir()
        .accept("text/html,application/xhtml+xml,*/*;q=0.8")
        .get("/Patient?_count=1")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          If-None-Match | garbage
          If-Modified-Since | the day before yesterday
          If-Match | garbage
          """)
  void brokenConditionsAreRefused(String header, String value) {
    assertRefused(fhir().header(header, value).get("/Patient/abc"), 400, "broken-header");
  }

  @Test
  void conditionOnNothingIsRefused() {
    assertRefused(fhir().delete("/Patient"), 400, "no-condition");
    assertRefused(
        fhir()
            .header("If-None-Exist", "shoe-size=43")
            .body("{\"resourceType\":\"Patient\"}")
            .post("/Patient"),
        400,
        "unknown-search-parameter");
  }

  @Test
  void unknownMethodIsRefused() {
    assertThat(fhir().request("PROPFIND", "/Patient").statusCode()).isBetween(400, 499);
    assertThat(fhir().request("TRACE", "/Patient").statusCode()).isBetween(400, 499);
  }

  @Test
  void addressOutsideTheEndpointTellsNothing() {
    Response answer = fhir().basePath("/nowhere").get("/fhir/../../WEB-INF/web.xml?name=x");
    assertThat(answer.statusCode()).isBetween(400, 499);
    Refusals.assertNothingLeaks(answer);
  }

  @Test
  void requestThatIsNoHttpGetsAnAnswerWithoutVersionsOrTraces() throws java.io.IOException {
    for (String line : new String[] {"GET /fhir/Patient?name=<a|b> HTTP/1.1", "NONSENSE"}) {
      String answer = raw(line);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception", "<html");
    }
  }

  @Test
  void percentSignThatBeginsNoEscapeIsRefused() throws java.io.IOException {
    assertThat(raw("GET /fhir/Patient?name=%zz HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("broken-escape", "%25");
  }

  private String raw(String line) throws java.io.IOException {
    java.net.URI base = java.net.URI.create(base());
    try (java.net.Socket socket = new java.net.Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (line
                      + "\r\nHost: localhost\r\nConnection: close\r\n"
                      + "Authorization: Bearer "
                      + tokens().of("journeys")
                      + "\r\n\r\n")
                  .getBytes("US-ASCII"));
      return new String(socket.getInputStream().readAllBytes(), "UTF-8");
    }
  }
}
