package org.doorstep.server.request;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.ServedTypes;
import org.doorstep.server.ZonesOfRecord;

/** The search parameters of each resource type, as they are installed at this moment. */
final class SearchParameters {

  /**
   * Switched off: the first three would each need a language or an index of its own; by zones only
   * the server searches.
   */
  private static final Set<String> NOT_SERVED =
      Set.of("_filter", "_query", "_list", ZonesOfRecord.PARAMETER);

  private final ISearchParamRegistry registry;

  SearchParameters(ISearchParamRegistry registry) {
    this.registry = registry;
  }

  boolean isType(String name) {
    return ServedTypes.NAMES.contains(name);
  }

  Set<String> types() {
    return ServedTypes.NAMES;
  }

  Optional<RuntimeSearchParam> find(String type, String name) {
    if (NOT_SERVED.contains(name)) {
      return Optional.empty();
    }
    RuntimeSearchParam own =
        registry.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
    return Optional.ofNullable(
        own != null
            ? own
            : registry.getActiveSearchParam("Resource", name, SearchParamLookupContextEnum.SEARCH));
  }

  Set<String> names(String type) {
    Set<String> names =
        new TreeSet<>(
            registry.getValidSearchParameterNamesIncludingMeta(
                type, SearchParamLookupContextEnum.SEARCH));
    names.removeAll(NOT_SERVED);
    return names;
  }

  Set<String> targets(RuntimeSearchParam reference) {
    return reference.getTargets().isEmpty() ? types() : reference.getTargets();
  }

  /** The refusal of a name that no parameter of a type has, naming those that it has. */
  Refusal unknown(String type, String name) {
    Set<String> names = names(type);
    String near = NearMiss.of(name, names).map(it -> "Did you mean '" + it + "'? ").orElse("");
    return new Refusal(
        Reason.UNSUPPORTED,
        "unknown-search-parameter",
        null,
        "%s has no search parameter '%s'.".formatted(type, Words.quote(name)),
        near + type + " is searched by: " + String.join(", ", names) + ".");
  }
}
