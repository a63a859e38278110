package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope that the server cannot keep to is never passed over: its token opens nothing. */
class ScopesThatCannotBeKeptJourney extends Journey {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user/Observation.rs?category:not=laboratory",
        "user/Observation.rs?patient.gender=female",
        "user/Observation.rs?_id=1",
        "user/Observation.rs?_security=VIO",
        "user/Observation.rs?_has:Provenance:target:agent=1",
        "user/Observation.rs?date=ge2026-01-01",
        "user/Observation.rs?value-quantity=gt5",
        "user/Observation.rs?code-value-quantity=718-7$gt5",
        "user/Observation.rs?zone=https://doorstep.health/zone|x",
        "user/Observation.rs?colour=red",
        "user/Observation.rs?category=|laboratory",
        "user/Observation.rs?category=laboratory,",
        "user/Observation.rs?category=",
        "user/Observation.rs?category",
        "user/Observation.rs?patient=https://example.org/Patient/1",
        "user/Observation.rs?patient=Person/1",
        "user/Observation.rs?category=%zz",
        "user/Observation.rs?",
        "patient/Patient.rs?name=Anna",
        "user/*.rs?status=final",
        "system/Organization.rs?active=true",
        "user/ImagingStudy.rs?status=available"
      })
  void scopeThatCannotBeKeptToIsRefused(String scope) {
    fhir();
    String token = tokens().of(Tokens.ACCOUNT, "odd-app", scope + " user/*.rs");
    for (String path : List.of("/Observation?status=final", "/Patient?_summary=count")) {
      assertThat(assertRefused(fhirWithToken(token).get(path), 403, "scope-not-supported"))
          .contains(scope);
    }
  }
}
