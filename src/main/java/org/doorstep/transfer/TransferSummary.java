package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a hospital is told: the sections of a transfer summary, drawn from the record of a person
 * (sections and codes as in the International Patient Summary, https://hl7.org/fhir/uv/ips/).
 */
final class TransferSummary {

  private static final Map<SectionKind, SectionWriter> WRITERS =
      Map.ofEntries(
          Map.entry(SectionKind.REASON, TransferSections::reason),
          Map.entry(SectionKind.ALERTS, ProblemSections::alerts),
          Map.entry(SectionKind.PRESENT, CareSections::present),
          Map.entry(SectionKind.VITALS, VitalSections::vitals),
          Map.entry(SectionKind.FINDINGS, CareSections::findings),
          Map.entry(SectionKind.RESULTS, ResultSections::results),
          Map.entry(SectionKind.PROBLEMS, ProblemSections::problems),
          Map.entry(SectionKind.MEDICINES, MedicineSections::medicines),
          Map.entry(SectionKind.ALLERGIES, ProblemSections::allergies),
          Map.entry(SectionKind.PROCEDURES, CareSections::procedures),
          Map.entry(SectionKind.FUNCTION, CareSections::function),
          Map.entry(SectionKind.PAST, ProblemSections::past),
          Map.entry(SectionKind.SOCIAL, ProblemSections::social),
          Map.entry(SectionKind.PREGNANCY, CareSections::pregnancy),
          Map.entry(SectionKind.IMMUNISATIONS, ProblemSections::immunisations),
          Map.entry(SectionKind.WISHES, CareSections::wishes),
          Map.entry(SectionKind.PLAN, TransferSections::plan),
          Map.entry(SectionKind.TRANSPORT, TransferSections::transport),
          Map.entry(SectionKind.TEAM, CareSections::team));

  private TransferSummary() {}

  /**
   * Writes the sections in the order in which they are read.
   *
   * @param dossier what is known of the person
   * @param wording the language to write in
   * @return all required sections, with a sentence where nothing is known, and the others where
   *     there is something to say
   */
  static List<SectionDraft> sections(Dossier dossier, Wording wording) {
    List<SectionDraft> sections = new ArrayList<>();
    for (SectionKind kind : SectionKind.values()) {
      SectionWriter writer = WRITERS.get(kind);
      SectionDraft draft = writer == null ? new SectionDraft(kind) : writer.write(dossier, wording);
      if (draft.blocks().isEmpty() && (kind.required() || !draft.isEmpty())) {
        draft.show(View.Block.paragraph(wording.textOr("empty." + kind.id(), "–")));
      }
      if (!draft.isEmpty()) {
        sections.add(draft);
      }
    }
    return sections;
  }
}
