package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.doorstep.server.Criterion;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class ScopesTests {

  @Test
  void scopePermitsItsLettersForItsType() {
    Scopes scopes = new Scopes(Set.of("user/Observation.rs", "openid"));
    assertThat(scopes.permit('r', "Observation")).isTrue();
    assertThat(scopes.permit('s', "Observation")).isTrue();
    assertThat(scopes.permit('c', "Observation")).isFalse();
    assertThat(scopes.permit('r', "Patient")).isFalse();
  }

  @Test
  void starMeansEveryType() {
    assertThat(new Scopes(Set.of("system/*.cruds")).permit('d', "Patient")).isTrue();
  }

  @Test
  void scopesOfVersionOneAreUnderstood() {
    Scopes scopes = new Scopes(Set.of("user/Patient.read", "user/Observation.write"));
    assertThat(scopes.permit('s', "Patient")).isTrue();
    assertThat(scopes.permit('u', "Patient")).isFalse();
    assertThat(scopes.permit('u', "Observation")).isTrue();
    assertThat(scopes.permit('r', "Observation")).isFalse();
  }

  @Test
  void whatIsNotUnderstoodPermitsNothing() {
    Scopes scopes = new Scopes(Set.of("admin/*.cruds", "user/Patient.sr", "openid"));
    assertThat(scopes.permit('r', "Patient")).isFalse();
    assertThat(scopes.queries()).isEmpty();
  }

  @Test
  void narrowedScopePermitsOnlyRecordsThatHoldAllItAsksFor() {
    Scopes scopes = new Scopes(Set.of("user/Observation.rs?category=lab,survey&status=final"));
    assertThat(scopes.permit('r', "Observation")).isTrue();
    assertThat(scopes.permitAll('r', "Observation")).isFalse();
    assertThat(scopes.permit('u', "Observation")).isFalse();
    assertThat(scopes.permit('r', "Patient")).isFalse();
    assertThat(permits(scopes, 'r', criterion("category", "lab", "survey"))).isFalse();
    assertThat(
            permits(
                scopes, 'r', criterion("category", "lab", "survey"), criterion("status", "final")))
        .isTrue();
  }

  @Test
  void narrowedScopesAddUp() {
    Scopes scopes =
        new Scopes(Set.of("user/Observation.rs?category=lab", "patient/Observation.r?code=x"));
    assertThat(permits(scopes, 'r', criterion("category", "lab"))).isTrue();
    assertThat(permits(scopes, 'r', criterion("code", "x"))).isTrue();
    assertThat(permits(scopes, 's', criterion("code", "x"))).isFalse();
    assertThat(permits(scopes, 'r')).isFalse();
  }

  @Test
  void plainScopeCoversNarrowedOneForItsLetters() {
    Scopes scopes = new Scopes(Set.of("user/*.rs", "system/Observation.cruds?category=lab"));
    assertThat(permits(scopes, 'r')).isTrue();
    assertThat(scopes.ofSearch("Observation")).isEmpty();
    assertThat(permits(scopes, 'u')).isFalse();
    assertThat(permits(scopes, 'u', criterion("category", "lab"))).isTrue();
  }

  @Test
  void searchAsksForWhatTheOnlyScopeAsksFor() {
    assertThat(together("user/Observation.rs?category=lab&status=final"))
        .contains(Set.of(criterion("category", "lab"), criterion("status", "final")));
    assertThat(together("user/Observation.rs")).contains(Set.of());
    assertThat(together("user/Patient.rs?gender=female")).contains(Set.of());
  }

  @Test
  void searchAsksForAnyValueOfOneParameter() {
    assertThat(
            together(
                "user/Observation.rs?category=lab,exam", "patient/Observation.s?category=survey"))
        .contains(Set.of(criterion("category", "lab", "exam", "survey")));
  }

  @Test
  void narrowerScopeBesideAWiderOneChangesNoSearch() {
    assertThat(
            together(
                "user/Observation.rs?category=lab",
                "user/Observation.rs?category=lab&status=final",
                "user/Observation.cruds?category=lab"))
        .contains(Set.of(criterion("category", "lab")));
    assertThat(
            together(
                "user/Observation.rs?category=lab&category=lab,survey",
                "user/Observation.rs?category=lab"))
        .hasValueSatisfying(
            criteria -> assertThat(criteria).contains(criterion("category", "lab")));
  }

  @Test
  void noSearchAsksForDifferentParametersTogether() {
    assertThat(together("user/Observation.rs?category=lab", "user/Observation.rs?code=x"))
        .isEmpty();
    assertThat(
            together(
                "user/Observation.rs?category=lab&status=final",
                "user/Observation.rs?category=survey"))
        .isEmpty();
  }

  @Test
  void escapesAreReadAndWhatCannotBeReadIsHeldByNothing() {
    assertThat(together("user/Observation.rs?category=lab%2Csurvey&code=http://loinc.org%7C1"))
        .contains(
            Set.of(
                criterion("category", "lab", "survey"), criterion("code", "http://loinc.org|1")));
    for (String query : new String[] {"", "%zz", "&"}) {
      assertThat(together("user/Observation.rs?" + query)).contains(Set.of(criterion(query)));
    }
  }

  private static Optional<Set<Criterion>> together(String... scopes) {
    return Scopes.together(new Scopes(Set.of(scopes)).ofSearch("Observation"));
  }

  private static Criterion criterion(String parameter, String... values) {
    return new Criterion(parameter, Set.of(values));
  }

  /** Whether scopes permit something with an Observation that holds what some criteria ask for. */
  private static boolean permits(Scopes scopes, char letter, Criterion... held) {
    return scopes.permit(
        letter, new Observation(), (record, criterion) -> Set.of(held).contains(criterion));
  }
}
