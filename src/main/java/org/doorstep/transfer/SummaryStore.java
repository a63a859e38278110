package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Keeper;
import org.doorstep.profiles.Terms;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionRelatesToComponent;
import org.hl7.fhir.r4.model.Composition.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps documents that were sent, so that what a hospital was told stays provable: the Bundle, its
 * DocumentReference and its Provenance. Asked again with nothing changed it keeps nothing; with a
 * change it keeps a new version that says what is new.
 */
@Component
class SummaryStore {

  private static final String NOBODY = "";

  /** Current documents of one person: one for each language, form, reader and purpose. */
  private static final String MOST = "200";

  private final Records records;
  private final FhirContext context;
  private final Terms terms;
  private final Narratives narratives;

  SummaryStore(Records records, FhirContext context, Terms terms, Narratives narratives) {
    this.records = records;
    this.context = context;
    this.terms = terms;
    this.narratives = narratives;
  }

  /** A document that was kept before. */
  private record Kept(DocumentReference reference, Bundle document) {}

  /** Gives a document that is not kept the identifier that follows from its content. */
  void identify(Bundle document, Dossier dossier, SummaryRequest asked, RequestDetails details) {
    SummaryIdentity.identify(document, series(dossier, asked, details), Optional.empty(), context);
  }

  private static Coding series(Dossier dossier, SummaryRequest asked, RequestDetails details) {
    String keeper = Keeper.ofCaller(details).map(Keeper::organization).orElse(NOBODY);
    return SummaryIdentity.series(dossier, asked, keeper);
  }

  /**
   * Keeps a document.
   *
   * @param document without an identifier
   * @param dossier from which it was made
   * @param asked for whom and why it was made
   * @param details the request that asked
   * @return the document as it is kept, with its id; the older one where nothing has changed
   */
  Bundle keep(Bundle document, Dossier dossier, SummaryRequest asked, RequestDetails details) {
    // The reader of a summary may not write records; that it was sent is the server's own record.
    IRepository store = records.on(Keeper.inTheNameOf(details));
    Coding series = series(dossier, asked, details);
    Optional<Kept> previous = newest(store, Dossier.key(dossier.patient()), series);
    if (previous.isPresent() && isSame(previous.get().document(), document)) {
      return previous.get().document();
    }
    Optional<String> replaced = previous.map(kept -> SummaryIdentity.id(kept.document()));
    SummaryIdentity.identify(document, series, replaced, context);
    previous.ifPresent(kept -> follow(kept.document(), document, asked));
    SummaryIdentity.setVersion(
        document, previous.map(kept -> SummaryIdentity.version(kept.document()) + 1).orElse(1));
    String id = SummaryIdentity.id(document);
    byte[] json = SummaryIdentity.json(document, context);
    document.setId("Bundle/" + id);
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    put(transaction, document);
    DocumentReference reference = SummaryRecords.reference(document, json, dossier, id);
    previous.ifPresent(kept -> replace(kept.reference(), reference, transaction));
    put(transaction, reference);
    put(transaction, SummaryRecords.provenance(document, dossier, asked, series, id));
    try {
      store.transaction(transaction);
    } catch (ResourceVersionConflictException atTheSameTime) {
      // Somebody else asked for the same at the same time; then it is kept already.
      return kept(store, id).orElseThrow(() -> atTheSameTime);
    }
    return document;
  }

  private boolean isSame(Bundle one, Bundle other) {
    return SummaryIdentity.content(one, context).equals(SummaryIdentity.content(other, context));
  }

  /** Says what a document replaces and what is new in it. */
  private void follow(Bundle previous, Bundle document, SummaryRequest asked) {
    Composition composition = (Composition) document.getEntryFirstRep().getResource();
    composition.addRelatesTo(
        new CompositionRelatesToComponent()
            .setCode(DocumentRelationshipType.REPLACES)
            .setTarget(previous.getIdentifier().copy()));
    Wording wording = new Wording(asked.language(), terms);
    SectionDraft changes = new Changes(previous, document, wording, context).section();
    Composition.SectionComponent section = new Composition.SectionComponent();
    section.setTitle(wording.text("section." + changes.kind().id()));
    section.getCode().addCoding(changes.kind().coding());
    section.setText(
        narratives.narrative(changes.blocks(), asked.language(), Narratives.Form.WORDS));
    composition.getSection().add(0, section);
  }

  private static void replace(
      DocumentReference older, DocumentReference newer, Bundle transaction) {
    newer
        .addRelatesTo()
        .setCode(DocumentReference.DocumentRelationshipType.REPLACES)
        .setTarget(new Reference("DocumentReference/" + older.getIdElement().getIdPart()));
    older.setStatus(DocumentReferenceStatus.SUPERSEDED);
    put(transaction, older);
  }

  private static Optional<Kept> newest(IRepository store, String patient, Coding series) {
    Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
    which.put("patient", List.of(new ReferenceParam(patient)));
    which.put("type", List.of(new TokenParam("http://loinc.org", "18761-7")));
    which.put("status", List.of(new TokenParam("current")));
    which.put("_sort", List.of(new StringParam("-date")));
    List<DocumentReference> current = found(store, DocumentReference.class, which);
    if (current.isEmpty()) {
      return Optional.empty();
    }
    List<IQueryParameterType> ids = new ArrayList<>();
    current.forEach(reference -> ids.add(new TokenParam(reference.getIdElement().getIdPart())));
    Multimap<String, List<IQueryParameterType>> told = ArrayListMultimap.create();
    told.put("_id", ids);
    Set<String> ofSeries =
        found(store, Provenance.class, told).stream()
            .filter(it -> it.getMeta().getTag(series.getSystem(), series.getCode()) != null)
            .map(it -> it.getIdElement().getIdPart())
            .collect(Collectors.toSet());
    return current.stream()
        .filter(reference -> ofSeries.contains(reference.getIdElement().getIdPart()))
        .findFirst()
        .flatMap(
            reference ->
                kept(store, reference.getIdElement().getIdPart())
                    .map(document -> new Kept(reference, document)));
  }

  private static <T extends Resource> List<T> found(
      IRepository store, Class<T> type, Multimap<String, List<IQueryParameterType>> which) {
    which.put("_count", List.of(new StringParam(MOST)));
    Bundle page = store.search(Bundle.class, type, which);
    return page.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
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
}
