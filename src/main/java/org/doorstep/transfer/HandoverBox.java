package org.doorstep.transfer;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The first page: what the doctor at the door must know before reading anything else. */
final class HandoverBox {

  private HandoverBox() {}

  static List<List<View.Cell>> of(Dossier dossier, Wording wording) {
    People people = new People(dossier, wording);
    View.Facts facts = new View.Facts();
    facts.add(wording.text("person.birth"), people.birth());
    if (dossier.patient().hasGender()) {
      facts.add(
          wording.text("person.gender"),
          wording.text("gender." + dossier.patient().getGender().toCode()));
    }
    Optional<ServiceRequest> transfer = dossier.transfer();
    facts.add(
        wording.text("reason.why"),
        transfer
            .map(request -> TransferSections.why(request, dossier, wording))
            .orElseGet(() -> wording.text("reason.none")));
    transfer.ifPresent(
        request -> {
          facts.add(
              wording.text("reason.priority"),
              TransferSections.priority(request, wording),
              TransferSections.isUrgent(request));
          facts.add(wording.text("reason.to"), TransferSections.destination(request, people));
        });
    String vitals = VitalSections.line(dossier, wording);
    facts.add(
        wording.text("section.vitals"), vitals.isEmpty() ? wording.text("empty.vitals") : vitals);
    ResultSections.ecgLine(dossier, wording)
        .ifPresent(conclusion -> facts.add(wording.text("section.ecg"), conclusion));
    facts.add(wording.text("box.mobility"), CareSections.mobilityLine(dossier, wording));
    facts.add(
        wording.text("section.allergies"),
        ProblemSections.allergyLine(dossier, wording),
        ProblemSections.isAllergic(dossier));
    facts.add(wording.text("box.medicines"), MedicineSections.line(dossier, wording));
    TransferSections.sender(dossier)
        .ifPresent(sender -> facts.add(wording.text("box.sender"), people.reached(sender)));
    facts.add(
        wording.text("box.own"), String.join(", ", People.phones(dossier.patient().getTelecom())));
    return facts.rows();
  }
}
