package org.doorstep.deidentified;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.demo.DemoRegion;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;

/** Of what anybody may have written into a record nothing is left when it is de-identified. */
class CanaryTests {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  private static final String CANARY = "Канарка-zyzzyva";
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("key".repeat(20).getBytes(StandardCharsets.UTF_8));
  private static final Places PLACES =
      new Places(Map.of("demo-village-1", "demo-area-raion"), Map.of("demo-area-raion", 20_000L));

  /** Into every text, number, address, attachment and unknown extension of every record. */
  @Test
  void noCanaryIsLeftOfTheDemoRegion() {
    List<Resource> records = new ArrayList<>();
    new DemoRegion(30, LocalDate.parse("2025-09-01"))
        .posts()
        .flatMap(post -> post.bundle().getEntry().stream())
        .forEach(
            entry -> {
              String id = entry.getResource().getIdElement().getIdPart();
              entry
                  .getResource()
                  .setId(
                      entry.getResource().fhirType() + "/" + (id == null ? UUID.randomUUID() : id));
              String json = FHIR.newJsonParser().encodeResourceToString(entry.getResource());
              records.add(
                  (Resource)
                      FHIR.newJsonParser()
                          .parseResource(
                              json.replaceAll("\"urn:uuid:([^\"]+)\"", "\"Patient/$1\"")));
            });
    RareCodes counted = new RareCodes(1);
    records.forEach(record -> count(record, record, counted));
    Map<String, Integer> left = new HashMap<>();
    for (Resource record : records) {
      String id = record.getIdElement().getIdPart();
      plant(record, record.fhirType());
      assertThat(text(Optional.of(record))).contains(CANARY);
      Optional<Resource> result =
          new Deidentification(PSEUDONYMS, PLACES, counted, TODAY)
              .of(record, Detail.YEAR, there -> true);
      result.ifPresent(it -> left.merge(it.fhirType(), 1, Integer::sum));
      assertThat(text(result)).doesNotContain(CANARY, id, "DEMO-", "demo-");
    }
    assertThat(left.keySet())
        .containsExactlyInAnyOrder(
            "Patient",
            "Encounter",
            "Condition",
            "Observation",
            "MedicationDispense",
            "ServiceRequest",
            "Task",
            "CarePlan");
  }

  private static void count(Base element, Resource record, RareCodes codes) {
    if (element instanceof Coding coding && coding.hasCode()) {
      codes.add(String.valueOf(coding.getSystem()), coding.getCode(), "somebody");
    }
    element.children().forEach(it -> it.getValues().forEach(value -> count(value, record, codes)));
  }

  private static void plant(Base element, String path) {
    if (element instanceof DomainResource record && path.indexOf('.') < 0) {
      record.setText(new Narrative());
      record.getText().setDivAsString("<div>" + CANARY + "</div>");
      record.addExtension("https://example.org/unknown", new StringType(CANARY));
      record.addContained(new org.hl7.fhir.r4.model.Basic().setAuthor(new Reference(CANARY)));
    }
    if (element instanceof Reference reference) {
      reference.setDisplay(CANARY).getIdentifier().setValue(CANARY);
    }
    if (element instanceof Coding coding) {
      coding.setDisplay(CANARY).setVersion(CANARY);
    }
    if (element instanceof CodeableConcept concept) {
      concept.setText(CANARY);
    }
    if (element instanceof Attachment attachment) {
      attachment.setTitle(CANARY).setData(CANARY.getBytes(StandardCharsets.UTF_8));
    }
    if (element instanceof org.hl7.fhir.r4.model.Element part && !(part instanceof Extension)) {
      part.addExtension("https://example.org/unknown", new StringType(CANARY));
    }
    boolean text =
        (element instanceof StringType || element instanceof MarkdownType)
            && !(element instanceof org.hl7.fhir.r4.model.CodeType);
    if (text && !path.endsWith(".id") && !path.endsWith(".reference")) {
      ((StringType) element).setValue(CANARY);
    }
    boolean known = element instanceof UriType || element instanceof Base64BinaryType;
    if (!known) {
      for (Property property : element.children()) {
        for (Base value : property.getValues()) {
          if (!(value instanceof Extension extension && extension.getUrl().contains("unknown"))) {
            plant(value, path + "." + property.getName());
          }
        }
      }
    }
  }

  private static String text(Optional<Resource> record) {
    return record.map(it -> FHIR.newJsonParser().encodeResourceToString(it)).orElse("");
  }
}
