package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class SummaryParametersTests {

  @Test
  void nothingAskedMeansTreatmentInTheLanguageOfTheBrowser() {
    SummaryRequest asked =
        SummaryParameters.read(Map.of("_format", new String[] {"html"}), null, "fr-CH, fr;q=0.9");
    assertThat(asked.language()).isEqualTo(Language.FR);
    assertThat(asked.purpose()).isEqualTo(SummaryRequest.Purpose.TREAT);
    assertThat(asked.persist()).isFalse();
    assertThat(asked.recipient()).isEmpty();
    assertThat(asked.since()).isEmpty();
    assertThat(asked.form()).isEqualTo(SummaryRequest.Form.FULL);
  }

  @Test
  void addressAndBodySayTheSame() {
    Parameters body = new Parameters();
    body.addParameter()
        .setName("recipient")
        .setValue(new Reference("https://example.org/fhir/Organization/h1"));
    body.addParameter().setName("purpose").setValue(new CodeType("BTG"));
    body.addParameter().setName("language").setValue(new CodeType("uk"));
    body.addParameter().setName("persist").setValue(new BooleanType(true));
    body.addParameter().setName("since").setValue(new DateTimeType("2025-09-01T00:00:00+03:00"));
    body.addParameter().setName("form").setValue(new CodeType("compact"));
    SummaryRequest posted = SummaryParameters.read(Map.of(), body, null);
    SummaryRequest got =
        SummaryParameters.read(
            Map.of(
                "recipient", new String[] {"Organization/h1"},
                "purpose", new String[] {"BTG"},
                "language", new String[] {"uk"},
                "persist", new String[] {"true"},
                "since", new String[] {"2025-09-01T00:00:00 03:00"},
                "form", new String[] {"compact"}),
            null,
            null);
    assertThat(posted).isEqualTo(got);
    assertThat(got.since()).contains(Instant.parse("2025-08-31T21:00:00Z"));
    assertThat(got.recipient()).contains("Organization/h1");
  }

  @Test
  void whatIsNotKnownIsRefusedWithWhatIsAllowed() {
    refused("language", "de", "uk, ru, en, fr");
    refused("purpose", "CURIOSITY", "TREAT, ETREAT, BTG");
    refused("persist", "yes", "true, false");
    refused("since", "yesterday", "2025-09-01");
    refused("recipient", "Patient/1", "Organization/[id]");
    refused("langauge", "uk", "recipient, purpose, language, persist, since, form");
    refused("form", "tiny", "full, compact");
  }

  private static void refused(String name, String value, String allowed) {
    assertThatThrownBy(() -> SummaryParameters.read(Map.of(name, new String[] {value}), null, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(name)
        .hasMessageContaining(allowed)
        .satisfies(e -> assertThat(((Refusal) e).getStatusCode()).isEqualTo(400));
  }
}
