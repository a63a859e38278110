package org.doorstep.server.request;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.SearchPermission;
import org.doorstep.server.SearchPermission.Way;

/**
 * Reads the parameters of a search before HAPI does: what is not known is refused by name, and what
 * would keep the database busy for all others is refused by number.
 */
final class SearchVetting {

  private static final int MOST_CRITERIA = 32;
  private static final int MOST_ALTERNATIVES = 200;
  private static final int LONGEST_CHAIN = 3;
  private static final Map<RestSearchParameterTypeEnum, Set<String>> MODIFIERS =
      Map.of(
          RestSearchParameterTypeEnum.STRING, Set.of("exact", "contains"),
          RestSearchParameterTypeEnum.TOKEN,
              Set.of("not", "text", "in", "not-in", "above", "below"),
          RestSearchParameterTypeEnum.URI, Set.of("above", "below", "contains"),
          RestSearchParameterTypeEnum.REFERENCE, Set.of("identifier"));

  private final SearchParameters parameters;
  private final ResultParameters results;
  private final SearchPermission permission;

  SearchVetting(SearchParameters parameters, SearchPermission permission) {
    this.parameters = parameters;
    this.results = new ResultParameters(parameters);
    this.permission = permission;
  }

  /**
   * Reads a search.
   *
   * @param request the request that searches
   * @param type the resource type that is searched
   * @param sent the parameters as sent, decoded
   */
  void require(RequestDetails request, String type, Map<String, String[]> sent) {
    Asking asking = (of, parameter, way) -> permission.require(request, type, of, parameter, way);
    int criteria = 0;
    for (Map.Entry<String, String[]> parameter : sent.entrySet()) {
      SearchName name = SearchName.of(parameter.getKey());
      for (String value : parameter.getValue()) {
        requireValue(parameter.getKey(), value);
      }
      if (ResultParameters.isOne(name.base())) {
        results.require(type, name, parameter.getValue());
        if ("_sort".equals(name.base())) {
          sorted(parameter.getValue()).forEach(by -> asking.about(type, by, Way.OWN));
        }
      } else {
        criteria += parameter.getValue().length;
        requireCriterion(asking, Way.OWN, type, parameter.getKey(), name, parameter.getValue(), 1);
      }
    }
    if (criteria > MOST_CRITERIA) {
      throw tooMuch("The search has more than %d criteria.".formatted(MOST_CRITERIA));
    }
  }

  private static Stream<String> sorted(String[] values) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(by -> by.startsWith("-") ? by.substring(1) : by);
  }

  private static void requireValue(String name, String value) {
    Words.requireStorable(name, null);
    Words.requireStorable(value, null);
    if (value.chars().filter(letter -> letter == ',').count() >= MOST_ALTERNATIVES) {
      throw tooMuch(
          "'%s' has more than %d values.".formatted(Words.quote(name), MOST_ALTERNATIVES));
    }
  }

  private static Refusal tooMuch(String what) {
    return new Refusal(
        Reason.UNSUPPORTED, "search-too-large", null, what, "Split it into several searches.");
  }

  private void requireCriterion(
      Asking asking,
      Way way,
      String type,
      String sent,
      SearchName name,
      String[] values,
      int depth) {
    if (depth > LONGEST_CHAIN) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "chain-too-long",
          null,
          "'%s' follows more than %d references.".formatted(Words.quote(sent), LONGEST_CHAIN - 1),
          "Search in two steps.");
    }
    if ("_has".equals(name.base())) {
      requireReverseChain(asking, type, sent, name, values, depth);
      return;
    }
    RuntimeSearchParam parameter =
        parameters.find(type, name.base()).orElseThrow(() -> parameters.unknown(type, name.base()));
    asking.about(type, name.base(), way);
    boolean reference = parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE;
    if (name.modifier() != null) {
      requireModifier(type, parameter, name.modifier(), reference);
    }
    if (name.chain() != null) {
      requireChain(asking, way, type, sent, parameter, name, values, depth);
    } else {
      SearchValues.require(parameter, values);
    }
  }

  private void requireModifier(
      String type, RuntimeSearchParam parameter, String modifier, boolean reference) {
    Set<String> known = MODIFIERS.getOrDefault(parameter.getParamType(), Set.of());
    if (known.contains(modifier) || reference && parameters.isType(modifier)) {
      return;
    }
    throw new Refusal(
        Reason.UNSUPPORTED,
        "unknown-modifier",
        null,
        "The search parameter '%s' of %s has no modifier '%s'."
            .formatted(parameter.getName(), type, Words.quote(modifier)),
        known.isEmpty()
            ? "It takes none."
            : "It takes: "
                + String.join(", ", known.stream().sorted().map(name -> ":" + name).toList())
                + (reference ? ", or a resource type." : "."));
  }

  private void requireChain(
      Asking asking,
      Way way,
      String type,
      String sent,
      RuntimeSearchParam parameter,
      SearchName name,
      String[] values,
      int depth) {
    if (parameter.getParamType() != RestSearchParameterTypeEnum.REFERENCE) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "no-reference",
          null,
          "'%s' cannot be followed: '%s' of %s is no reference."
              .formatted(Words.quote(sent), name.base(), type),
          "Leave out the dot and what follows it.");
    }
    Set<String> targets =
        name.modifier() != null ? Set.of(name.modifier()) : parameters.targets(parameter);
    SearchName next = SearchName.of(name.chain() == null ? "" : name.chain());
    List<String> having =
        targets.stream()
            .filter(
                target ->
                    "_has".equals(next.base()) || parameters.find(target, next.base()).isPresent())
            .sorted()
            .toList();
    if (having.isEmpty()) {
      throw parameters.unknown(targets.stream().sorted().findFirst().orElse(type), next.base());
    }
    Way onwards = way == Way.REVERSE ? Way.REVERSE : Way.CHAINED;
    for (String target : having) {
      requireCriterion(asking, onwards, target, sent, next, values, depth + 1);
    }
  }

  private void requireReverseChain(
      Asking asking, String type, String sent, SearchName name, String[] values, int depth) {
    String[] parts = name.modifier() == null ? new String[0] : name.modifier().split(":", 3);
    if (parts.length < 3
        || !parameters.isType(parts[0])
        || parts[1].isBlank()
        || parts[2].isBlank()) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-reverse-chain",
          null,
          "'%s' is not a reverse chain.".formatted(Words.quote(sent)),
          "Write _has:[type]:[reference]:[parameter], such as _has:Observation:patient:code.");
    }
    RuntimeSearchParam reference =
        parameters
            .find(parts[0], parts[1])
            .orElseThrow(() -> parameters.unknown(parts[0], parts[1]));
    if (reference.getParamType() != RestSearchParameterTypeEnum.REFERENCE) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "no-reference",
          null,
          "'%s' of %s is no reference to %s.".formatted(parts[1], parts[0], type),
          "Name the parameter that refers to " + type + ".");
    }
    String rest = name.chain() == null ? parts[2] : parts[2] + "." + name.chain();
    requireCriterion(asking, Way.REVERSE, parts[0], sent, SearchName.of(rest), values, depth + 1);
  }

  /** Whether the caller may search by a parameter. */
  @FunctionalInterface
  private interface Asking {
    void about(String type, String parameter, Way way);
  }
}
