package org.doorstep.transfer;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.doorstep.profiles.Room;
import org.doorstep.profiles.Terms;
import org.doorstep.server.SideBySide;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;

/** What the tests of summaries have in common. */
final class SummaryTestCase {

  private static final SideBySide SIDE_BY_SIDE = new SideBySide();
  static final Narratives NARRATIVES = new Narratives();
  static final Terms TERMS = Room.terms();
  static final ZonedDateTime NOON = ZonedDateTime.parse("2025-09-22T12:00:00+03:00");

  static final SummaryRequest ASKED =
      new SummaryRequest(
          Optional.empty(),
          SummaryRequest.Purpose.TREAT,
          Language.EN,
          false,
          Optional.empty(),
          SummaryRequest.Form.FULL);

  private SummaryTestCase() {}

  static Wording wording(Language language) {
    return new Wording(language, TERMS);
  }

  static Bundle document(Dossier dossier, Language language) {
    return document(dossier, language, SummaryRequest.Form.FULL);
  }

  static Bundle document(Dossier dossier, Language language, SummaryRequest.Form form) {
    Wording wording = wording(language);
    List<SectionDraft> sections = TransferSummary.sections(dossier, wording);
    return new SummaryDocument(dossier, wording, NARRATIVES, sections, form).at(NOON);
  }

  /** The summary as it is printed at noon. */
  static byte[] print(Dossier dossier, Language language) {
    SummaryRequest asked =
        new SummaryRequest(
            Optional.empty(),
            SummaryRequest.Purpose.TREAT,
            language,
            false,
            Optional.empty(),
            SummaryRequest.Form.FULL);
    Clock clock = Clock.fixed(NOON.toInstant(), NOON.getZone());
    return new Summaries(
            NARRATIVES, new SummaryPrint(NARRATIVES), TERMS, SIDE_BY_SIDE, Optional.of(clock))
        .sheets(dossier, asked);
  }

  static void identify(Bundle document) {
    Coding series = new Coding("https://example.org", "one-series", null);
    SummaryIdentity.identify(document, series, Optional.empty(), FhirContext.forR4Cached());
  }

  static Composition composition(Bundle document) {
    return (Composition) document.getEntryFirstRep().getResource();
  }

  static SectionComponent section(Bundle document, String code) {
    return composition(document).getSection().stream()
        .filter(section -> section.getCode().getCodingFirstRep().getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  static String text(SectionComponent section) {
    return section.getText().getDiv().allText().strip();
  }
}
