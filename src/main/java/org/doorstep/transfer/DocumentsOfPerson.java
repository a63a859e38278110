package org.doorstep.transfer;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * The documents of a person: those that are kept, and those that are made when somebody asks
 * (https://hl7.org/fhir/uv/ipa/STU1/OperationDefinition-docref.html).
 */
final class DocumentsOfPerson {

  private static final String LOINC = "http://loinc.org";
  private static final String TRANSFER = "18761-7";
  private static final String INTERNATIONAL = "60591-5";
  private static final String MOST = "200";

  private final IRepository visible;
  private final String base;

  /**
   * @param visible the records as the caller may see them
   * @param base the address of the server
   */
  DocumentsOfPerson(IRepository visible, String base) {
    this.visible = visible;
    this.base = base;
  }

  /**
   * Finds the documents.
   *
   * @param patient the person, whom the caller sees, such as {@code Patient/1}
   * @param asked which ones
   * @return a searchset of DocumentReferences, the newest first
   */
  Bundle of(String patient, DocumentsAsked asked) {
    List<DocumentReference> found = new ArrayList<>(made(patient, asked));
    if (!asked.onDemandOnly()) {
      kept(patient).stream().filter(it -> fits(it, asked)).forEach(found::add);
    }
    Bundle answer = new Bundle().setType(BundleType.SEARCHSET).setTotal(found.size());
    answer.addLink().setRelation("self").setUrl(base + "/DocumentReference/$docref");
    for (DocumentReference reference : found) {
      BundleEntryComponent entry = answer.addEntry().setResource(reference);
      if (reference.getIdElement().hasIdPart()) {
        entry.setFullUrl(base + "/DocumentReference/" + reference.getIdElement().getIdPart());
      }
      entry.getSearch().setMode(SearchEntryMode.MATCH);
    }
    return answer;
  }

  private List<DocumentReference> kept(String patient) {
    Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
    which.put("patient", List.of(new ReferenceParam(patient)));
    which.put("_sort", List.of(new StringParam("-date")));
    which.put("_count", List.of(new StringParam(MOST)));
    return visible.search(Bundle.class, DocumentReference.class, which).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(DocumentReference.class::isInstance)
        .map(DocumentReference.class::cast)
        .toList();
  }

  private static boolean fits(DocumentReference reference, DocumentsAsked asked) {
    // Without a range only what stands now is meant, as the guide has it.
    boolean inTime =
        asked.isOfAnyTime()
            ? reference.getStatus() == DocumentReferenceStatus.CURRENT
            : asked.reaches(from(reference), until(reference));
    boolean profiled =
        asked.profile().isEmpty()
            || asked.profile().get().equals(DoorstepCodes.structure("doorstep-transfer-document"))
                && reference.getType().hasCoding(LOINC, TRANSFER);
    return inTime && profiled && asked.isOfType(reference.getType());
  }

  private static Optional<Instant> from(DocumentReference reference) {
    Period care = reference.getContext().getPeriod();
    return instant(care.hasStart() ? care.getStart() : reference.getDate());
  }

  private static Optional<Instant> until(DocumentReference reference) {
    Period care = reference.getContext().getPeriod();
    return instant(care.hasEnd() ? care.getEnd() : reference.getDate());
  }

  private static Optional<Instant> instant(Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  /** What is made when somebody asks tells of today. */
  private List<DocumentReference> made(String patient, DocumentsAsked asked) {
    Instant now = Instant.now();
    if (!asked.reaches(Optional.of(now), Optional.of(now))) {
      return List.of();
    }
    List<DocumentReference> made = new ArrayList<>();
    String transfer = DoorstepCodes.structure("doorstep-transfer-document");
    String international = "http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips";
    if (asked.isOfType(concept(TRANSFER)) && asked.profile().map(transfer::equals).orElse(true)) {
      made.add(onDemand(patient, TRANSFER, "$transfer-summary"));
    }
    if (asked.isOfType(concept(INTERNATIONAL))
        && asked.profile().map(international::equals).orElse(true)) {
      made.add(onDemand(patient, INTERNATIONAL, "$summary"));
    }
    return made;
  }

  private DocumentReference onDemand(String patient, String type, String operation) {
    DocumentReference reference = new DocumentReference();
    reference.setStatus(DocumentReferenceStatus.CURRENT);
    reference.setType(concept(type));
    reference.setSubject(new Reference(patient));
    Attachment attachment = reference.addContent().getAttachment();
    attachment.setContentType("application/fhir+json");
    attachment.setUrl(base + "/" + patient + "/" + operation);
    return reference;
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept(new Coding(LOINC, code, null));
  }
}
