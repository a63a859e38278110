package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
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
  void whatIsNarrowedOrNotUnderstoodPermitsNothing() {
    Scopes scopes =
        new Scopes(Set.of("user/Observation.rs?category=x", "admin/*.cruds", "user/Patient.sr"));
    assertThat(scopes.permit('r', "Observation")).isFalse();
    assertThat(scopes.permit('r', "Patient")).isFalse();
  }
}
