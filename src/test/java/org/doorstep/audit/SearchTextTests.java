package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import ca.uhn.fhir.util.UrlUtil;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTests {

  private final SearchText searches =
      new SearchText(new OfSpecification(), new Hashed(new byte[32]));

  /** The search parameters of the specification, without those that all resources share. */
  private static final class OfSpecification extends FhirContextSearchParamRegistry {
    private final Map<String, Map<String, RuntimeSearchParam>> known = new HashMap<>();

    OfSpecification() {
      super(FhirContext.forR4Cached());
    }

    @Override
    public @Nullable RuntimeSearchParam getActiveSearchParam(
        String type, String name, SearchParamLookupContextEnum context) {
      if (type.equals("Resource")) {
        return null;
      }
      // It would collect them anew for each question.
      return known
          .computeIfAbsent(
              type,
              each -> {
                Map<String, RuntimeSearchParam> parameters = new HashMap<>();
                for (String one : getActiveSearchParams(each, context).getSearchParamNames()) {
                  parameters.put(one, super.getActiveSearchParam(each, one, context));
                }
                return parameters;
              })
          .get(name);
    }
  }

  private String kept(String search) {
    int mark = search.indexOf('?');
    return String.valueOf(
        searches.of(
            search.substring(0, mark), UrlUtil.parseQueryString(search.substring(mark + 1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Observation?_count=20&_sort=-date&code=http://loinc.org|8867-4&date=ge2026-03-01",
        "Observation?patient=Patient/1,Patient/2&value-quantity=gt1000",
        "Patient?_id=1&_include=Patient:organization&gender=female",
        "Encounter?class=HH&status=finished&subject:Patient=1",
        "Observation?_has:Provenance:target:agent=Practitioner/1",
        "Patient?_has:Observation:patient:code=8867-4",
        "Observation?subject.gender=female",
        "Patient?_summary=count&_total=accurate&gender=male"
      })
  void whatTellsOfNobodyStays(String search) {
    assertThat(kept(search)).isEqualTo(search.substring(search.indexOf('?') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          Patient?family=NAME family=hmac:HASH
          Patient?name:exact=NAME name:exact=hmac:HASH
          Patient?identifier=NAME identifier=hmac:HASH
          Patient?identifier=https://doorstep.health/sid/client|NAME identifier=https://doorstep.health/sid/client|hmac:HASH
          Patient?telecom=NAME telecom=hmac:HASH
          Patient?birthdate=1961-02-23 birthdate=hmac:HASH
          Patient?address-city=NAME address-city=hmac:HASH
          Patient?general-practitioner.name=NAME general-practitioner.name=hmac:HASH
          Observation?subject:Patient.family=NAME subject:Patient.family=hmac:HASH
          Observation?patient.identifier=NAME patient.identifier=hmac:HASH
          Observation?patient:identifier=NAME patient:identifier=hmac:HASH
          Observation?code:text=NAME code:text=hmac:HASH
          Observation?_has:Provenance:target:agent.name=NAME _has:Provenance:target:agent.name=hmac:HASH
          Patient?_sort=NAME() _sort=hmac:HASH
          Patient?gender=Оксана gender=hmac:HASH
          Patient?NAME=1 ?=hmac:HASH
          Patient?gender:NAME=male ?=hmac:HASH
          Location?near=50.45|30.52 near=hmac:HASH
          """)
  void whatMayTellOfAPersonIsHashed(String search, String expected) {
    assertThat(kept(search).replaceAll("hmac:[0-9a-f]{32}", "hmac:HASH")).isEqualTo(expected);
  }

  @Test
  void searchWithoutParametersIsNone() {
    assertThat(searches.of("Patient", Map.of())).isNull();
  }

  @Test
  void typeThatIsNotKnownChangesNothing() {
    assertThat(searches.of(null, Map.of("family", new String[] {"NAME"})))
        .matches("family=hmac:[0-9a-f]{32}");
  }
}
