package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a doctor holds in the hand when the ambulance stands at the door. */
class SummaryPrintTests {

  /** Ten points for a millimetre. */
  private static final float DPI = 254;

  private static final int PER_MILLIMETRE = 10;

  private final Oksana oksana = new Oksana("");

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFirstSheetSaysWhatHasToBeKnownAtTheDoor(Language language) throws IOException {
    try (PDDocument print = Loader.loadPDF(SummaryTestCase.print(oksana.dossier(), language))) {
      Wording wording = SummaryTestCase.wording(language);
      assertThat(sheet(print, 1))
          .contains("Оксана Мельник", "Oksana Melnyk", "I25.2", "158/94", "Пеніцилін")
          .contains("1 таблетка ввечері", "+380 57 000 20 01", "+380 50 000 00 17")
          .contains(wording.text("title"), wording.text("reason.priority"))
          .contains(wording.text("box.medicines"), wording.text("box.mobility"))
          .doesNotContain(wording.text("medicines.last"));
      assertThat(sheet(print, 2)).startsWith(wording.text("section.reason"));
      PDRectangle paper = print.getPage(0).getMediaBox();
      assertThat(paper.getWidth()).isEqualTo(210 * 72 / 25.4f, within(0.5f));
      assertThat(paper.getHeight()).isEqualTo(297 * 72 / 25.4f, within(0.5f));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFirstSheetIsOneEvenForSomebodyWithTwentyMedicines(Language language) throws IOException {
    Dossier dossier = dossier(20, 8);
    try (PDDocument print = Loader.loadPDF(SummaryTestCase.print(dossier, language))) {
      Wording wording = SummaryTestCase.wording(language);
      assertThat(sheet(print, 1)).contains("Ліки номер 20", "Речовина 8", "+380 50 000 00 17");
      assertThat(sheet(print, 2)).startsWith(wording.text("section.reason"));
    }
  }

  @Test
  void whatDoesNotFitEvenInSmallLettersIsCutAndStandsBehind() throws IOException {
    try (PDDocument print = Loader.loadPDF(SummaryTestCase.print(dossier(150, 90), Language.UK))) {
      Wording wording = SummaryTestCase.wording(Language.UK);
      assertThat(sheet(print, 1)).contains("+380 50 000 00 17", "повністю на наступних");
      assertThat(sheet(print, 2)).startsWith(wording.text("section.reason"));
      String all = plain(new PDFTextStripper().getText(print));
      assertThat(all).contains("Ліки номер 150", "Речовина 90");
    }
  }

  @Test
  void theFileBringsItsLettersAndNothingThatRuns() throws IOException {
    byte[] file = SummaryTestCase.print(oksana.dossier(), Language.FR);
    assertThat(file.length).isLessThan(400_000);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .doesNotContain("/JavaScript", "/OpenAction", "/URI", "/EmbeddedFile");
    try (PDDocument print = Loader.loadPDF(file)) {
      for (PDPage page : print.getPages()) {
        for (COSName font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  /** Measured on the paper, not reckoned. */
  @Test
  void thePulseIsTenMillimetresHighAndFiveWide() throws IOException {
    try (PDDocument print = Loader.loadPDF(SummaryTestCase.print(oksana.dossier(), Language.UK))) {
      int number = sheetWith(print, "25 мм/с");
      PDPage page = print.getPage(number);
      assertThat(page.getMediaBox().getWidth()).isGreaterThan(page.getMediaBox().getHeight());
      BufferedImage paper = new PDFRenderer(print).renderImageWithDPI(number, DPI);
      List<InkBlot> pulses = InkBlot.higherThan(8 * PER_MILLIMETRE, 26 * PER_MILLIMETRE, paper);
      assertThat(pulses).as("a pulse before each of the four rows").hasSize(4);
      for (InkBlot pulse : pulses) {
        assertThat(pulse.height() / (double) PER_MILLIMETRE).isEqualTo(10.25, within(0.2));
        assertThat(pulse.widthOfTop() / (double) PER_MILLIMETRE).isEqualTo(5.25, within(0.2));
      }
      assertThat(pulses.get(1).top() - pulses.get(0).top())
          .as("the rows are 25 mm apart")
          .isBetween(248, 252);
    }
  }

  private Dossier dossier(int medicines, int allergies) {
    List<Resource> records = new ArrayList<>(oksana.records());
    for (int i = 1; i <= medicines; i++) {
      MedicationRequest request = new MedicationRequest();
      request.setId("MedicationRequest/more-" + i);
      request.setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE);
      request.setMedication(new CodeableConcept().setText("Ліки номер " + i));
      request.setSubject(new Reference("Patient/" + oksana.patient()));
      request.addDosageInstruction().setText("1 таблетка вранці після їжі, запити водою");
      records.add(request);
    }
    for (int i = 1; i <= allergies; i++) {
      AllergyIntolerance allergy = new AllergyIntolerance();
      allergy.setId("AllergyIntolerance/more-" + i);
      allergy.setCode(new CodeableConcept().setText("Речовина " + i));
      records.add(allergy);
    }
    return new Dossier(
        oksana.one(Patient.class), oksana.dossier().transfer(), records, Oksana.TODAY);
  }

  private static int sheetWith(PDDocument print, String words) throws IOException {
    for (int number = 1; number <= print.getNumberOfPages(); number++) {
      if (sheet(print, number).contains(words)) {
        return number - 1;
      }
    }
    throw new AssertionError("No sheet says " + words);
  }

  private static String sheet(PDDocument print, int number) throws IOException {
    PDFTextStripper text = new PDFTextStripper();
    text.setSortByPosition(true);
    text.setStartPage(number);
    text.setEndPage(number);
    return plain(text.getText(print));
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }
}
