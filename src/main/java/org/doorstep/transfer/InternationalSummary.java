package org.doorstep.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Closes an International Patient Summary: every reference leads to an entry, and what the summary
 * does not hold it does not name.
 */
final class InternationalSummary {

  private InternationalSummary() {}

  /**
   * Closes a document.
   *
   * @param document as HAPI makes it; it is changed
   * @return the same document
   */
  static Bundle closed(Bundle document) {
    Map<String, String> addresses = new HashMap<>();
    for (BundleEntryComponent entry : document.getEntry()) {
      Resource record = entry.getResource();
      String key = key(record);
      addresses.put(key, DocumentEntries.address(key));
      addresses.put(String.valueOf(record.getIdElement().getValue()), DocumentEntries.address(key));
      entry.setFullUrl(DocumentEntries.address(key));
      DocumentEntries.withoutAccount(record);
    }
    for (BundleEntryComponent entry : document.getEntry()) {
      DocumentEntries.references(entry.getResource())
          .forEach(reference -> close(reference, addresses));
    }
    List<Resource> records =
        document.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    Composition composition = (Composition) records.get(0);
    composition.setConfidentiality(DocumentConfidentiality.fromCode(Confidential.highest(records)));
    String name = document.getIdentifier().getValue();
    document.setIdentifier(
        new Identifier()
            .setSystem("urn:ietf:rfc:3986")
            .setValue(name.startsWith("urn:uuid:") ? name : "urn:uuid:" + name));
    return document;
  }

  private static String key(Resource record) {
    String id = String.valueOf(record.getIdElement().getIdPart()).replace("urn:uuid:", "");
    record.setId(record.fhirType() + "/" + id);
    return Dossier.key(record);
  }

  private static void close(Reference reference, Map<String, String> addresses) {
    String written = reference.getReference();
    String address = addresses.get(String.valueOf(written));
    if (address == null) {
      address = addresses.get(Dossier.key(reference));
    }
    if (address != null) {
      reference.setReference(address);
    } else if (written == null || !written.startsWith("#")) {
      // The name of whom it leads to may be that of somebody whom the reader must not know of.
      reference.setReference(null);
      reference.setDisplay(null);
      reference.setIdentifier(null);
    }
  }
}
