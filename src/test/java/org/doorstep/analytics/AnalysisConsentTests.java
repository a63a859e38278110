package org.doorstep.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose records may be counted. */
class AnalysisConsentTests {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private static Consent consent(String status, String scope, String provision) {
    String json =
        """
        {"resourceType": "Consent", "status": "%s",
         "scope": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "%s"}]},
         "provision": %s}
        """
            .formatted(status, scope, provision.replace('\'', '"'));
    return FhirContext.forR4Cached().newJsonParser().parseResource(Consent.class, json);
  }

  private static boolean allowed(Consent... consents) {
    return AnalysisConsent.allows(Stream.of(consents).toList(), NOW);
  }

  @Test
  void whoSaysNothingIsCounted() {
    assertThat(AnalysisConsent.allows(List.of(), NOW)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "active! research! {'type': 'deny'}! false",
        "active! research! {'type': 'permit'}! true",
        "inactive! research! {'type': 'permit'}! false",
        "rejected! research! {'type': 'permit'}! false",
        "entered-in-error! research! {'type': 'deny'}! true",
        "active! patient-privacy! {'type': 'deny'}! false",
        "active! patient-privacy! {'type': 'deny', 'purpose': [{'code': 'HRESCH'}]}! false",
        "active! patient-privacy! {'type': 'deny', 'purpose': [{'code': 'PUBHLTH'}]}! false",
        "active! patient-privacy! {'type': 'deny', 'purpose': [{'code': 'TREAT'}]}! true",
        "active! patient-privacy! {'type': 'deny', 'actor': [{'reference': {'reference': 'Organization/1'}}]}! true",
        "active! patient-privacy! {'type': 'permit', 'provision': [{'type': 'deny'}]}! true",
        "active! patient-privacy! {'type': 'permit', 'provision': [{'type': 'deny', 'purpose': [{'code': 'HRESCH'}]}]}! false",
        "active! research! {'type': 'deny', 'period': {'end': '2026-01-01'}}! true",
        "active! research! {'type': 'deny', 'period': {'start': '2026-01-01'}}! false",
        "inactive! treatment! {'type': 'permit'}! true",
      })
  void whoSaysNoIsNot(String status, String scope, String provision, boolean allowed) {
    assertThat(allowed(consent(status, scope, provision))).isEqualTo(allowed);
  }

  @Test
  void denialWinsAndWhatWasTakenBackCanBeGivenAgain() {
    Consent yes = consent("active", "research", "{'type': 'permit'}");
    assertThat(allowed(yes, consent("active", "research", "{'type': 'deny'}"))).isFalse();
    assertThat(allowed(yes, consent("inactive", "research", "{'type': 'permit'}"))).isTrue();
  }
}
