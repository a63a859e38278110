package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The document of a Composition (https://hl7.org/fhir/R4/composition-operation-document.html): one
 * that was sent, as it was sent, or one that is put together of what a Composition refers to.
 */
final class StoredDocument {

  /** Records are read one by one; a Composition that names more is no summary. */
  private static final int MOST = 300;

  private final IRepository visible;
  private final FhirContext context;

  /**
   * @param visible the records as the caller may see them
   * @param context the context that knows the types
   */
  StoredDocument(IRepository visible, FhirContext context) {
    this.context = context;
    this.visible = visible;
  }

  /**
   * The document.
   *
   * @param id of a Composition, or of a summary that was sent
   * @param today the day on which ages would be reckoned
   * @throws Refusal 404 when there is neither, 422 when the Composition is about nobody or too
   *     large
   */
  Bundle of(IdType id, LocalDate today) {
    Optional<Composition> composition = read(Composition.class, id);
    if (composition.isPresent()) {
      return assembled(composition.get(), today);
    }
    return read(Bundle.class, id)
        .filter(sent -> sent.getType() == BundleType.DOCUMENT)
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.NOT_FOUND,
                    "document-not-found",
                    null,
                    "There is no such Composition here.",
                    "DocumentReference?patient=Patient/[id] names the documents of a person."));
  }

  private Bundle assembled(Composition composition, LocalDate today) {
    Patient patient =
        read(Patient.class, new IdType(Dossier.key(composition.getSubject())))
            .orElseThrow(
                () ->
                    new Refusal(
                        Reason.RULE_BROKEN,
                        "document-no-patient",
                        "Composition.subject",
                        "This Composition does not say about whom it is.",
                        "Put a reference to the Patient into subject."));
    List<Resource> chosen = new ArrayList<>();
    chosen.add(composition);
    chosen.add(patient);
    List<String> keys =
        DocumentEntries.references(composition).stream()
            .map(Dossier::key)
            .filter(key -> key.matches("[A-Za-z]+/[A-Za-z0-9.\\-]{1,64}"))
            .distinct()
            .toList();
    if (keys.size() > MOST) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "document-too-large",
          "Composition.section.entry",
          "This Composition refers to more than %d records.".formatted(MOST),
          "Put them into several Compositions.");
    }
    keys.forEach(key -> read(new IdType(key)).ifPresent(chosen::add));
    Dossier dossier = new Dossier(patient, Optional.empty(), chosen, today);
    Map<String, Resource> entries =
        new DocumentEntries(
                chosen.stream().filter(it -> dossier.find(to(it)).isPresent()).toList(), dossier)
            .all();
    if (!entries.containsKey(Dossier.key(composition))) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "document-no-author",
          "Composition.author",
          "The author of this Composition is not known here.",
          "Put a reference to a Practitioner, an Organization or a Device into author.");
    }
    Bundle document = new Bundle().setType(BundleType.DOCUMENT);
    String name = composition.getIdElement().getIdPart() + composition.getMeta().getVersionId();
    document.setIdentifier(
        new Identifier()
            .setSystem("urn:ietf:rfc:3986")
            .setValue("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))));
    document.setTimestamp(new Date());
    entries.forEach(
        (key, record) ->
            document.addEntry().setFullUrl(DocumentEntries.address(key)).setResource(record));
    return document;
  }

  private static Reference to(Resource record) {
    return new Reference(Dossier.key(record));
  }

  private Optional<? extends Resource> read(IdType id) {
    try {
      return read(
          context.getResourceDefinition(id.getResourceType()).getImplementingClass(Resource.class),
          id);
    } catch (DataFormatException noSuchType) {
      return Optional.empty();
    }
  }

  private <T extends Resource> Optional<T> read(Class<T> type, IdType id) {
    try {
      String name = context.getResourceType(type);
      return Optional.of(visible.read(type, new IdType(name, id.getIdPart())));
    } catch (BaseServerResponseException refused) {
      if (refused.getStatusCode() >= 500) {
        throw refused;
      }
      // Whether it is hidden, gone or of a type that is not served: to the caller it is not there.
      return Optional.empty();
    }
  }
}
