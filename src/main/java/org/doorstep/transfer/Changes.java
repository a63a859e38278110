package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a document tells that the one before it did not tell. What it does not tell any more is not
 * named: it may have been withdrawn.
 */
final class Changes {

  private final Map<String, Resource> before = new HashMap<>();
  private final Map<String, Resource> now = new HashMap<>();
  private final Bundle previous;
  private final Bundle document;
  private final Wording wording;
  private final FhirContext context;

  /**
   * Compares two documents about the same.
   *
   * @param previous the older one
   * @param document the newer one
   * @param wording the language of both
   * @param context the context that writes JSON
   */
  Changes(Bundle previous, Bundle document, Wording wording, FhirContext context) {
    this.previous = previous;
    this.document = document;
    this.wording = wording;
    this.context = context;
    previous.getEntry().forEach(entry -> before.put(entry.getFullUrl(), entry.getResource()));
    document.getEntry().forEach(entry -> now.put(entry.getFullUrl(), entry.getResource()));
  }

  /** The section in which a reader of the older document finds what to read now. */
  SectionDraft section() {
    List<List<View.Cell>> rows = new ArrayList<>();
    for (SectionComponent section : composition(document).getSection()) {
      Set<String> added = new LinkedHashSet<>();
      Set<String> changed = new LinkedHashSet<>();
      entries(section)
          .forEach(
              reference -> {
                Resource record = now.get(reference.getReference());
                Resource older = before.get(reference.getReference());
                if (record == null) {
                  return;
                }
                if (older == null) {
                  added.add(name(record));
                } else if (!json(record).equals(json(older))) {
                  changed.add(name(record));
                }
              });
      if (!added.isEmpty() || !changed.isEmpty()) {
        rows.add(
            List.of(
                View.Cell.of(section.getTitle()),
                View.Cell.of(String.join("; ", added)),
                View.Cell.of(String.join("; ", changed))));
      }
    }
    SectionDraft draft = new SectionDraft(SectionKind.CHANGES);
    int version = SummaryIdentity.version(previous);
    String made = wording.date(composition(previous).getDateElement());
    draft.show(View.Block.paragraph(wording.text("changes.since", version, made)));
    if (rows.isEmpty()) {
      return draft.show(View.Block.paragraph(wording.text("changes.none")));
    }
    List<String> headings =
        List.of(
            wording.text("changes.section"),
            wording.text("changes.added"),
            wording.text("changes.changed"));
    return draft.show(View.Block.table(headings, rows));
  }

  private static Composition composition(Bundle document) {
    return (Composition) document.getEntryFirstRep().getResource();
  }

  private static Stream<Reference> entries(SectionComponent section) {
    return Stream.concat(
        section.getEntry().stream(), section.getSection().stream().flatMap(Changes::entries));
  }

  private String json(Resource record) {
    Resource content = record.copy();
    content.setMeta(null);
    return context.newJsonParser().encodeResourceToString(content);
  }

  /** What a record is about and when, as a doctor would call it. */
  private String name(Resource record) {
    String name =
        Stream.of("code", "medication[x]", "type", "vaccineCode", "category", "name")
            .flatMap(element -> values(record, element))
            .filter(CodeableConcept.class::isInstance)
            .map(value -> wording.name((CodeableConcept) value))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseGet(() -> People.called(record));
    String day = wording.day(Moments.written(record));
    return day.isEmpty() ? name : name + " (" + day + ")";
  }

  private static Stream<Base> values(Resource record, String name) {
    Property property = record.getNamedProperty(name);
    return property == null ? Stream.empty() : property.getValues().stream();
  }
}
