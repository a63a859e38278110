package org.doorstep.server.search;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.server.RecordCriteria;
import org.doorstep.server.SearchScope;
import org.doorstep.server.ZonesOfRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds to every search the zones in which its caller may search, and what the caller's application
 * may search for, so that totals and pages hold only what the caller may see.
 */
@Component
@Interceptor
class Narrowing {

  private static final Set<String> OF_A_PERSON = Set.of("patient", "subject");
  private static final String NOWHERE = "nowhere";

  private final ObjectProvider<SearchScope> scope;
  private final ObjectProvider<RecordCriteria> criteria;

  Narrowing(
      IInterceptorService store,
      ObjectProvider<SearchScope> scope,
      ObjectProvider<RecordCriteria> criteria) {
    this.scope = scope;
    this.criteria = criteria;
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
  void narrow(
      @Nullable RequestDetails request, SearchParameterMap search, ICachedSearchDetails details) {
    if (search.getEverythingMode() != null) {
      // HAPI does not look at further criteria then; each record is decided on its way out.
      return;
    }
    String type = details.getResourceType();
    Optional<SearchScope.Part> part = scope.getObject().of(request, type, persons(search, type));
    part.ifPresent(
        scoped -> {
          search.add(ZonesOfRecord.PARAMETER, within(scoped));
          if (!scoped.without().isEmpty()) {
            TokenOrListParam denied = anyOf(scoped.without());
            denied.getValuesAsQueryTokens().forEach(it -> it.setModifier(TokenParamModifier.NOT));
            search.add(ZonesOfRecord.PARAMETER, denied);
          }
          scoped
              .holding()
              .forEach(
                  criterion ->
                      search.add(
                          criterion.parameter(), criteria.getObject().condition(type, criterion)));
        });
  }

  private static TokenOrListParam within(SearchScope.Part part) {
    boolean nowhere = part.within().isEmpty() && part.orWithin().isEmpty();
    TokenOrListParam any = anyOf(nowhere ? Set.of(NOWHERE) : part.within());
    part.orWithin().map(ZonesToFind::new).ifPresent(any::add);
    return any;
  }

  private static TokenOrListParam anyOf(Set<String> zones) {
    TokenOrListParam any = new TokenOrListParam();
    new TreeSet<>(zones).forEach(zone -> any.add(new TokenParam(ZonesOfRecord.SYSTEM, zone)));
    return any;
  }

  /** The persons of whom the search names at least one in each of its alternatives. */
  private static Set<String> persons(SearchParameterMap search, String type) {
    Set<String> persons = new HashSet<>();
    for (String name : OF_A_PERSON) {
      add(search.get(name), persons);
    }
    if ("Patient".equals(type)) {
      add(search.get("_id"), persons);
    }
    return persons;
  }

  private static void add(@Nullable List<List<IQueryParameterType>> criteria, Set<String> persons) {
    if (criteria == null || criteria.size() != 1) {
      return;
    }
    Set<String> named = new HashSet<>();
    for (IQueryParameterType value : criteria.get(0)) {
      if (value instanceof ReferenceParam reference
          && reference.getChain() == null
          && (reference.getResourceType() == null
              || "Patient".equals(reference.getResourceType()))) {
        named.add(reference.getIdPart());
      } else if (value instanceof TokenParam id && id.getModifier() == null) {
        named.add(id.getValue());
      } else {
        return;
      }
    }
    persons.addAll(named);
  }
}
