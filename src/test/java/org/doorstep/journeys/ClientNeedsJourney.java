package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.Test;

/** What the clients that people already have rely on, where stock HAPI lets them down. */
class ClientNeedsJourney extends Journey {

  private static final String PERSON =
      """
      {"resourceType": "Patient", "id": "%s", "gender": "female", "name": [{"text": "Оксана"}],
       "identifier": [{"system": "https://doorstep.health/sid/client", "value": "CLIENT-NEEDS"}]}
      """;

  private String basic(String id, String text) {
    return "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"%s\"}}"
        .formatted(id, text);
  }

  private String put(String type, String body) {
    String id = UUID.randomUUID().toString();
    fhir().body(body.formatted(id)).put("/" + type + "/" + id).then().statusCode(201);
    return id;
  }

  @Test
  void androidPostsItsTransactionToTheBaseWithATrailingSlash() {
    String id = UUID.randomUUID().toString();
    String bundle =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[
          {"fullUrl":"Basic/%1$s","resource":%2$s,"request":{"method":"PUT","url":"Basic/%1$s"}}]}
        """
            .formatted(id, basic(id, "first"));
    fhir()
        .body(bundle)
        .post("/")
        .then()
        .statusCode(200)
        .body("entry[0].response.etag", equalTo("W/\"1\""))
        .body("entry[0].response.location", containsString("Basic/" + id + "/_history/1"));
  }

  @Test
  void androidPatchesInsideATransactionWithTheVersionItKnows() {
    String id =
        put("Basic", "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"}}");
    String patch =
        java.util.Base64.getEncoder()
            .encodeToString(
                "[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"b\"}]".getBytes());
    String bundle =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[
          {"fullUrl":"Basic/%1$s",
           "resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"%2$s"},
           "request":{"method":"PATCH","url":"Basic/%1$s","ifMatch":"W/\\"1\\""}}]}
        """
            .formatted(id, patch);
    fhir()
        .body(bundle)
        .post("/")
        .then()
        .statusCode(200)
        .body("entry[0].response.etag", equalTo("W/\"2\""));
    fhir().get("/Basic/" + id).then().body("code.text", equalTo("b"));
  }

  @Test
  void deleteIsAnsweredWithAnOutcome() {
    String id =
        put("Basic", "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"}}");
    fhir()
        .delete("/Basic/" + id)
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("OperationOutcome"));
    Refusals.assertRefused(fhir().get("/Basic/" + id), 404, "not-found");
  }

  @Test
  void staleVersionIsAConflict() {
    String id =
        put("Basic", "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"}}");
    Response answer = fhir().header("If-Match", "W/\"7\"").body(basic(id, "b")).put("/Basic/" + id);
    assertThat(answer.statusCode()).isIn(409, 412);
    Refusals.assertRefused(answer, answer.statusCode(), "changed-meanwhile");
  }

  @Test
  void unchangedRecordIsNotSentAgain() {
    String id =
        put("Basic", "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"}}");
    Response first = fhir().get("/Basic/" + id);
    assertThat(first.header("ETag")).isEqualTo("W/\"1\"");
    fhir().header("If-None-Match", "W/\"1\"").get("/Basic/" + id).then().statusCode(304);
  }

  @Test
  void summaryIsKeptOnTheNextPage() {
    String code = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      put(
          "Basic",
          "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"coding\":[{\"code\":\""
              + code
              + "\"}]},\"extension\":[{\"url\":\"urn:a\",\"valueString\":\"b\"}]}");
    }
    Response first = fhir().get("/Basic?code=" + code + "&_summary=true&_count=2");
    String next = first.jsonPath().getString("link.find { it.relation == 'next' }.url");
    assertThat(next).contains("_summary=true");
    fhir()
        .urlEncodingEnabled(false)
        .baseUri("")
        .basePath("")
        .get(next)
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("entry.resource.meta.tag.code.flatten()", everyItem(equalTo("SUBSETTED")));
  }

  @Test
  void observationsOfOnePatientAreFoundInTheCompartment() {
    String oksana = put("Patient", PERSON);
    String andriy = put("Patient", PERSON);
    for (String patient : new String[] {oksana, andriy}) {
      put(
          "Basic",
          "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"},\"subject\":{\"reference\":\"Patient/"
              + patient
              + "\"}}");
    }
    fhir()
        .get("/Patient/" + oksana + "/Basic?_count=10")
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("entry[0].resource.subject.reference", equalTo("Patient/" + oksana));
  }

  @Test
  void storedPageIsHandedOutAsADownloadThatNoBrowserRuns() {
    String page = "<html><script>alert(1)</script></html>";
    String location =
        fhir()
            .contentType("text/html")
            .body(page.getBytes())
            .post("/Binary")
            .then()
            .statusCode(201)
            .extract()
            .header("Location");
    String id = location.replaceAll(".*/Binary/([^/]+).*", "$1");
    fhir()
        .accept("text/html")
        .get("/Binary/" + id)
        .then()
        .statusCode(200)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", containsString("ttachment"))
        .header("Content-Security-Policy", containsString("sandbox"));
  }

  @Test
  void pageOfAnotherSiteGetsNoPermission() {
    fhir()
        .header("Origin", "https://elsewhere.example")
        .get("/Patient?_count=1")
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  @Test
  void everyAnswerCarriesItsNumberAndGuardsTheBrowser() {
    fhir()
        .header("X-Request-ID", "visit-4711")
        .get("/Patient?_count=1")
        .then()
        .statusCode(200)
        .header("X-Request-ID", equalTo("visit-4711"))
        .header("Cache-Control", containsString("no-store"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("X-Powered-By", nullValue());
    assertThat(fhir().header("X-Request-ID", "<b>").get("/Patient?_count=1").header("X-Request-ID"))
        .doesNotContain("<");
  }

  @Test
  @Closes("S2")
  void callerCannotTurnToAnotherSearchPathOrRewriteHistory() {
    String id =
        put("Basic", "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"a\"}}");
    fhir()
        .header("X-Rewrite-History", "true")
        .body(basic(id, "b"))
        .put("/Basic/" + id)
        .then()
        .statusCode(200)
        .body("meta.versionId", equalTo("2"));
    fhir()
        .header("X-HTTP-Method-Override", "DELETE")
        .get("/Basic/" + id)
        .then()
        .statusCode(200)
        .body("code.text", equalTo("b"));
  }
}
