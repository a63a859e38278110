package org.doorstep.access;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.server.Criterion;

/**
 * A scope for those records of a type that a query finds (SMART App Launch 2.2, section 3.0.2.3).
 *
 * @param scope as the token has it, such as {@code user/Observation.rs?category=laboratory}
 * @param type the resource type
 * @param criteria all of which a record must hold; never none, what cannot be read is held by none
 */
record ScopeQuery(String scope, String type, Set<Criterion> criteria) {

  static ScopeQuery of(String scope, String type, String query) {
    Set<Criterion> criteria = new HashSet<>();
    parameters(query)
        .forEach(
            (parameter, sent) -> {
              for (String values : sent) {
                criteria.add(new Criterion(parameter, alternatives(values)));
              }
            });
    if (criteria.isEmpty()) {
      criteria.add(new Criterion(query, Set.of()));
    }
    return new ScopeQuery(scope, type, Set.copyOf(criteria));
  }

  private static Map<String, String[]> parameters(String query) {
    try {
      return UrlUtil.parseQueryString(query);
    } catch (IllegalArgumentException brokenEscape) {
      return Map.of();
    }
  }

  private static Set<String> alternatives(String values) {
    return Arrays.stream(values.split(",", -1)).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether all records that another one finds are found by this one. */
  boolean covers(ScopeQuery narrower) {
    return criteria.stream()
        .allMatch(
            own ->
                narrower.criteria.stream()
                    .anyMatch(
                        its ->
                            its.parameter().equals(own.parameter())
                                && own.values().containsAll(its.values())));
  }
}
