package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/**
 * What makes two documents the same: that they tell the same reader the same records. When a
 * document was made and how its sentences run (some count days from then) makes no difference.
 */
final class SummaryIdentity {

  /**
   * The version of a document
   * (https://hl7.org/fhir/R4/extension-composition-clinicaldocument-versionnumber.html).
   */
  static final String VERSION =
      "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber";

  private static final String UUID_URN = "urn:uuid:";

  /** Which documents are versions of each other; kept with the Provenance of each. */
  private static final String SERIES = DoorstepCodes.IDENTIFIERS + "/transfer-summary-series";

  private SummaryIdentity() {}

  /**
   * The series to which a document belongs: about the same transfer, in the same language and form,
   * for the same reader and purpose, kept by the same organisation.
   *
   * @param dossier what it tells of
   * @param asked for whom and why it is made
   * @param keeper the organisation that keeps it, or nothing
   */
  static Coding series(Dossier dossier, SummaryRequest asked, String keeper) {
    String about = dossier.transfer().map(Dossier::key).orElse(Dossier.key(dossier.patient()));
    String since = asked.since().map(String::valueOf).orElse("");
    String name =
        String.join(
            " ",
            about,
            asked.recipient().orElse(""),
            asked.purpose().name(),
            asked.language().tag(),
            asked.form().code(),
            since,
            keeper);
    return new Coding(SERIES, uuid(name), null);
  }

  /**
   * Gives a document its identifier.
   *
   * @param document a document Bundle with a Composition as its first entry
   * @param series the series to which it belongs
   * @param previous the id of the document that it replaces, if there is one
   * @param context the context that writes JSON
   */
  static void identify(
      Bundle document, Coding series, Optional<String> previous, FhirContext context) {
    String name = series.getCode() + previous.orElse("") + content(document, context);
    document.setIdentifier(
        new Identifier().setSystem("urn:ietf:rfc:3986").setValue(UUID_URN + uuid(name)));
  }

  /** The id under which a document is kept. */
  static String id(Bundle document) {
    return document.getIdentifier().getValue().substring(UUID_URN.length());
  }

  /** What a document tells, without when it was made, its sentences and what it replaces. */
  static String content(Bundle document, FhirContext context) {
    Bundle content = document.copy();
    content.setId((String) null);
    content.setMeta(null);
    content.setIdentifier(null).setTimestamp(null);
    Composition composition = (Composition) content.getEntryFirstRep().getResource();
    composition.setId((String) null);
    composition.setDateElement(null).setRelatesTo(null);
    composition.getExtension().removeIf(extension -> VERSION.equals(extension.getUrl()));
    composition.setText(null);
    composition
        .getSection()
        .removeIf(
            section ->
                SectionKind.CHANGES.coding().equalsDeep(section.getCode().getCodingFirstRep()));
    withoutTexts(composition.getSection());
    return context.newJsonParser().encodeResourceToString(content);
  }

  private static void withoutTexts(List<SectionComponent> sections) {
    sections.forEach(
        section -> {
          section.setText(null);
          withoutTexts(section.getSection());
        });
  }

  /** The version of a document; the first one where it says none. */
  static int version(Bundle document) {
    Composition composition = (Composition) document.getEntryFirstRep().getResource();
    return composition.getExtension().stream()
        .filter(extension -> VERSION.equals(extension.getUrl()))
        .map(extension -> Integer.parseInt(extension.getValue().primitiveValue()))
        .findFirst()
        .orElse(1);
  }

  static void setVersion(Bundle document, int version) {
    Composition composition = (Composition) document.getEntryFirstRep().getResource();
    composition.addExtension(VERSION, new StringType(String.valueOf(version)));
  }

  /**
   * The form over which hashes are reckoned: compact JSON, before the store adds id and version.
   */
  static byte[] json(Bundle document, FhirContext context) {
    return context
        .newJsonParser()
        .encodeResourceToString(document)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
