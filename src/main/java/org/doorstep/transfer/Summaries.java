package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.profiles.Terms;
import org.doorstep.server.SideBySide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/** Makes transfer summaries out of the records that the caller may see. */
@Component
class Summaries {

  private final Narratives narratives;
  private final SummaryPrint print;
  private final Terms terms;
  private final SideBySide sideBySide;
  private final Clock clock;

  Summaries(
      Narratives narratives,
      SummaryPrint print,
      Terms terms,
      SideBySide sideBySide,
      Optional<Clock> clock) {
    this.sideBySide = sideBySide;
    this.print = print;
    this.narratives = narratives;
    this.terms = terms;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  /**
   * Checks that the reader exists.
   *
   * @throws Refusal 400 when the recipient is not known here
   */
  static void check(IRepository records, SummaryRequest asked) {
    try {
      asked.recipient().ifPresent(id -> records.read(Organization.class, new IdType(id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "summary-recipient",
          "Parameters.parameter.where(name = 'recipient')",
          "The recipient is no organisation that is known here.",
          "Send recipient=Organization/[id] of an Organization on this server.");
    }
  }

  /**
   * Collects what is known for the summary of a transfer.
   *
   * @throws Refusal 404 when there is no such request, 422 when it is no transfer of a person
   */
  Dossier ofRequest(IRepository records, IdType id, SummaryRequest asked) {
    ServiceRequest request = read(records, ServiceRequest.class, id);
    if (!TransferSections.isTransfer(request)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "summary-no-transfer",
          "ServiceRequest.code",
          "This request does not ask for a person to be brought to a hospital.",
          "Name a request with the code transfer-consultation, transfer-hospitalisation or"
              + " emergency-evacuation, or ask for Patient/[id]/$transfer-summary.");
    }
    IdType subject = new IdType(Dossier.key(request.getSubject()));
    if (!"Patient".equals(subject.getResourceType())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "summary-no-patient",
          "ServiceRequest.subject",
          "This request does not say who is to be brought.",
          "Put a reference to the Patient into subject.");
    }
    return dossier(records, read(records, Patient.class, subject), Optional.of(request), asked);
  }

  /**
   * Collects what is known for the summary of a person, with the newest active transfer.
   *
   * @throws Refusal 404 when there is no such person
   */
  Dossier ofPatient(IRepository records, IdType id, SummaryRequest asked) {
    return dossier(records, read(records, Patient.class, id), Optional.empty(), asked);
  }

  private Dossier dossier(
      IRepository records,
      Patient patient,
      Optional<ServiceRequest> transfer,
      SummaryRequest asked) {
    List<Resource> found =
        new SummaryQuery(records, sideBySide, Dossier.key(patient), asked.since())
            .fetch(patient, transfer);
    Optional<ServiceRequest> newest = transfer.or(() -> newestTransfer(found));
    return new Dossier(patient, newest, found, ZonedDateTime.now(clock).toLocalDate());
  }

  private static Optional<ServiceRequest> newestTransfer(List<Resource> found) {
    return found.stream()
        .filter(ServiceRequest.class::isInstance)
        .map(ServiceRequest.class::cast)
        .filter(request -> request.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
        .filter(TransferSections::isTransfer)
        .max((one, other) -> Dossier.moment(one).compareTo(Dossier.moment(other)));
  }

  static <T extends Resource> T read(IRepository records, Class<T> type, IdType id) {
    try {
      return records.read(type, id.toUnqualifiedVersionless());
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "summary-not-found",
          null,
          "There is no such " + type.getSimpleName() + " here.",
          "Check the id; a search such as Task?owner=Organization/[id] names the transfers.");
    }
  }

  /** The document; without an identifier as long as it is not known to be final. */
  Bundle document(Dossier dossier, SummaryRequest asked) {
    Wording wording = new Wording(asked.language(), terms);
    List<SectionDraft> sections = TransferSummary.sections(dossier, wording);
    return new SummaryDocument(dossier, wording, narratives, sections, asked.form())
        .at(ZonedDateTime.now(clock));
  }

  /** The page that is read in a browser. */
  String page(Dossier dossier, SummaryRequest asked) {
    Wording wording = new Wording(asked.language(), terms);
    List<SectionDraft> drafts = TransferSummary.sections(dossier, wording);
    return narratives.page(page(dossier, drafts, wording, Narratives.Form.LINES));
  }

  /** The sheets that are printed, as a PDF file. */
  byte[] sheets(Dossier dossier, SummaryRequest asked) {
    Wording wording = new Wording(asked.language(), terms);
    List<SectionDraft> drafts = TransferSummary.sections(dossier, wording);
    Map<String, Drawing> drawings =
        drafts.stream()
            .flatMap(SummaryDocument::withParts)
            .flatMap(draft -> draft.blocks().stream())
            .flatMap(block -> block.drawings().stream())
            .collect(Collectors.toMap(Drawing::place, it -> it, (one, same) -> one));
    return print.pdf(
        page(dossier, drafts, wording, Narratives.Form.PLACE), drawings, wording.text("more"));
  }

  private View.Page page(
      Dossier dossier, List<SectionDraft> drafts, Wording wording, Narratives.Form form) {
    return new View.Page(
        wording.language().tag(),
        wording.text("title"),
        new People(dossier, wording).patient(),
        wording.text("made", wording.time(ZonedDateTime.now(clock))),
        HandoverBox.of(dossier, wording),
        drafts.stream().map(draft -> section(draft, wording, form)).toList(),
        wording.text("footer"));
  }

  private View.Section section(SectionDraft draft, Wording wording, Narratives.Form form) {
    return new View.Section(
        draft.kind().id(),
        wording.text("section." + draft.kind().id()),
        narratives.body(draft.blocks(), wording.language(), form),
        draft.parts().stream().map(part -> section(part, wording, form)).toList());
  }
}
