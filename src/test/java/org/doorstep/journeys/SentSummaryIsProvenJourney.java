package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import org.doorstep.transfer.Oksana;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** Months later somebody asks what the hospital was told. */
class SentSummaryIsProvenJourney extends Journey {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final String PATH = "/ServiceRequest/{id}/$transfer-summary";
  private static final String ASK =
      """
      {"resourceType":"Parameters","parameter":[
        {"name":"recipient","valueReference":{"reference":"Organization/%s"}},
        {"name":"purpose","valueCode":"TREAT"},
        {"name":"language","valueCode":"en"},
        {"name":"persist","valueBoolean":true}]}
      """;

  @Test
  void whatWasSentStaysProvable() throws Exception {
    Oksana oksana = new Oksana("proof-");
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
    String ask = ASK.formatted(oksana.hospital());
    String path = PATH;
    String first = keep(ask, path, oksana);
    assertThat(keep(ask, path, oksana)).isEqualTo(first);
    JsonPath found =
        fhir()
            .get(
                "/DocumentReference?patient=Patient/{id}&type=http://loinc.org|18761-7",
                oksana.patient())
            .then()
            .statusCode(200)
            .body("entry", hasSize(1))
            .body("entry[0].resource.content[0].attachment.url", equalTo("Bundle/" + first))
            .body(
                "entry[0].resource.content[0].attachment.contentType",
                equalTo("application/fhir+json"))
            .extract()
            .jsonPath();
    String stored = fhir().get("/Bundle/{id}", first).then().statusCode(200).extract().asString();
    Bundle document = CONTEXT.newJsonParser().parseResource(Bundle.class, stored);
    document.setId((String) null);
    document.getMeta().setVersionId(null).setLastUpdated(null);
    byte[] json =
        CONTEXT.newJsonParser().encodeResourceToString(document).getBytes(StandardCharsets.UTF_8);
    assertThat(found.getString("entry[0].resource.content[0].attachment.hash"))
        .isEqualTo(
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(json)));
    fhir()
        .get("/Provenance?target=Bundle/{id}", first)
        .then()
        .statusCode(200)
        .body("entry", hasSize(1))
        .body("entry[0].resource.entity.what.reference", hasItem("Patient/" + oksana.patient()))
        .body("entry[0].resource.entity.what.reference", not(hasItem(containsString("psycho"))));
  }

  @Test
  void whatChangedLaterIsSaidInANewVersion() {
    Oksana oksana = new Oksana("version-");
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
    String first = keep(ASK.formatted(oksana.hospital()), PATH, oksana);
    String pulse = Institutions.pulse(oksana.patient(), 101);
    Institutions.create(fhir(), pulse.replace("2026-03-02", "2026-03-02T09:30:00+02:00"));
    String second = keep(ASK.formatted(oksana.hospital()), PATH, oksana);
    assertThat(second).isNotEqualTo(first);
    assertThat(keep(ASK.formatted(oksana.hospital()), PATH, oksana)).isEqualTo(second);
    fhir()
        .get("/Bundle/{id}", second)
        .then()
        .statusCode(200)
        .body("entry[0].resource.extension[0].valueString", equalTo("2"))
        .body("entry[0].resource.relatesTo[0].code", equalTo("replaces"))
        .body("entry[0].resource.relatesTo[0].targetIdentifier.value", equalTo("urn:uuid:" + first))
        .body("entry[0].resource.section[0].title", equalTo("What is new"))
        .body("entry[0].resource.section[0].text.div", containsString("Since version 1 of"))
        .body("entry[0].resource.section[0].text.div", containsString("Vital signs"))
        .body("entry[0].resource.section[0].text.div", containsString("(2 Mar 2026)"))
        .body("entry[0].resource.section[0].text.div", not(containsString("Problems")));
    fhir()
        .get("/DocumentReference/{id}", second)
        .then()
        .statusCode(200)
        .body("status", equalTo("current"))
        .body("relatesTo[0].code", equalTo("replaces"))
        .body("relatesTo[0].target.reference", equalTo("DocumentReference/" + first));
    fhir()
        .get("/DocumentReference/{id}", first)
        .then()
        .statusCode(200)
        .body("status", equalTo("superseded"));
    fhir().get("/Bundle/{id}", first).then().statusCode(200).body("meta.versionId", equalTo("1"));
  }

  @Test
  void anotherLanguageOrFormIsAnotherDocumentAndReplacesNone() {
    Oksana oksana = new Oksana("series-");
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
    String english = keep(ASK.formatted(oksana.hospital()), PATH, oksana);
    String french =
        keep(ASK.formatted(oksana.hospital()).replace("\"en\"", "\"fr\""), PATH, oksana);
    String compact =
        keep(
            ASK.formatted(oksana.hospital())
                .replace("]}", ", {\"name\": \"form\", \"valueCode\": \"compact\"}]}"),
            PATH,
            oksana);
    assertThat(Set.of(english, french, compact)).hasSize(3);
    fhir()
        .get(
            "/DocumentReference?patient=Patient/{id}&type=http://loinc.org|18761-7&status=current",
            oksana.patient())
        .then()
        .statusCode(200)
        .body("entry", hasSize(3))
        .body("entry.resource.relatesTo.flatten()", everyItem(nullValue()));
  }

  private String keep(String ask, String path, Oksana oksana) {
    return fhir()
        .body(ask)
        .post(path, oksana.request())
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }
}
