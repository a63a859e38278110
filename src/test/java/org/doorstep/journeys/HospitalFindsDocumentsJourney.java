package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.Set;
import org.doorstep.transfer.Oksana;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital's system that speaks the guides of others finds and fetches what there is. */
class HospitalFindsDocumentsJourney extends Journey {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final String DOCREF = "/DocumentReference/$docref?";

  private final Oksana oksana = new Oksana("documents-");

  @BeforeEach
  void teamUploadsVisit() {
    fhir()
        .body(CONTEXT.newJsonParser().encodeResourceToString(oksana.upload()))
        .post("/")
        .then()
        .statusCode(200);
  }

  private String sent() {
    return fhir()
        .get("/ServiceRequest/{id}/$transfer-summary?language=fr&persist=true", oksana.request())
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void documentsOfAPersonAreThoseThatAreKeptAndThoseThatCanBeMade() {
    String id = sent();
    documents("")
        .body("type", equalTo("searchset"))
        .body("total", equalTo(3))
        .body("entry[0].resource.content[0].attachment.url", endsWith("/$transfer-summary"))
        .body("entry[1].resource.content[0].attachment.url", endsWith("/$summary"))
        .body("entry[2].resource.id", equalTo(id))
        .body("entry[2].fullUrl", endsWith("/DocumentReference/" + id));
    documents("&on-demand=true").body("total", equalTo(2));
    documents("&type=http://loinc.org|60591-5").body("total", equalTo(1));
    documents("&type=18761-7").body("total", equalTo(2));
    documents("&type=http://loinc.org|34133-9").body("total", equalTo(0));
    documents("&start=2025-07-01&end=2025-09-30").body("total", equalTo(1));
    documents("&end=2024").body("total", equalTo(0));
    documents("&profile=http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips")
        .body("total", equalTo(1));
    String made =
        documents("&on-demand=true").extract().path("entry[0].resource.content[0].attachment.url");
    fhir()
        .get(made.substring(made.indexOf("/Patient/")).replace("$", "{op}"), "$")
        .then()
        .statusCode(200)
        .body("type", equalTo("document"));
  }

  @Test
  void whoIsNotThereHasNoDocuments() {
    fhir()
        .get(DOCREF + "patient=nobody-of-this-name")
        .then()
        .statusCode(200)
        .body("type", equalTo("searchset"))
        .body("total", equalTo(0));
  }

  @Test
  void whatCannotBeAskedIsRefusedInPlainWords() {
    refused(DOCREF + "type=18761-7", "'patient'");
    refused(DOCREF + "patient=1&start=yesterday", "2025-09-01");
    refused(DOCREF + "patient=1&start=2025&end=2024", "not before start");
    refused(DOCREF + "patient=a b", "the id of a Patient");
    refused(DOCREF + "patient=1&on-demand=perhaps", "true or false");
    refused(DOCREF + "patient=1&since=2024", "Its parameters are");
    refused(
        "/Patient/" + oksana.patient() + "/$summary?profile=http://example.org", "Bundle-uv-ips");
    refused("/Composition/" + oksana.request() + "/$document?persist=true", "$transfer-summary");
    fhir().get("/Patient/nobody/$summary").then().statusCode(404);
    fhir().get("/Composition/nothing/$document").then().statusCode(404);
  }

  @Test
  void whatWasSentIsFetchedAsItWasSent() {
    String id = sent();
    fhir()
        .get("/Composition/{id}/$document", id)
        .then()
        .statusCode(200)
        .body("identifier.value", equalTo("urn:uuid:" + id))
        .body("entry[0].resource.title", equalTo("Compte rendu de transfert"));
  }

  @Test
  void documentOfACompositionHoldsWhatItRefersTo() {
    String condition =
        fhir()
            .get(
                "/Condition?patient={id}&code=http://hl7.org/fhir/sid/icd-10|I25.2",
                oksana.patient())
            .then()
            .extract()
            .path("entry[0].resource.id");
    String composition =
        Institutions.create(
            fhir(),
            """
            {"resourceType": "Composition", "status": "final", "title": "Epicrisis",
             "type": {"coding": [{"system": "http://loinc.org", "code": "18842-5"}]},
             "subject": {"reference": "Patient/%1$s"}, "date": "2025-10-01",
             "author": [{"reference": "Organization/%2$s"}],
             "section": [{"title": "Problems", "text": {"status": "generated",
               "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">Infarction</div>"},
               "entry": [{"reference": "Condition/%3$s"}]}]}
            """
                .formatted(oksana.patient(), oksana.hospital(), condition));
    Bundle document =
        bundle(fhir().get("/Composition/{id}/$document", composition).then().statusCode(200));
    assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
    assertThat(document.getEntry())
        .extracting(entry -> entry.getResource().fhirType())
        .startsWith("Composition")
        .contains("Patient", "Condition", "Organization");
    assertThat(dangling(document)).isEmpty();
  }

  @Test
  void internationalSummaryHasItsSectionsAndNamesNothingThatItDoesNotHold() {
    ValidatableResponse answer =
        fhir()
            .get("/Patient/{id}/$summary", oksana.patient())
            .then()
            .statusCode(200)
            .body("type", equalTo("document"))
            .body("identifier.value", startsWith("urn:uuid:"))
            .body("meta.profile[0]", containsString("Bundle-uv-ips"))
            .body("entry[0].resource.type.coding[0].code", equalTo("60591-5"))
            .body("entry[0].resource.confidentiality", equalTo("R"))
            .body(
                "entry[0].resource.section.code.coding.code.flatten()",
                hasItems("11450-4", "48765-2", "10160-0", "30954-2", "8716-3"))
            .body("entry.findAll { it.resource.resourceType == 'Patient' }", hasSize(1));
    Bundle document = bundle(answer);
    assertThat(dangling(document)).isEmpty();
    assertThat(answer.extract().asString())
        .contains("I25.2", "Пеніцилін")
        .doesNotContain("Таємниця", "44261-6", "psychological-support", "hiv-episode");
  }

  private ValidatableResponse documents(String query) {
    return fhir().get(DOCREF + "patient=" + oksana.patient() + query).then().statusCode(200);
  }

  private void refused(String path, String mend) {
    fhir()
        .get(path)
        .then()
        .statusCode(400)
        .body("resourceType", equalTo("OperationOutcome"))
        .body("issue[0].details.text", containsString(mend));
  }

  private static Bundle bundle(ValidatableResponse answer) {
    return CONTEXT.newJsonParser().parseResource(Bundle.class, answer.extract().asString());
  }

  /** References that lead to nothing in the document. */
  static Set<String> dangling(Bundle document) {
    Set<String> addresses = new HashSet<>();
    document.getEntry().forEach(entry -> addresses.add(entry.getFullUrl()));
    Set<String> dangling = new HashSet<>();
    for (BundleEntryComponent entry : document.getEntry()) {
      CONTEXT
          .newTerser()
          .getAllResourceReferences(entry.getResource())
          .forEach(
              info -> {
                String to = info.getResourceReference().getReferenceElement().getValue();
                if (to != null && !to.startsWith("#") && !addresses.contains(to)) {
                  dangling.add(entry.getResource().fhirType() + ": " + to);
                }
              });
    }
    return dangling;
  }
}
