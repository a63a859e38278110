package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.doorstep.access.Keeper;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps documents that were sent, so that what a hospital was told stays provable: the Bundle, a
 * DocumentReference with its hash (in the shape of IHE MHD), and a Provenance. The identifier
 * follows from the content, so that keeping the same content twice keeps it once.
 */
@Component
class SummaryStore {

  private static final String LOINC = "http://loinc.org";
  private static final String AGENT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

  private final Records records;
  private final FhirContext context;

  SummaryStore(Records records, FhirContext context) {
    this.records = records;
    this.context = context;
  }

  /** Gives a document the identifier that follows from its content. */
  void identify(Bundle document, SummaryRequest asked) {
    SummaryIdentity.identify(document, asked, context);
  }

  /**
   * Keeps a document.
   *
   * @param document with its identifier
   * @param dossier from which it was made
   * @param asked for whom and why it was made
   * @param details the request that asked
   * @return the document as it is kept, with its id; the older one where the same was kept before
   */
  Bundle keep(Bundle document, Dossier dossier, SummaryRequest asked, RequestDetails details) {
    // The reader of a summary may not write records; that it was sent is the server's own record.
    IRepository store = records.on(Keeper.inTheNameOf(details));
    String id = SummaryIdentity.id(document);
    Optional<Bundle> kept = kept(store, id);
    if (kept.isPresent()) {
      return kept.get();
    }
    byte[] json = SummaryIdentity.json(document, context);
    document.setId("Bundle/" + id);
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    put(transaction, document);
    put(transaction, reference(document, json, dossier, id));
    put(transaction, provenance(document, dossier, asked, id));
    store.transaction(transaction);
    return document;
  }

  private static Optional<Bundle> kept(IRepository store, String id) {
    try {
      return Optional.of(store.read(Bundle.class, new IdType("Bundle", id)));
    } catch (ResourceNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static void put(Bundle transaction, Resource resource) {
    String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    transaction
        .addEntry()
        .setFullUrl(url)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
  }

  private static DocumentReference reference(
      Bundle document, byte[] json, Dossier dossier, String id) {
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
    reference.setDescription(summary.getTitle());
    Attachment attachment = reference.addContent().getAttachment();
    attachment.setContentType("application/fhir+json");
    attachment.setLanguage(document.getLanguage());
    attachment.setUrl("Bundle/" + id);
    attachment.setSize(json.length);
    attachment.setHash(sha1(json));
    attachment.setTitle(summary.getTitle());
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

  private static Provenance provenance(
      Bundle document, Dossier dossier, SummaryRequest asked, String id) {
    Provenance provenance = new Provenance();
    provenance.setId("Provenance/" + id);
    provenance.getMeta().addProfile(DoorstepCodes.structure("doorstep-provenance"));
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
