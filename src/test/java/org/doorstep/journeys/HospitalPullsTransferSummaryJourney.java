package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.doorstep.coverage.Proves;
import org.doorstep.transfer.Oksana;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HospitalPullsTransferSummaryJourney extends Journey {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();

  @Test
  @Proves("use-summary")
  void hospitalReadsWhatTheTeamWroteAtTheBedside() throws Exception {
    Oksana oksana = teamUploadsVisit("pull-");
    hospitalSeesTheTask(oksana);
    hospitalPullsJson(oksana);
    hospitalPullsXml(oksana);
    doctorReadsAndPrintsThePage(oksana);
    doctorPrintsTheSheets(oksana);
    hospitalPullsOverThinLink(oksana);
  }

  @Test
  void personWithoutTransferHasSummaryToo() {
    Oksana oksana = teamUploadsVisit("person-");
    JsonPath summary =
        fhir()
            .get("/Patient/{id}/$transfer-summary?language=fr", oksana.patient())
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(summary.getString("entry[0].resource.section[0].text.div"))
        .contains("Transfert pour hospitalisation");
    String lonely =
        fhir()
            .body(
                """
                {"resourceType":"Patient","identifier":[{"system":"https://doorstep.health/sid/client","value":"lonely-1"}],
                 "name":[{"text":"Андрій"}],"gender":"male"}
                """)
            .post("/Patient")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    fhir()
        .get("/Patient/{id}/$transfer-summary?language=en", lonely)
        .then()
        .statusCode(200)
        .body("entry[0].resource.section", hasSize(8))
        .body(
            "entry[0].resource.section[0].text.div",
            containsString("No transfer has been requested."));
  }

  @Test
  void whatCannotBeAnsweredIsRefusedInPlainWords() {
    Oksana oksana = teamUploadsVisit("refused-");
    refusal("/ServiceRequest/{id}/$transfer-summary?language=de", oksana.request(), 400)
        .containsAnyOf("uk, ru, en, fr");
    refusal(
            "/ServiceRequest/{id}/$transfer-summary?recipient=Organization/nobody",
            oksana.request(),
            400)
        .contains("recipient=Organization/[id]");
    refusal("/ServiceRequest/{id}/$transfer-summary?langauge=uk", oksana.request(), 400)
        .contains("recipient, purpose, language, persist, since, form");
    refusal("/ServiceRequest/{id}/$transfer-summary", "nobody-asked-for-this", 404)
        .contains("no such ServiceRequest");
    refusal("/Patient/{id}/$transfer-summary", "nobody", 404).contains("no such Patient");
    String order =
        fhir()
            .body(
                """
                {"resourceType":"ServiceRequest","status":"active","intent":"order",
                 "code":{"text":"blood count"},"subject":{"reference":"Patient/%s"}}
                """
                    .formatted(oksana.patient()))
            .post("/ServiceRequest")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    refusal("/ServiceRequest/{id}/$transfer-summary", order, 422).contains("transfer-consultation");
  }

  private Oksana teamUploadsVisit(String prefix) {
    Oksana oksana = new Oksana(prefix);
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
    return oksana;
  }

  private void hospitalSeesTheTask(Oksana oksana) {
    fhir()
        .get("/Task?owner=Organization/{id}&status=requested", oksana.hospital())
        .then()
        .statusCode(200)
        .body("entry[0].resource.focus.reference", equalTo("ServiceRequest/" + oksana.request()));
  }

  private void hospitalPullsJson(Oksana oksana) {
    Response response =
        fhir()
            .get(
                "/ServiceRequest/{id}/$transfer-summary?recipient=Organization/{h}&purpose=TREAT&language=uk",
                oksana.request(),
                oksana.hospital());
    response
        .then()
        .statusCode(200)
        .contentType(startsWith("application/fhir+json"))
        .body("type", equalTo("document"))
        .body("identifier.value", startsWith("urn:uuid:"))
        .body("timestamp", notNullValue())
        .body("entry[0].resource.title", equalTo("Перевідний епікриз"))
        .body("entry[0].resource.section.code.coding.code.flatten()", hasItem("10160-0"))
        .body("entry[0].resource.section.title", hasItem("Результати обстежень"));
    assertThat(response.asString())
        .contains("Мобільна клініка", "data:image/png;base64", "131336")
        .doesNotContain("Таємниця");
    Bundle document = CONTEXT.newJsonParser().parseResource(Bundle.class, response.asString());
    assertThat(document.getEntry()).hasSizeGreaterThan(25);
    assertThat(document.getEntry()).allMatch(e -> e.getFullUrl().startsWith("urn:uuid:"));
  }

  private void hospitalPullsXml(Oksana oksana) {
    String xml =
        fhir()
            .accept("application/fhir+xml")
            .get("/ServiceRequest/{id}/$transfer-summary?language=ru", oksana.request())
            .then()
            .statusCode(200)
            .contentType(startsWith("application/fhir+xml"))
            .extract()
            .asString();
    Bundle document = CONTEXT.newXmlParser().parseResource(Bundle.class, xml);
    assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
    assertThat(xml).contains("Переводной эпикриз");
  }

  private void doctorReadsAndPrintsThePage(Oksana oksana) throws IOException {
    for (String language : List.of("uk", "ru", "en", "fr")) {
      Response page =
          fhir()
              .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
              .get(
                  "/ServiceRequest/{id}/$transfer-summary?language={language}",
                  oksana.request(),
                  language);
      page.then()
          .statusCode(200)
          .contentType(startsWith("text/html"))
          .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
          .header("Cache-Control", equalTo("no-store"));
      String html = page.asString();
      assertThat(html)
          .contains("<html lang=\"" + language + "\">", "<svg", ">aVF<", "Оксана Мельник")
          .doesNotContain("<script", "<img", " th:", "??", "Таємниця");
      Path folder = Files.createDirectories(Path.of("target/summaries"));
      Files.writeString(folder.resolve(language + ".html"), html);
    }
    fhir()
        .get("/ServiceRequest/{id}/$transfer-summary?_format=html", oksana.request())
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"));
  }

  private void doctorPrintsTheSheets(Oksana oksana) {
    Response sheets =
        fhir()
            .accept("application/pdf")
            .get("/ServiceRequest/{id}/$transfer-summary?language=uk", oksana.request());
    sheets
        .then()
        .statusCode(200)
        .contentType(equalTo("application/pdf"))
        .header("Content-Security-Policy", startsWith("default-src 'none'"))
        .header("Cache-Control", equalTo("no-store"));
    assertThat(new String(sheets.asByteArray(), 0, 5, StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    fhir()
        .get("/Patient/{id}/$transfer-summary?_format=pdf", oksana.patient())
        .then()
        .statusCode(200)
        .contentType(equalTo("application/pdf"));
  }

  private void hospitalPullsOverThinLink(Oksana oksana) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    base()
                        + "/ServiceRequest/%s/$transfer-summary?language=uk&form=compact"
                            .formatted(oksana.request())))
            .header("Accept", "application/fhir+json")
            .header("Accept-Encoding", "gzip")
            .header("Authorization", "Bearer " + tokens().of(Tokens.ACCOUNT))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.body().length).as("bytes on the link").isLessThan(60_000);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      Bundle document = CONTEXT.newJsonParser().parseResource(Bundle.class, unpacked);
      assertThat(document.getEntry()).hasSizeGreaterThan(25);
    }
  }

  private org.assertj.core.api.AbstractStringAssert<?> refusal(String path, String id, int status) {
    return assertThat(
        fhir()
            .get(path, id)
            .then()
            .statusCode(status)
            .body("resourceType", equalTo("OperationOutcome"))
            .extract()
            .asString());
  }
}
