package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import org.doorstep.access.ConsentTerms.Denial;
import org.doorstep.access.ConsentTerms.Permit;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;

class ConsentTermsTests {

  private static final String TO_HOSPITAL = actor("IRCP", "Organization/h");

  @Test
  void permissionWithoutLabelsOpensWhatIsOrdinary() {
    assertThat(permits("'type': 'permit', 'actor': [%s]".formatted(TO_HOSPITAL)))
        .singleElement()
        .satisfies(
            permit -> {
              assertThat(permit.grantee()).isEqualTo("Organization/h");
              assertThat(permit.kinds())
                  .contains(Sensitivity.ADM, Sensitivity.SOC, Sensitivity.CLIN)
                  .doesNotContain(Sensitivity.VIO, Sensitivity.PSY, Sensitivity.RES);
              assertThat(permit.types()).isEmpty();
            });
  }

  @Test
  void labelsLimitToTheirClasses() {
    assertThat(kinds("'type': 'permit', 'actor': [%s], %s".formatted(TO_HOSPITAL, label("PSY"))))
        .containsExactly(Sensitivity.PSY);
    assertThat(permits("'type': 'permit', 'actor': [%s], %s".formatted(TO_HOSPITAL, label("XYZ"))))
        .isEmpty();
  }

  @Test
  void resourceTypesLimitAndThePersonComesAlong() {
    assertThat(
            types(
                "'type': 'permit', 'actor': [%s], %s".formatted(TO_HOSPITAL, ofType("Encounter"))))
        .containsExactlyInAnyOrder("Encounter", "Patient");
    assertThat(
            permits(
                "'type': 'permit', 'actor': [%s], %s".formatted(TO_HOSPITAL, ofType("Unknown"))))
        .isEmpty();
  }

  @Test
  void whatCannotBeToldApartIsNotPermitted() {
    String permit = "'type': 'permit', 'actor': [%s], ".formatted(TO_HOSPITAL);
    assertThat(permits(permit + "'dataPeriod': {'end': '2024-12-31'}")).isEmpty();
    assertThat(permits(permit + "'code': [{'text': 'ЕКГ'}]")).isEmpty();
    assertThat(permits(permit + "'purpose': [{'code': 'HMARKT'}]")).isEmpty();
    assertThat(permits(permit + "'purpose': [{'code': 'TREAT'}]")).hasSize(1);
    assertThat(permits(permit + "'action': [{'coding': [{'code': 'correct'}]}]")).isEmpty();
    assertThat(permits(permit + "'action': [{'coding': [{'code': 'access'}]}]")).hasSize(1);
  }

  @Test
  void onlyWhoReceivesOrActsForThePersonIsPermitted() {
    assertThat(permits("'type': 'permit'")).isEmpty();
    assertThat(permits("'type': 'permit', 'actor': [%s]".formatted(actor("CST", "Organization/h"))))
        .isEmpty();
    assertThat(
            permits(
                "'type': 'permit', 'actor': [%s]".formatted(actor("POWATT", "RelatedPerson/r"))))
        .hasSize(1);
    assertThat(
            permits(
                "'type': 'permit', 'actor': [%s]"
                    .formatted(actor("IRCP", "https://elsewhere.example/Organization/h"))))
        .isEmpty();
  }

  @Test
  void exceptionTakesAwayFromPermission() {
    String both =
        "'type': 'permit', 'actor': [%s], %s, ".formatted(TO_HOSPITAL, labels("HIV", "PSY"));
    assertThat(kinds(both + nested("'type': 'deny', " + label("PSYTHPN"))))
        .doesNotContain(Sensitivity.PSY)
        .isNotEmpty();
    assertThat(permits(both + nested("'type': 'deny'"))).isEmpty();
    assertThat(permits(both + nested("'type': 'deny', " + label("XYZ")))).isEmpty();
    assertThat(
            types(
                "'type': 'permit', 'actor': [%s], %s"
                    .formatted(TO_HOSPITAL, nested("'type': 'deny', " + ofType("Observation")))))
        .contains("Patient", "Condition")
        .doesNotContain("Observation");
  }

  @Test
  void exceptionForSomebodyElseDeniesThem() {
    ConsentTerms terms =
        terms(
            "'type': 'permit', 'actor': [%s], %s"
                .formatted(
                    TO_HOSPITAL,
                    nested(
                        "'type': 'deny', 'actor': [%s]"
                            .formatted(actor("IRCP", "Practitioner/p")))));
    assertThat(terms.permits()).hasSize(1);
    assertThat(terms.denials())
        .extracting(Denial::grantee, Denial::kinds)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Practitioner/p", Set.of(Sensitivity.values())));
  }

  @Test
  void exceptionForTheSameOneLimitsThePermissionAndDeniesNothingElse() {
    ConsentTerms terms =
        terms(
            "'type': 'permit', 'actor': [%s], %s"
                .formatted(
                    TO_HOSPITAL,
                    nested(
                        "'type': 'deny', 'actor': [%s], %s"
                            .formatted(TO_HOSPITAL, ofType("Observation")))));
    assertThat(terms.denials()).isEmpty();
    assertThat(terms.permits().get(0).types()).doesNotContain("Observation").isNotEmpty();
  }

  @Test
  void denialWithoutActorIsForEveryone() {
    assertThat(terms("'type': 'deny'").denials())
        .extracting(Denial::grantee)
        .containsExactly(Permissions.ANYONE);
  }

  @Test
  void labelThatIsNotKnownDeniesEverything() {
    assertThat(terms("'type': 'deny', " + label("XYZ")).denials().get(0).kinds())
        .containsExactly(Sensitivity.values());
    assertThat(terms("'type': 'deny', " + label("PSY")).denials().get(0).kinds())
        .containsExactly(Sensitivity.PSY);
  }

  @Test
  void whoIsDeniedHivIsDeniedWhatIsToldToAPeer() {
    assertThat(terms("'type': 'deny', " + label("HIV")).denials().get(0).kinds())
        .containsExactlyInAnyOrder(Sensitivity.HIV, Sensitivity.PEER);
  }

  @Test
  void permissionWithinADenialIsNoPermission() {
    ConsentTerms terms =
        terms(
            "'type': 'deny', " + nested("'type': 'permit', 'actor': [%s]".formatted(TO_HOSPITAL)));
    assertThat(terms.permits()).isEmpty();
    assertThat(terms.denials()).hasSize(1);
  }

  @Test
  void periodIsThatOfTheProvision() {
    Permit permit =
        permits(
                "'type': 'permit', 'actor': [%s], 'period': {'start': '2026-01-01', 'end': '2026-01-31'}"
                    .formatted(TO_HOSPITAL))
            .get(0);
    assertThat(permit.valid().from()).isNotNull();
    assertThat(permit.valid().until()).isNotNull();
  }

  @Test
  void onlyActiveConsentToSharingCounts() {
    Consent withdrawn = consent("'type': 'permit', 'actor': [%s]".formatted(TO_HOSPITAL));
    withdrawn.setStatus(Consent.ConsentState.INACTIVE);
    assertThat(ConsentTerms.of(withdrawn).permits()).isEmpty();
    Consent medicine = consent("'type': 'permit', 'actor': [%s]".formatted(TO_HOSPITAL));
    medicine.getScope().getCodingFirstRep().setCode("treatment");
    assertThat(ConsentTerms.of(medicine).permits()).isEmpty();
  }

  private static Set<Sensitivity> kinds(String provision) {
    return permits(provision).get(0).kinds();
  }

  private static Set<String> types(String provision) {
    return permits(provision).get(0).types();
  }

  private static List<Permit> permits(String provision) {
    return terms(provision).permits();
  }

  private static ConsentTerms terms(String provision) {
    return ConsentTerms.of(consent(provision));
  }

  private static Consent consent(String provision) {
    String json =
        """
        {'resourceType': 'Consent', 'status': 'active', 'patient': {'reference': 'Patient/1'},
         'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope',
           'code': 'patient-privacy'}]},
         'provision': {%s}}
        """
            .formatted(provision)
            .replace('\'', '"');
    return FhirContext.forR4Cached().newJsonParser().parseResource(Consent.class, json);
  }

  private static String actor(String role, String who) {
    return "{'role': {'coding': [{'code': '%s'}]}, 'reference': {'reference': '%s'}}"
        .formatted(role, who);
  }

  private static String label(String code) {
    return "'securityLabel': [{'code': '%s'}]".formatted(code);
  }

  private static String labels(String one, String other) {
    return "'securityLabel': [{'code': '%s'}, {'code': '%s'}]".formatted(one, other);
  }

  private static String ofType(String type) {
    return "'class': [{'system': 'http://hl7.org/fhir/resource-types', 'code': '%s'}]"
        .formatted(type);
  }

  private static String nested(String provision) {
    return "'provision': [{%s}]".formatted(provision);
  }
}
