package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What was found and done at home, and by whom. */
final class CareSections {

  private static final String LOINC = "http://loinc.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  /** Dressings are changed for months; the last few tell how the wound goes. */
  private static final int PROCEDURES = 5;

  private CareSections() {}

  static SectionDraft present(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.PRESENT);
    Optional<Encounter> visit =
        dossier
            .transfer()
            .flatMap(request -> dossier.find(Encounter.class, request.getEncounter()))
            .or(() -> dossier.all(Encounter.class).stream().findFirst());
    if (visit.isEmpty()) {
      return draft;
    }
    Encounter last = visit.get();
    People people = new People(dossier, wording);
    View.Facts facts = new View.Facts();
    facts.add(wording.text("present.visit"), wording.date(Moments.written(last)));
    facts.add(wording.text("present.kind"), wording.names(last.getType()));
    facts.add(wording.text("present.reason"), wording.names(last.getReasonCode()));
    facts.add(
        wording.text("present.place"),
        String.join(
            "; ",
            last.getLocation().stream()
                .map(location -> people.name(location.getLocation()))
                .filter(name -> !name.isBlank())
                .toList()));
    List<Procedure> done =
        procedures(dossier).stream()
            .filter(p -> Dossier.key(p.getEncounter()).equals(Dossier.key(last)))
            .toList();
    facts.add(
        wording.text("present.done"),
        String.join("; ", done.stream().map(p -> title(p, wording)).toList()));
    return draft.show(facts.blocks()).from(List.of(last)).from(done);
  }

  static SectionDraft findings(Dossier dossier, Wording wording) {
    List<Observation> found =
        dossier.all(Observation.class).stream()
            .filter(o -> o.getCategory().stream().anyMatch(c -> c.hasCoding(CATEGORY, "exam")))
            .filter(Dossier::stands)
            .toList();
    return latest(SectionKind.FINDINGS, found, wording);
  }

  static SectionDraft function(Dossier dossier, Wording wording) {
    List<Observation> all =
        new ArrayList<>(dossier.observations(TransferSections.OBS, "mobility-status"));
    all.addAll(dossier.observations(LOINC, "89243-0"));
    all.addAll(dossier.observations(LOINC, "89247-1"));
    return latest(SectionKind.FUNCTION, all, wording);
  }

  static SectionDraft pregnancy(Dossier dossier, Wording wording) {
    return latest(SectionKind.PREGNANCY, dossier.observations(LOINC, "82810-3"), wording);
  }

  static SectionDraft wishes(Dossier dossier, Wording wording) {
    return latest(
        SectionKind.WISHES,
        dossier.observations(TransferSections.OBS, "evacuation-preference"),
        wording);
  }

  /** The newest observation of each kind with its date and note. */
  private static SectionDraft latest(
      SectionKind kind, List<Observation> observations, Wording wording) {
    SectionDraft draft = new SectionDraft(kind);
    View.Facts facts = new View.Facts();
    Set<String> seen = new LinkedHashSet<>();
    for (Observation observation : observations) {
      String name = wording.name(observation.getCode());
      if (seen.add(name)) {
        String date = wording.date(Moments.written(observation));
        String note = TransferSections.notes(observation.getNote());
        String value = Values.of(observation, wording) + " (" + date + ")";
        facts.add(name, note.isBlank() ? value : value + ". " + note);
        draft.from(List.of(observation));
      }
    }
    return draft.show(facts.blocks());
  }

  /** How the person moves, for the handover box. */
  static String mobilityLine(Dossier dossier, Wording wording) {
    return dossier.observations(TransferSections.OBS, "mobility-status").stream()
        .findFirst()
        .map(o -> Values.of(o, wording))
        .orElseGet(() -> wording.text("empty.function"));
  }

  static SectionDraft procedures(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.PROCEDURES);
    View.Facts facts = new View.Facts();
    for (Procedure procedure : procedures(dossier).stream().limit(PROCEDURES).toList()) {
      String note = TransferSections.notes(procedure.getNote());
      String complication = wording.names(procedure.getComplication());
      String text = title(procedure, wording);
      text = complication.isBlank() ? text : text + "; " + complication;
      facts.add(
          wording.date(Moments.written(procedure)), note.isBlank() ? text : text + ". " + note);
      draft.from(List.of(procedure));
    }
    return draft.show(facts.blocks());
  }

  private static List<Procedure> procedures(Dossier dossier) {
    return dossier.all(Procedure.class).stream()
        .filter(
            p ->
                p.getStatus() == Procedure.ProcedureStatus.COMPLETED
                    || p.getStatus() == Procedure.ProcedureStatus.INPROGRESS)
        .toList();
  }

  private static String title(Procedure procedure, Wording wording) {
    String where = wording.names(procedure.getBodySite());
    String what = wording.name(procedure.getCode());
    return where.isBlank() ? what : what + ": " + where;
  }

  static SectionDraft team(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.TEAM);
    Map<Reference, String> members = new LinkedHashMap<>();
    dossier
        .transfer()
        .map(ServiceRequest::getRequester)
        .ifPresent(by -> members.put(by, wording.text("reason.by")));
    dossier.all(Encounter.class).stream()
        .limit(1)
        .flatMap(visit -> visit.getParticipant().stream())
        .forEach(p -> members.put(p.getIndividual(), wording.text("team.visited")));
    TransferSections.organisation(dossier)
        .ifPresent(by -> members.put(by, wording.text("team.organisation")));
    for (CareTeam team : dossier.all(CareTeam.class)) {
      if (team.getStatus() == CareTeam.CareTeamStatus.ACTIVE) {
        team.getParticipant().forEach(p -> members.put(p.getMember(), role(p, wording)));
        draft.from(List.of(team));
      }
    }
    People people = new People(dossier, wording);
    View.Facts facts = new View.Facts();
    Set<String> seen = new LinkedHashSet<>();
    members.forEach(
        (who, label) -> {
          String reached = people.reached(who);
          if (seen.add(reached)) {
            facts.add(label, reached);
            draft.from(dossier.find(who).stream().toList());
          }
        });
    return draft.show(facts.blocks());
  }

  private static String role(CareTeam.CareTeamParticipantComponent participant, Wording wording) {
    String role = wording.names(participant.getRole());
    return role.isBlank() ? wording.text("team.member") : role;
  }
}
