package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Diagnoses, allergies, warnings and the social situation. */
final class ProblemSections {

  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String ALLERGY_VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
  private static final String ALLERGY_CLINICAL =
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
  private static final String ABSENT =
      "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
  private static final String ICD10 = "http://hl7.org/fhir/sid/icd-10";
  private static final Set<String> PAST = Set.of("inactive", "remission", "resolved");

  private ProblemSections() {}

  static SectionDraft problems(Dossier dossier, Wording wording) {
    return conditions(
        SectionKind.PROBLEMS,
        current(dossier).filter(condition -> !isSocial(condition)).toList(),
        wording);
  }

  static SectionDraft past(Dossier dossier, Wording wording) {
    return conditions(
        SectionKind.PAST,
        standing(dossier).filter(condition -> isPast(condition) && !isSocial(condition)).toList(),
        wording);
  }

  private static SectionDraft conditions(
      SectionKind kind, List<Condition> conditions, Wording wording) {
    SectionDraft draft = new SectionDraft(kind);
    if (conditions.isEmpty()) {
      return draft;
    }
    List<List<View.Cell>> rows = new ArrayList<>();
    for (Condition condition : conditions) {
      rows.add(
          List.of(
              View.Cell.of(title(condition, wording)),
              View.Cell.of(wording.date(Moments.written(condition))),
              View.Cell.of(TransferSections.notes(condition.getNote()))));
    }
    List<String> headings =
        List.of(
            wording.text("problems.problem"),
            wording.text("problems.since"),
            wording.text("problems.note"));
    return draft.show(View.Block.table(headings, rows)).from(conditions);
  }

  /** The diagnosis with its ICD-10 code, which says the same in every language. */
  static String title(Condition condition, Wording wording) {
    String name = wording.name(condition.getCode());
    return condition.getCode().getCoding().stream()
        .filter(coding -> ICD10.equals(coding.getSystem()) && coding.hasCode())
        .map(coding -> coding.getCode())
        .filter(code -> !name.contains(code))
        .findFirst()
        .map(code -> name + " (" + code + ")")
        .orElse(name);
  }

  private static Stream<Condition> standing(Dossier dossier) {
    return dossier.all(Condition.class).stream()
        .filter(
            condition ->
                !condition.getVerificationStatus().hasCoding(VERIFICATION, "entered-in-error")
                    && !condition.getVerificationStatus().hasCoding(VERIFICATION, "refuted"));
  }

  private static Stream<Condition> current(Dossier dossier) {
    return standing(dossier).filter(condition -> !isPast(condition));
  }

  private static boolean isPast(Condition condition) {
    return PAST.stream().anyMatch(code -> condition.getClinicalStatus().hasCoding(CLINICAL, code));
  }

  private static boolean isSocial(Condition condition) {
    return condition.getCode().getCoding().stream()
        .filter(coding -> ICD10.equals(coding.getSystem()) && coding.hasCode())
        .anyMatch(coding -> coding.getCode().matches("Z(5[5-9]|6[0-5]|7[45]).*"));
  }

  static SectionDraft allergies(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.ALLERGIES);
    for (AllergyIntolerance allergy : allergies(dossier)) {
      draft.from(List.of(allergy));
      String reactions =
          String.join(
              "; ",
              allergy.getReaction().stream()
                  .map(reaction -> wording.names(reaction.getManifestation()))
                  .filter(text -> !text.isBlank())
                  .toList());
      String line = name(allergy, wording) + (reactions.isBlank() ? "" : ": " + reactions);
      boolean critical = allergy.getCriticality() == AllergyIntoleranceCriticality.HIGH;
      draft.show(
          critical
              ? View.Block.warning(line + " – " + wording.text("allergies.critical"))
              : View.Block.paragraph(line));
    }
    return draft;
  }

  /** All allergies in one line, for the handover box. */
  static String allergyLine(Dossier dossier, Wording wording) {
    List<String> names = allergies(dossier).stream().map(a -> name(a, wording)).toList();
    return names.isEmpty() ? wording.text("empty.allergies") : String.join("; ", names);
  }

  /** Whether an allergy to something is known. */
  static boolean isAllergic(Dossier dossier) {
    return allergies(dossier).stream()
        .anyMatch(
            a -> a.getCode().getCoding().stream().noneMatch(c -> ABSENT.equals(c.getSystem())));
  }

  private static String name(AllergyIntolerance allergy, Wording wording) {
    return allergy.getCode().getCoding().stream()
        .filter(coding -> ABSENT.equals(coding.getSystem()))
        .map(coding -> wording.textOr("absent." + coding.getCode(), wording.name(coding)))
        .findFirst()
        .orElseGet(() -> wording.name(allergy.getCode()));
  }

  private static List<AllergyIntolerance> allergies(Dossier dossier) {
    return dossier.all(AllergyIntolerance.class).stream()
        .filter(
            allergy ->
                !allergy.getVerificationStatus().hasCoding(ALLERGY_VERIFICATION, "entered-in-error")
                    && !allergy.getVerificationStatus().hasCoding(ALLERGY_VERIFICATION, "refuted")
                    && !allergy.getClinicalStatus().hasCoding(ALLERGY_CLINICAL, "resolved"))
        .toList();
  }

  static SectionDraft alerts(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.ALERTS);
    for (Flag flag : dossier.all(Flag.class)) {
      // A warning stands on top of the page for all to see: what is confidential does not belong
      // there.
      if (flag.getStatus() == Flag.FlagStatus.ACTIVE
          && Confidential.highest(List.of(flag)).equals("N")) {
        draft.show(View.Block.warning(wording.name(flag.getCode()))).from(List.of(flag));
      }
    }
    return draft;
  }

  static SectionDraft immunisations(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.IMMUNISATIONS);
    View.Facts facts = new View.Facts();
    for (Immunization given : dossier.all(Immunization.class)) {
      if (given.getStatus() == Immunization.ImmunizationStatus.COMPLETED) {
        facts.add(wording.name(given.getVaccineCode()), wording.date(Moments.written(given)));
        draft.from(List.of(given));
      }
    }
    return draft.show(facts.blocks());
  }

  static SectionDraft social(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.SOCIAL);
    View.Facts facts = new View.Facts();
    Patient patient = dossier.patient();
    Extension displaced = patient.getExtensionByUrl(DoorstepCodes.structure("doorstep-displaced"));
    if (displaced != null && displaced.getValue() instanceof BooleanType answer) {
      facts.add(wording.text("social.displaced"), wording.text("answer." + answer.booleanValue()));
    }
    for (Patient.ContactComponent contact : patient.getContact()) {
      String who = People.name(contact.getName());
      String what = wording.names(contact.getRelationship());
      String phones = String.join(", ", People.phones(contact.getTelecom()));
      facts.add(what.isBlank() ? wording.text("social.contact") : what, join(who, phones));
    }
    for (RelatedPerson related : dossier.all(RelatedPerson.class)) {
      if (Dossier.key(related.getPatient()).equals(Dossier.key(patient))) {
        String who = related.getName().stream().map(People::name).findFirst().orElse("");
        String what = wording.names(related.getRelationship());
        String phones = String.join(", ", People.phones(related.getTelecom()));
        facts.add(what.isBlank() ? wording.text("social.contact") : what, join(who, phones));
        draft.from(List.of(related));
      }
    }
    List<Condition> needs = current(dossier).filter(ProblemSections::isSocial).toList();
    needs.forEach(need -> facts.add(wording.text("social.need"), title(need, wording)));
    return draft.show(facts.blocks()).from(needs);
  }

  private static String join(String who, String phones) {
    return String.join(", ", Stream.of(who, phones).filter(part -> !part.isBlank()).toList());
  }
}
