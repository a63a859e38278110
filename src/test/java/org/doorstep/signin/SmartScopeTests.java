package org.doorstep.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTests {

  @ParameterizedTest
  @CsvSource({
    "user/*.cruds, user/Observation.rs, true",
    "user/*.cruds, user/*.c, true",
    "user/Observation.rs, user/Observation.rs?category=laboratory, true",
    "user/Observation.rs?category=laboratory, user/Observation.r?category=laboratory&code=x, true",
    "user/Observation.rs?category=laboratory, user/Observation.rs, false",
    "user/Observation.rs?category=laboratory, user/Observation.rs?category=survey, false",
    "user/Observation.rs, user/Observation.cruds, false",
    "user/Observation.rs, user/Patient.rs, false",
    "user/Observation.rs, user/*.rs, false",
    "user/*.cruds, system/*.rs, false",
    "patient/*.rs, user/*.rs, false",
    "openid, openid, true",
    "openid, profile, false"
  })
  void narrowerScopeIsCoveredByAWiderOne(String registered, String asked, boolean covered) {
    assertThat(SmartScope.allCovered(Set.of(asked), Set.of(registered))).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user/*.sr",
        "user/*.",
        "user/*",
        "user/*.read",
        "user/observation.rs",
        "/*.rs",
        "user/Observation.rs?",
        "user/Observation.rs?category=survey,user/*.cruds"
      })
  void otherTextIsNoScope(String text) {
    assertThat(SmartScope.of(text)).isEmpty();
  }
}
