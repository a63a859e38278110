package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.doorstep.transfer.Oksana;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** Months later somebody asks what the hospital was told. */
class SentSummaryIsProvenJourney extends Journey {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();

  @Test
  void whatWasSentStaysProvable() throws Exception {
    Oksana oksana = new Oksana("proof-");
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
    String ask =
        """
        {"resourceType":"Parameters","parameter":[
          {"name":"recipient","valueReference":{"reference":"Organization/%s"}},
          {"name":"purpose","valueCode":"TREAT"},
          {"name":"language","valueCode":"en"},
          {"name":"persist","valueBoolean":true}]}
        """
            .formatted(oksana.hospital());
    String path = "/ServiceRequest/{id}/$transfer-summary";
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
