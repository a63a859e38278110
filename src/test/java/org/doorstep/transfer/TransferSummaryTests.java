package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.transfer.SummaryTestCase.composition;
import static org.doorstep.transfer.SummaryTestCase.document;
import static org.doorstep.transfer.SummaryTestCase.section;
import static org.doorstep.transfer.SummaryTestCase.text;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferSummaryTests {

  private static final List<String> REQUIRED =
      List.of(
          "42349-1", "8716-3", "30954-2", "11450-4", "10160-0", "48765-2", "47420-5", "18776-5");

  private final Oksana oksana = new Oksana("t-");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySectionCanBeReadWithoutItsEntries(Language language) {
    Bundle document = document(oksana.dossier(), language);
    assertThat(codes(document)).containsAll(REQUIRED);
    assertThat(composition(document).getLanguage()).isEqualTo(language.tag());
    for (SectionComponent section : composition(document).getSection()) {
      assertThat(text(section)).as(section.getTitle()).hasSizeGreaterThan(3);
      assertThat(section.hasEntry()).as(section.getTitle()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void unknownPersonStillHasAllRequiredSections(Language language) {
    Patient andriy = new Patient();
    andriy.setId("Patient/andriy");
    Bundle document =
        document(new Dossier(andriy, Optional.empty(), List.of(), Oksana.TODAY), language);
    assertThat(codes(document)).containsExactlyElementsOf(REQUIRED);
    for (SectionComponent section : composition(document).getSection()) {
      assertThat(text(section)).isNotBlank();
      assertThat(section.getEmptyReason().getCodingFirstRep().getCode()).isEqualTo("unavailable");
    }
    assertThat(composition(document).hasCustodian()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySummaryEndsWithTheSameSentence(Language language) {
    String sentence = SummaryTestCase.wording(language).text("footer");
    assertThat(composition(document(oksana.dossier(), language)).getText().getDiv().allText())
        .contains(sentence);
  }

  @Test
  void vitalSignsShowTheLastSetAndTheTwoBefore() {
    String vitals = text(section(document(oksana.dossier(), Language.UK), "8716-3"));
    assertThat(vitals)
        .containsSubsequence("21.09.2025", "21.08.2025", "22.07.2025")
        .containsSubsequence("158/94\u00a0мм рт. ст.", "146/88", "138/84")
        .contains("36,9\u00a0°C");
    assertThat(section(document(oksana.dossier(), Language.UK), "8716-3").getEntry()).hasSize(10);
  }

  @Test
  void resultsShowTheTrendAndTheElectrocardiogramAsPicture() {
    SectionComponent results = section(document(oksana.dossier(), Language.EN), "30954-2");
    assertThat(text(results)).contains("HIV 1 RNA", "<\u00a040", "350", "12,500", "104", "120–150");
    SectionComponent ecg = results.getSectionFirstRep();
    assertThat(ecg.getCode().getCodingFirstRep().getCode()).isEqualTo("11524-6");
    assertThat(ecg.getText().getDivAsString())
        .contains("<img", "src=\"data:image/png;base64,", "124\u00a0ms")
        .doesNotContain("<svg");
  }

  @Test
  void unreadableTracingIsSaidAndTheRestIsShown() {
    oksana.records().stream()
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .flatMap(o -> o.getComponent().stream())
        .filter(c -> c.hasValueSampledData())
        .forEach(c -> c.getValueSampledData().getOrigin().setCode("mmHg").setUnit("mmHg"));
    SectionComponent ecg =
        section(document(oksana.dossier(), Language.EN), "30954-2").getSectionFirstRep();
    assertThat(text(ecg)).contains("cannot be drawn", "124").doesNotContain("large square");
  }

  @Test
  void medicinesSayWhatWasHandedOutLastAndHowLongItLasts() {
    String medicines = text(section(document(oksana.dossier(), Language.EN), "10160-0"));
    assertThat(medicines)
        .contains("lamivudine, tenofovir disoproxil and dolutegravir", "19 Nov 2025")
        .contains("bisoprolol", "14 Sep 2025 – the supply has ended")
        .doesNotContain("ibuprofen");
  }

  @Test
  void derivedDatesOfTheServerCountBeforeReckonedOnes() {
    MedicationDispense dispense = oksana.one(MedicationDispense.class);
    assertThat(MedicineSections.supplyEnd(dispense)).contains(LocalDate.of(2025, 11, 19));
    dispense.addExtension(
        DoorstepCodes.structure("doorstep-supply-end"), new DateType("2025-12-01"));
    assertThat(MedicineSections.supplyEnd(dispense)).contains(LocalDate.of(2025, 12, 1));
    CarePlan plan = oksana.one(CarePlan.class);
    assertThat(TransferSections.nextVisit(plan, oksana.dossier()))
        .contains(LocalDate.of(2025, 10, 21));
    plan.addExtension(
        DoorstepCodes.structure("doorstep-next-visit-due"), new DateType("2025-10-05"));
    assertThat(TransferSections.nextVisit(plan, oksana.dossier()))
        .contains(LocalDate.of(2025, 10, 5));
  }

  @Test
  void knownAbsenceOfAllergiesDiffersFromNotKnowing() {
    AllergyIntolerance none = new AllergyIntolerance();
    none.setId("AllergyIntolerance/none");
    none.setCode(
        new CodeableConcept(
            new Coding(
                "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips",
                "no-known-allergies",
                null)));
    List<Resource> records = new ArrayList<>(oksana.records());
    records.removeIf(AllergyIntolerance.class::isInstance);
    Dossier unknown = dossier(records);
    records.add(none);
    assertThat(text(section(document(unknown, Language.EN), "48765-2"))).contains("not known");
    assertThat(text(section(document(dossier(records), Language.EN), "48765-2")))
        .isEqualTo("No known allergies");
    assertThat(ProblemSections.isAllergic(dossier(records))).isFalse();
    assertThat(ProblemSections.isAllergic(oksana.dossier())).isTrue();
  }

  @Test
  void whatAPsychologistHeardNeverLeaves() {
    String json = json(document(oksana.dossier(), Language.UK));
    assertThat(json).doesNotContain("Таємниця", "psychologist", "44261-6", "psychological-support");
    Encounter labelled = new Encounter();
    labelled.setId("Encounter/labelled");
    labelled.getMeta().addSecurity().setCode("PSYTHPN");
    assertThat(Confidential.shareable(List.of(labelled))).isEmpty();
  }

  @Test
  void episodesThatWouldRevealHivAreNotNamed() {
    assertThat(json(document(oksana.dossier(), Language.UK))).doesNotContain("hiv-episode");
  }

  @Test
  void confidentialityIsTheHighestInside() {
    assertThat(composition(document(oksana.dossier(), Language.UK)).getConfidentiality().toCode())
        .isEqualTo("R");
    Encounter plain = new Encounter();
    assertThat(Confidential.highest(List.of(plain))).isEqualTo("N");
    plain
        .getMeta()
        .addSecurity("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "V", null);
    plain.getMeta().addSecurity("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HIV", null);
    assertThat(Confidential.highest(List.of(new Patient(), plain))).isEqualTo("V");
  }

  @Test
  void everyReferenceLeadsToAnEntryAndEveryEntryStandsOnce() {
    Bundle document = document(oksana.dossier(), Language.FR);
    Set<String> addresses = new HashSet<>();
    for (BundleEntryComponent entry : document.getEntry()) {
      assertThat(entry.getFullUrl()).startsWith("urn:uuid:");
      assertThat(addresses.add(entry.getFullUrl())).isTrue();
    }
    List<String> dangling =
        document.getEntry().stream()
            .flatMap(entry -> DocumentEntries.references(entry.getResource()).stream())
            .filter(Reference::hasReference)
            .map(Reference::getReference)
            .filter(reference -> !addresses.contains(reference))
            .toList();
    assertThat(dangling).isEmpty();
    assertThat(json(document)).doesNotContain("\"reference\":\"Patient/");
  }

  @Test
  void visitsKeepTheirDiagnosesOnlyWhereTheyAreShown() {
    Encounter visit = oksana.one(Encounter.class);
    visit.addDiagnosis().setCondition(new Reference("Condition/hidden"));
    List<Encounter> visits =
        document(oksana.dossier(), Language.EN).getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(Encounter.class::isInstance)
            .map(Encounter.class::cast)
            .toList();
    assertThat(visits).hasSize(3).allMatch(shown -> !shown.hasDiagnosis());
  }

  @Test
  void sameContentHasTheSameIdentifierWheneverItIsMade() {
    Bundle noon = document(oksana.dossier(), Language.EN);
    Bundle other = document(new Oksana("t-").dossier(), Language.EN);
    Bundle french = document(oksana.dossier(), Language.FR);
    other.setTimestampElement(new InstantType("2020-01-01T00:00:00Z"));
    composition(other).setDateElement(new DateTimeType("2020-01-01"));
    assertThat(identifier(noon)).isEqualTo(identifier(other));
    assertThat(identifier(noon)).isNotEqualTo(identifier(french));
    assertThat(noon.hasTimestamp()).isTrue();
    assertThat(composition(noon).hasDate()).isTrue();
  }

  @Test
  void whatTheRecordLacksIsLeftOutWithoutFailing() {
    ServiceRequest request = oksana.one(ServiceRequest.class);
    request.getExtension().get(0).addExtension().setUrl("escort");
    oksana
        .one(CarePlan.class)
        .addExtension(DoorstepCodes.structure("doorstep-next-visit-due"), new DateType("2025-10"));
    MedicationDispense nothing = new MedicationDispense();
    nothing.setId("MedicationDispense/nothing");
    nothing.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
    oksana.records().add(nothing);
    request.getNoteFirstRep().setText("bell \u0007 and <script>alert(1)</script>");
    Bundle document = document(oksana.dossier(), Language.EN);
    String reason = section(document, "42349-1").getText().getDivAsString();
    assertThat(reason).contains("bell   and &lt;script&gt;").doesNotContain("<script");
    assertThat(text(section(document, "18776-5"))).doesNotContain("Next visit due");
  }

  @Test
  void handoverBoxHoldsWhatTheDoorNeeds() {
    String box = HandoverBox.of(oksana.dossier(), SummaryTestCase.wording(Language.UK)).toString();
    assertThat(box)
        .contains("14.03.1952 (повних років: 73)", "Перенесений інфаркт міокарда (I25.2)")
        .contains("терміново", "158/94", "Лежить; можна перевозити сидячи", "Пеніцилін")
        .contains("tld – 1 таблетка ввечері", "+380 57 000 20 01", "+380 50 000 00 17");
  }

  private Dossier dossier(List<Resource> records) {
    return new Dossier(
        oksana.one(Patient.class), oksana.dossier().transfer(), records, Oksana.TODAY);
  }

  private static List<String> codes(Bundle document) {
    return composition(document).getSection().stream()
        .map(section -> section.getCode().getCodingFirstRep().getCode())
        .toList();
  }

  private static String json(Bundle document) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
  }

  private static String identifier(Bundle document) {
    SummaryTestCase.identify(document);
    return document.getIdentifier().getValue();
  }
}
