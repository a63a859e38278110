package org.doorstep.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is kept beside a document that was sent: a DocumentReference with its hash (in the shape of
 * IHE MHD) and a Provenance that says to whom, why and from which records.
 */
final class SummaryRecords {

  private static final String LOINC = "http://loinc.org";
  private static final String AGENT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private SummaryRecords() {}

  /**
   * The reference by which a document is found.
   *
   * @param document with its identifier
   * @param json what was sent
   * @param dossier from which it was made
   * @param id under which it is kept
   */
  static DocumentReference reference(Bundle document, byte[] json, Dossier dossier, String id) {
    Composition summary = (Composition) document.getEntryFirstRep().getResource();
    DocumentReference reference = new DocumentReference();
    reference.setId("DocumentReference/" + id);
    reference.setMasterIdentifier(document.getIdentifier().copy());
    reference.setStatus(DocumentReferenceStatus.CURRENT);
    reference.setType(new CodeableConcept(new Coding(LOINC, "18761-7", null)));
    reference.addCategory(new CodeableConcept(new Coding(LOINC, "57133-1", null)));
    reference.setSubject(new Reference(Dossier.key(dossier.patient())));
    reference.setDate(document.getTimestamp());
    TransferSections.sender(dossier)
        .ifPresent(sender -> reference.addAuthor(new Reference(Dossier.key(sender))));
    TransferSections.organisation(dossier)
        .ifPresent(keeper -> reference.setCustodian(new Reference(Dossier.key(keeper))));
    reference.addSecurityLabel(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
                summary.getConfidentiality().toCode(),
                null)));
    reference.getContext().setPeriod(summary.getEventFirstRep().getPeriod().copy());
    reference.setDescription(summary.getTitle());
    Attachment attachment = reference.addContent().getAttachment();
    attachment.setContentType("application/fhir+json");
    attachment.setLanguage(document.getLanguage());
    attachment.setUrl("Bundle/" + id);
    attachment.setSize(json.length);
    attachment.setHash(sha1(json));
    attachment.setTitle(summary.getTitle() + ", " + SummaryIdentity.version(document));
    attachment.setCreation(document.getTimestamp());
    dossier
        .transfer()
        .ifPresent(
            request -> {
              reference.getContext().addRelated(new Reference(Dossier.key(request)));
              if (dossier.find(request.getEncounter()).isPresent()) {
                reference
                    .getContext()
                    .addEncounter(new Reference(Dossier.key(request.getEncounter())));
              }
            });
    return reference;
  }

  /**
   * Who was told, why and from which records.
   *
   * @param document with its identifier
   * @param dossier from which it was made
   * @param asked for whom and why it was made
   * @param series the series to which it belongs
   * @param id under which it is kept
   */
  static Provenance provenance(
      Bundle document, Dossier dossier, SummaryRequest asked, Coding series, String id) {
    Provenance provenance = new Provenance();
    provenance.setId("Provenance/" + id);
    provenance.getMeta().addProfile(DoorstepCodes.structure("doorstep-provenance"));
    provenance.getMeta().addTag(series);
    provenance.addTarget(new Reference("DocumentReference/" + id));
    provenance.addTarget(new Reference("Bundle/" + id));
    provenance.setRecorded(document.getTimestamp());
    provenance.addReason(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                asked.purpose().name(),
                null)));
    asked
        .recipient()
        .ifPresent(
            reader ->
                provenance
                    .addAgent()
                    .setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", null)))
                    .setWho(new Reference(reader)));
    agent(provenance, "assembler", new Reference().setDisplay("Doorstep"));
    TransferSections.sender(dossier)
        .ifPresent(by -> agent(provenance, "author", new Reference(Dossier.key(by))));
    dossier.all(Resource.class).stream()
        .filter(record -> contains(document, record))
        .forEach(
            record ->
                provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.SOURCE)
                    .setWhat(new Reference(Dossier.key(record))));
    return provenance;
  }

  private static void agent(Provenance provenance, String type, Reference who) {
    provenance.addAgent().setType(new CodeableConcept(new Coding(AGENT, type, null))).setWho(who);
  }

  private static boolean contains(Bundle document, Resource record) {
    String address = DocumentEntries.address(Dossier.key(record));
    return document.getEntry().stream().anyMatch(entry -> address.equals(entry.getFullUrl()));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      // FHIR R4 defines Attachment.hash as SHA-1.
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java runtime knows SHA-1.", impossible);
    }
  }
}
