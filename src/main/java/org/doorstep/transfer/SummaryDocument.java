package org.doorstep.transfer;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.CompositionAttestationMode;
import org.hl7.fhir.r4.model.Composition.CompositionStatus;
import org.hl7.fhir.r4.model.Composition.DocumentConfidentiality;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Puts the sections and their records together to a document
 * (https://hl7.org/fhir/R4/documents.html).
 */
final class SummaryDocument {

  /** The identifier system of transfer summaries. */
  static final String SUMMARIES = DoorstepCodes.IDENTIFIERS + "/transfer-summary";

  private static final String LIST_EMPTY =
      "http://terminology.hl7.org/CodeSystem/list-empty-reason";
  private static final String DEVICE = "Device/doorstep";
  private static final String KEEPER = "Organization/doorstep";

  private final Dossier dossier;
  private final Wording wording;
  private final Narratives narratives;
  private final List<SectionDraft> sections;
  private final SummaryRequest.Form form;

  SummaryDocument(
      Dossier dossier,
      Wording wording,
      Narratives narratives,
      List<SectionDraft> sections,
      SummaryRequest.Form form) {
    this.form = form;
    this.dossier = dossier;
    this.wording = wording;
    this.narratives = narratives;
    this.sections = sections;
  }

  /**
   * Puts the document together.
   *
   * @param moment when it is made, in the time zone in which it is to be shown
   * @return a Bundle of type document with the profile doorstep-transfer-document, without an
   *     identifier
   */
  Bundle at(ZonedDateTime moment) {
    Optional<Reference> organisation = TransferSections.organisation(dossier);
    Optional<Reference> sender = TransferSections.sender(dossier);
    List<Resource> chosen = new ArrayList<>();
    chosen.add(dossier.patient());
    sections.stream().flatMap(SummaryDocument::withParts).forEach(s -> chosen.addAll(s.entries()));
    Stream.concat(organisation.stream(), sender.stream())
        .flatMap(reference -> dossier.find(reference).stream())
        .forEach(chosen::add);
    chosen.add(device());
    if (organisation.isEmpty()) {
      chosen.add(keeper());
    }
    DocumentEntries entries = new DocumentEntries(chosen, dossier);
    if (isCompact()) {
      CompactEcg.shorten(entries.all().values());
    }
    Composition composition = composition(entries, moment);
    composition.addAuthor(pointTo(DEVICE));
    sender.ifPresent(
        by ->
            composition
                .addAttester()
                .setMode(CompositionAttestationMode.PROFESSIONAL)
                .setParty(pointTo(Dossier.key(by))));
    composition.setCustodian(pointTo(organisation.map(Dossier::key).orElse(KEEPER)));
    Bundle bundle = new Bundle().setType(BundleType.DOCUMENT);
    bundle.getMeta().addProfile(DoorstepCodes.structure("doorstep-transfer-document"));
    bundle.setLanguage(wording.language().tag());
    bundle.setTimestamp(Date.from(moment.toInstant()));
    String about = dossier.transfer().map(Dossier::key).orElse(Dossier.key(dossier.patient()));
    bundle
        .addEntry()
        .setFullUrl(DocumentEntries.address("Composition/" + about))
        .setResource(composition);
    entries
        .all()
        .forEach(
            (key, copy) ->
                bundle.addEntry().setFullUrl(DocumentEntries.address(key)).setResource(copy));
    return bundle;
  }

  static Stream<SectionDraft> withParts(SectionDraft section) {
    return Stream.concat(Stream.of(section), section.parts().stream());
  }

  private Composition composition(DocumentEntries entries, ZonedDateTime moment) {
    Composition composition = new Composition();
    composition.getMeta().addProfile(DoorstepCodes.structure("doorstep-transfer-summary"));
    composition.setLanguage(wording.language().tag());
    String about = dossier.transfer().map(Dossier::key).orElse(Dossier.key(dossier.patient()));
    composition.setIdentifier(
        new Identifier()
            .setSystem("urn:ietf:rfc:3986")
            .setValue(DocumentEntries.address("summary of " + about)));
    composition.setStatus(CompositionStatus.FINAL);
    composition.setType(new CodeableConcept(new Coding("http://loinc.org", "18761-7", null)));
    composition.addCategory(new CodeableConcept(new Coding("http://loinc.org", "57133-1", null)));
    composition.setSubject(pointTo(Dossier.key(dossier.patient())));
    dossier
        .transfer()
        .map(ServiceRequest::getEncounter)
        .map(Dossier::key)
        .filter(entries::contains)
        .ifPresent(key -> composition.setEncounter(pointTo(key)));
    composition.setDateElement(time(moment));
    composition.setTitle(wording.text("title"));
    composition.setConfidentiality(
        DocumentConfidentiality.fromCode(Confidential.highest(entries.all().values())));
    careGiven(entries).ifPresent(period -> composition.addEvent().setPeriod(period));
    composition.setText(narrative(cover()));
    sections.forEach(draft -> composition.addSection(section(draft, entries)));
    return composition;
  }

  private List<View.Block> cover() {
    List<View.Block> cover = new ArrayList<>();
    cover.add(View.Block.paragraph(new People(dossier, wording).patient()));
    cover.add(View.Block.table(List.of(), HandoverBox.of(dossier, wording)));
    if (isCompact()) {
      cover.add(View.Block.paragraph(wording.text("compact")));
    }
    cover.add(View.Block.paragraph(wording.text("footer")));
    return cover;
  }

  private Narrative narrative(List<View.Block> blocks) {
    return narratives.narrative(
        blocks, wording.language(), isCompact() ? Narratives.Form.WORDS : Narratives.Form.PICTURE);
  }

  private boolean isCompact() {
    return form == SummaryRequest.Form.COMPACT;
  }

  private SectionComponent section(SectionDraft draft, DocumentEntries entries) {
    SectionComponent section = new SectionComponent();
    section.setTitle(wording.text("section." + draft.kind().id()));
    section.setCode(new CodeableConcept(draft.kind().coding()));
    section.setText(narrative(draft.blocks()));
    draft.entries().stream()
        .map(Dossier::key)
        .distinct()
        .filter(entries::contains)
        .forEach(key -> section.addEntry(pointTo(key)));
    draft.parts().forEach(part -> section.addSection(section(part, entries)));
    if (draft.kind().required() && !section.hasEntry() && !section.hasSection()) {
      section.setEmptyReason(new CodeableConcept(new Coding(LIST_EMPTY, "unavailable", null)));
    }
    return section;
  }

  /** From the first to the last visit of which the document tells. */
  private Optional<Period> careGiven(DocumentEntries entries) {
    List<Encounter> visits =
        dossier.all(Encounter.class).stream()
            .filter(visit -> entries.contains(Dossier.key(visit)) && visit.getPeriod().hasStart())
            .toList();
    if (visits.isEmpty()) {
      return Optional.empty();
    }
    Period last = visits.get(0).getPeriod();
    Period first = visits.get(visits.size() - 1).getPeriod();
    Period period = new Period().setStartElement(first.getStartElement().copy());
    DateTimeType end = last.hasEnd() ? last.getEndElement() : last.getStartElement();
    return Optional.of(period.setEndElement(end.copy()));
  }

  private static Device device() {
    Device device = new Device();
    device.setId(DEVICE);
    device.addDeviceName().setName("Doorstep").setType(DeviceNameType.USERFRIENDLYNAME);
    return device;
  }

  private static Organization keeper() {
    Organization keeper = new Organization().setName("Doorstep");
    keeper.setId(KEEPER);
    return keeper;
  }

  private static Reference pointTo(String key) {
    return new Reference(DocumentEntries.address(key));
  }

  private static DateTimeType time(ZonedDateTime moment) {
    DateTimeType time = new DateTimeType(GregorianCalendar.from(moment));
    time.setTimeZone(TimeZone.getTimeZone(moment.getZone()));
    return time;
  }
}
