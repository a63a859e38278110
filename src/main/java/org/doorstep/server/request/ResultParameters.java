package org.doorstep.server.request;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** The parameters that shape an answer, as opposed to those that choose what is in it. */
final class ResultParameters {

  /** How deep a search may be read: the database walks over all that is skipped. */
  private static final int LAST_OFFSET = 100_000;

  private static final int MOST_SORT_KEYS = 5;
  private static final int MOST_INCLUDES = 10;

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "_summary", Set.of("true", "false", "text", "data", "count"),
          "_total", Set.of("none", "estimate", "accurate"),
          "_pretty", Set.of("true", "false"),
          "_contained", Set.of("false"));
  private static final Set<String> OTHERS =
      Set.of(
          "_sort",
          "_count",
          "_offset",
          "_include",
          "_revinclude",
          "_elements",
          "_format",
          "_page",
          "_getpages",
          "_getpagesoffset",
          "_pageId",
          "_bundletype");

  private final SearchParameters parameters;

  ResultParameters(SearchParameters parameters) {
    this.parameters = parameters;
  }

  static boolean isOne(String name) {
    return CHOICES.containsKey(name) || OTHERS.contains(name);
  }

  void require(String type, SearchName name, String[] values) {
    switch (name.base()) {
      case "_sort" -> requireSort(type, String.join(",", values));
      case "_count", "_offset" -> requireNumbers(name.base(), values);
      case "_include", "_revinclude" -> requireIncludes(name, values);
      default -> requireChoice(name, values);
    }
  }

  private static void requireChoice(SearchName name, String[] values) {
    Set<String> choices = CHOICES.get(name.base());
    for (String value : values) {
      if (choices != null && !choices.contains(value)) {
        throw broken(
            name.base(),
            value,
            "Use one of: " + String.join(", ", choices.stream().sorted().toList()) + ".");
      }
    }
    if (name.modifier() != null || name.chain() != null) {
      throw broken(name.base(), String.valueOf(name.modifier()), "It takes no modifier.");
    }
  }

  /** Reads {@code _count} and {@code _offset} of a request that is no search. */
  static void requireNumbers(String name, String[] values) {
    for (String value : values) {
      boolean whole = value.matches("\\d{1,9}");
      if (!whole || "_offset".equals(name) && Integer.parseInt(value) > LAST_OFFSET) {
        throw broken(
            name,
            value,
            "_offset".equals(name)
                ? "Use a whole number up to %d; further down, narrow the search."
                    .formatted(LAST_OFFSET)
                : "Use a whole number; a page has at most 500 entries.");
      }
    }
  }

  private void requireSort(String type, String keys) {
    String[] each = keys.split(",", -1);
    if (each.length > MOST_SORT_KEYS) {
      throw broken("_sort", keys, "Sort by at most %d keys.".formatted(MOST_SORT_KEYS));
    }
    for (String key : each) {
      String name = key.startsWith("-") ? key.substring(1) : key;
      RuntimeSearchParam parameter =
          parameters.find(type, name).orElseThrow(() -> parameters.unknown(type, name));
      if (parameter.getParamType() == RestSearchParameterTypeEnum.SPECIAL
          || parameter.getParamType() == RestSearchParameterTypeEnum.HAS) {
        throw broken("_sort", key, "This parameter has no order.");
      }
    }
  }

  private void requireIncludes(SearchName name, String[] values) {
    if (values.length > MOST_INCLUDES) {
      throw broken(
          name.base(), values[0], "Include at most %d references.".formatted(MOST_INCLUDES));
    }
    if (name.modifier() != null && !Set.of("iterate", "recurse").contains(name.modifier())) {
      throw broken(name.base(), name.modifier(), "Its only modifier is :iterate.");
    }
    for (String value : values) {
      String[] parts = value.split(":", -1);
      boolean shaped =
          parts.length >= 2
              && parts.length <= 3
              && parameters.isType(parts[0])
              && (parts.length < 3 || parameters.isType(parts[2]));
      if (!shaped) {
        throw broken(name.base(), value, "Write [type]:[reference], such as Observation:subject.");
      }
      Optional<RuntimeSearchParam> reference = parameters.find(parts[0], parts[1]);
      if (reference.isEmpty()
          || reference.get().getParamType() != RestSearchParameterTypeEnum.REFERENCE) {
        throw parameters.unknown(parts[0], parts[1]);
      }
    }
  }

  private static Refusal broken(String name, String value, String mend) {
    return new Refusal(
        Reason.MALFORMED,
        "broken-result-parameter",
        null,
        "'%s' is not a value for '%s'.".formatted(Words.quote(value), name),
        mend);
  }
}
