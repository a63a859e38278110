package org.doorstep.audit;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.server.ServedTypes;
import org.jspecify.annotations.Nullable;

/**
 * A search as the audit keeps it: what was searched by stays readable, and whatever may tell of a
 * person is replaced by its hash. Only values that are known to be harmless are kept.
 */
final class SearchText {

  private static final int LONGEST = 4000;
  private static final Pattern RESULT =
      Pattern.compile(
          "_(count|offset|sort|summary|total|format|"
              + "pretty|elements|include|revinclude|since|at|contained|page|getpages|getpagesoffset|"
              + "pageId|bundletype)(:iterate)?");
  private static final Pattern RESULT_VALUE = Pattern.compile("[A-Za-z0-9_:.,*+/ -]{0,200}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9:/._|#%+-]{0,200}");
  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z]+/)?[A-Za-z0-9.-]{1,64}(/_history/\\d+)?");
  private static final Pattern DATE = Pattern.compile("[a-z]{0,2}[0-9T:+.Z -]{4,35}");
  private static final Pattern NUMBER = Pattern.compile("[a-z]{0,2}[0-9.eE+-]{1,30}(\\|.{0,60})?");
  private static final Pattern SYSTEM = Pattern.compile("(https?://|urn:)[A-Za-z0-9:/._-]{1,150}");
  private static final Set<String> OF_PERSONS =
      Set.of("phone", "email", "telecom", "birthdate", "death-date", "near");
  private static final Set<String> MODIFIERS =
      Set.of(
          "exact",
          "contains",
          "text",
          "not",
          "in",
          "not-in",
          "above",
          "below",
          "identifier",
          "missing",
          "of-type");

  private final ISearchParamRegistry registry;
  private final Hashed hashed;

  SearchText(ISearchParamRegistry registry, Hashed hashed) {
    this.registry = registry;
    this.hashed = hashed;
  }

  /**
   * The parameters of a search without the words that tell of people.
   *
   * @param type the type that is searched, or null
   * @param sent the parameters, decoded
   * @return such as {@code family=hmac:...&status=active}, or null if there are none
   */
  @Nullable String of(@Nullable String type, Map<String, String[]> sent) {
    List<String> parts = new ArrayList<>();
    sent.forEach(
        (name, values) -> {
          for (String value : values) {
            parts.add(part(type, name, value));
          }
        });
    if (parts.isEmpty()) {
      return null;
    }
    Collections.sort(parts);
    String text = String.join("&", parts);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private String part(@Nullable String type, String name, String value) {
    if (RESULT.matcher(name).matches()) {
      return name + "=" + kept(RESULT_VALUE, value);
    }
    if (!isKnown(type, name)) {
      return "?=" + hashed.of(name + "=" + value);
    }
    String last = name.substring(Math.max(name.lastIndexOf('.'), lastColonOfHas(name)) + 1);
    String modifier = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
    String base = modifier.isEmpty() ? last : last.substring(0, last.indexOf(':'));
    boolean alone = !name.contains(".") && !name.startsWith("_has:");
    Set<RestSearchParameterTypeEnum> kinds = kinds(alone ? type : null, base);
    return name
        + "="
        + Stream.of(value.split(",", -1))
            .map(each -> value(base, modifier, kinds, each))
            .collect(Collectors.joining(","));
  }

  private static int lastColonOfHas(String name) {
    return name.startsWith("_has:") ? name.lastIndexOf(':') : -1;
  }

  private String value(
      String base, String modifier, Set<RestSearchParameterTypeEnum> kinds, String value) {
    if (base.equals("_id")) {
      return kept(REFERENCE, value);
    }
    if (base.contains("identifier") || modifier.equals("identifier")) {
      return identifier(value);
    }
    if (OF_PERSONS.contains(base)
        || modifier.equals("text")
        || base.startsWith("address")
        || kinds.size() != 1) {
      return hashed.of(value);
    }
    return switch (kinds.iterator().next()) {
      case TOKEN -> kept(CODE, value);
      case REFERENCE -> kept(REFERENCE, value);
      case DATE -> kept(DATE, value);
      case NUMBER, QUANTITY -> kept(NUMBER, value);
      case URI -> kept(SYSTEM, value);
      default -> hashed.of(value);
    };
  }

  /** The system of an identifier tells only of what kind it is. */
  private String identifier(String value) {
    int bar = value.indexOf('|');
    String system = bar < 0 ? "" : value.substring(0, bar);
    return SYSTEM.matcher(system).matches()
        ? system + "|" + hashed.of(value.substring(bar + 1))
        : hashed.of(value);
  }

  private String kept(Pattern harmless, String value) {
    return harmless.matcher(value).matches() ? value : hashed.of(value);
  }

  /** Whether each word of a name is one of FHIR, so that it cannot be the name of a person. */
  private boolean isKnown(@Nullable String type, String name) {
    return Arrays.stream(name.split("[.:]", -1))
        .allMatch(
            word ->
                word.equals("_has")
                    || MODIFIERS.contains(word)
                    || ServedTypes.NAMES.contains(word)
                    || type != null && !kinds(type, word).isEmpty()
                    || !kinds(null, word).isEmpty());
  }

  private Set<RestSearchParameterTypeEnum> kinds(@Nullable String type, String name) {
    Stream<String> types =
        type != null && ServedTypes.NAMES.contains(type)
            ? Stream.of(type, "Resource")
            : Stream.concat(ServedTypes.NAMES.stream(), Stream.of("Resource"));
    return types
        .map(each -> registry.getActiveSearchParam(each, name, SearchParamLookupContextEnum.SEARCH))
        .filter(Objects::nonNull)
        .map(RuntimeSearchParam::getParamType)
        .collect(Collectors.toSet());
  }
}
