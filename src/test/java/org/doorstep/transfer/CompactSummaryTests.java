package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.doorstep.chart.EcgTracing;
import org.doorstep.chart.Lead;
import org.doorstep.chart.RecordedEcg;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A summary with the twelve leads of a recorded infarction, over a link of the last century. */
class CompactSummaryTests {

  private static final int MOST_BYTES = 60_000;

  private final Dossier dossier = new Oksana("").dossier();

  @ParameterizedTest
  @EnumSource(Language.class)
  void compressedItHasAtMostSixtyKilobytes(Language language) throws IOException {
    assertThat(compressed(compact(language))).isLessThan(MOST_BYTES);
    assertThat(compressed(SummaryTestCase.document(dossier, language)))
        .as("the full form would not do")
        .isGreaterThan(MOST_BYTES);
  }

  @Test
  void itHasAllSectionsInWordsAndSaysThatItIsShortened() {
    Bundle document = compact(Language.EN);
    Bundle full = SummaryTestCase.document(dossier, Language.EN);
    assertThat(SummaryTestCase.composition(document).getSection())
        .hasSameSizeAs(SummaryTestCase.composition(full).getSection())
        .allMatch(section -> section.getText().hasDiv());
    assertThat(json(document)).doesNotContain("<img");
    assertThat(SummaryTestCase.composition(document).getText().getDiv().allText())
        .contains("Shortened for a thin link");
  }

  @Test
  void theCurveStaysTrueToAHundredthOfAMillivoltWhereItDoesNotJump() {
    Observation sent = ecg(compact(Language.UK));
    assertThat(sent.getMeta().getTag()).extracting("code").containsExactly("SUBSETTED");
    EcgTracing recorded = RecordedEcg.infarction();
    EcgTracing read = EcgTracing.of(sent).orElseThrow();
    assertThat(read.periodMillis()).isEqualTo(4);
    assertThat(read.millivolts().keySet()).containsExactly(Lead.values());
    for (Lead lead : Lead.values()) {
      double[] all = recorded.samples(lead);
      double[] thin = read.samples(lead);
      assertThat(thin).hasSize(all.length / 2);
      double highest = Arrays.stream(all).max().orElseThrow();
      double drawn = Arrays.stream(thin).max().orElseThrow();
      assertThat(drawn).as("peak of %s", lead).isEqualTo(highest, within(0.05));
      for (int i = 0; i < thin.length; i++) {
        assertThat(thin[i]).isEqualTo((all[2 * i] + all[2 * i + 1]) / 2, within(0.0026));
      }
    }
    assertThat(sent.getComponent())
        .as("the intervals stay")
        .anyMatch(component -> component.getCode().hasCoding("http://loinc.org", "8633-0"));
  }

  @Test
  void theRecordItselfIsNotTouched() {
    compact(Language.UK);
    Observation recorded =
        dossier.observations("http://loinc.org", "11524-6").stream().findFirst().orElseThrow();
    assertThat(EcgTracing.of(recorded).orElseThrow().periodMillis()).isEqualTo(2);
  }

  private Bundle compact(Language language) {
    return SummaryTestCase.document(dossier, language, SummaryRequest.Form.COMPACT);
  }

  private static Observation ecg(Bundle document) {
    return document.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .filter(observation -> observation.getCode().hasCoding("http://loinc.org", "11524-6"))
        .findFirst()
        .orElseThrow();
  }

  private static int compressed(Bundle document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json(document).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  private static String json(Bundle document) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(document);
  }
}
