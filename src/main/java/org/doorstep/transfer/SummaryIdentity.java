package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Identifier;

/** The identifier of a document follows from its content, so that the same content has one. */
final class SummaryIdentity {

  private static final String UUID_URN = "urn:uuid:";

  private SummaryIdentity() {}

  /**
   * Gives a document its identifier; the time at which it was made does not count.
   *
   * @param document a document Bundle with a Composition as its first entry
   * @param asked for whom and why it is made: what two readers were sent is proven for each
   * @param context the context that writes JSON
   */
  static void identify(Bundle document, SummaryRequest asked, FhirContext context) {
    Composition composition = (Composition) document.getEntryFirstRep().getResource();
    var made = composition.getDateElement();
    Date stamp = document.getTimestamp();
    composition.setDateElement(null);
    document.setTimestamp(null);
    document.setIdentifier(null);
    String reader = asked.recipient().orElse("") + " " + asked.purpose() + " ";
    String content = new String(json(document, context), StandardCharsets.UTF_8);
    UUID name = UUID.nameUUIDFromBytes((reader + content).getBytes(StandardCharsets.UTF_8));
    composition.setDateElement(made);
    document.setTimestamp(stamp);
    document.setIdentifier(
        new Identifier().setSystem("urn:ietf:rfc:3986").setValue(UUID_URN + name));
  }

  /** The id under which a document is kept. */
  static String id(Bundle document) {
    return document.getIdentifier().getValue().substring(UUID_URN.length());
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
}
