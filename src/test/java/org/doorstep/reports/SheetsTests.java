package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sheets count of a day, by hand, and how they are written. */
class SheetsTests {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private final Counted counted = new Counted();

  @BeforeEach
  void twoPeople() {
    counted.site("village", "village", "UA6399999001");
    counted.van("van");
    counted.person("oksana", AdministrativeGender.FEMALE, "1950-03-01", "village");
    counted.person("child", AdministrativeGender.MALE, "2021-03-03", "village");
  }

  @Test
  void itemsFollowFromReasonAndFromWhatWasDecided() {
    visit("1", "oksana", "I21.0");
    counted
        .request("1", "oksana", "transfer-hospitalisation", "2026-03-02")
        .setEncounter(new Reference("Encounter/1"));
    visit("2", "child", "J06.9");
    visit("3", "oksana", null);
    counted.decision("3", "oksana", "3", "2026-03-02", "needed-refused");
    visit("4", "oksana", "L97").getTypeFirstRep().getCodingFirstRep().setCode("dressing");
    assertThat(figures())
        .containsExactlyInAnyOrder(
            "from-5 medical-emergency: 1",
            "from-5 referral: 1",
            "under-5 acute-respiratory-infection: 1",
            "under-5 discharge-with-follow-up: 1",
            "from-5 discharge-against-advice: 1",
            "from-5 skin-disease: 1",
            "from-5 minor-surgical-procedure: 1");
  }

  @Test
  void itemsSetByHandGoBeforeWhatFollows() {
    item(visit("1", "oksana", "I10"), "medical-emergency", "directly-related", "admission");
    counted.illness("1", "oksana", "E11", "2026-03-02").setEncounter(new Reference("Encounter/1"));
    visit("2", "oksana", null);
    counted
        .illness("2", "oksana", "E10.1", "2026-03-02")
        .setEncounter(new Reference("Encounter/2"));
    assertThat(figures())
        .containsExactlyInAnyOrder(
            "from-5 medical-emergency: 2",
            "from-5 directly-related: 1",
            "from-5 admission: 1",
            "from-5 discharge-with-follow-up: 1");
  }

  @Test
  void singleCasesStandOnNoForm() {
    item(visit("1", "oksana", null), "limb-amputation", "dead-on-arrival", "gender-based-violence");
    assertThat(figures()).isEmpty();
    assertThat(seen(counted.facts())).hasSize(1);
    assertThat(seen(counted.facts()).get(0).items())
        .contains(MdsItem.LIMB_AMPUTATION, MdsItem.DEAD_ON_ARRIVAL);
  }

  @Test
  void dayIsThatOnWhichTheVisitBeganAndOfAUnitOnlyItsVisits() {
    counted.visit(
        "1", "oksana", "2026-03-02T23:50:00+02:00", "2026-03-03T00:30:00+02:00", "village", "van");
    counted.visit("2", "oksana", "2026-03-01T23:30:00Z", "2026-03-01T23:50:00Z", "village");
    counted.visit(
        "3", "child", "2026-03-02T10:00:00+02:00", "2026-03-02T10:30:00+02:00", "village");
    assertThat(seen(counted.facts())).hasSize(2);
    assertThat(seen(counted.facts().of("van"))).hasSize(1);
  }

  /** What a spreadsheet would take for a formula stays a text. */
  @Test
  void workbookHoldsTextsAsTextsAndNumbersAsNumbers() throws IOException {
    byte[] file =
        new Sheet("5W 2026-03")
            .heading(List.of("Хто", "Скільки"))
            .line(List.of("=HYPERLINK(\"http://example.org\")", 12L))
            .line(List.of("@SUM(A1) <&> \"+1\"", 0L))
            .xlsx();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("5W 2026-03");
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows.get(0).getCellText(0)).isEqualTo("Хто");
      assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(1).getCell(0).getFormula()).isNull();
      assertThat(rows.get(1).getCellText(0)).isEqualTo("=HYPERLINK(\"http://example.org\")");
      assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
      assertThat(rows.get(1).getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(12);
      assertThat(rows.get(2).getCellText(0)).isEqualTo("@SUM(A1) <&> \"+1\"");
    }
  }

  @Test
  void tableOfTextsGuardsFormulasByAnApostrophe() {
    assertThat(new Sheet("x").line(List.of("=1+1", 2L)).csv()).isEqualTo("'=1+1,2\r\n");
  }

  private static List<MdsVisit> seen(Facts facts) {
    return MdsVisit.of(facts, new Term(DAY, DAY));
  }

  private List<String> figures() {
    List<String> texts = new ArrayList<>();
    MdsVisit.figures(seen(counted.facts()))
        .forEach(it -> texts.add(Counted.text(it).replace(it.of().get("group") + " ", "")));
    return texts;
  }

  private Encounter visit(String id, String person, @Nullable String reason) {
    Encounter visit =
        counted.visit(
            id, person, "2026-03-02T10:00:00+02:00", "2026-03-02T10:40:00+02:00", "village");
    if (reason != null) {
      visit.addReasonCode(
          new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", reason, null)));
    }
    return visit;
  }

  private static void item(Encounter visit, String... items) {
    for (String item : items) {
      visit.addExtension(
          DoorstepCodes.structure("doorstep-mds-item"),
          new Coding(DoorstepCodes.codeSystem("doorstep-mds-item"), item, null));
    }
  }
}
