package org.doorstep.server.search;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.server.MergedPersons;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds for who knows a person by an old id what is the other's by now: a phone that was out of
 * reach when the two were merged asks by the id that it has.
 */
@Component
@Interceptor
class OldIds {

  private static final String PATIENT = "Patient";

  /** The one search parameter that means a Patient even if it is not said. */
  private static final String OF_PATIENT = "patient";

  /** Before {@link Narrowing}, which looks at the persons whom a search names. */
  private static final int EARLY = -50;

  private final ObjectProvider<MergedPersons> merged;

  OldIds(IInterceptorService store, ObjectProvider<MergedPersons> merged) {
    this.merged = merged;
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESEARCH_REGISTERED, order = EARLY)
  void beforeSearch(SearchParameterMap search, @Nullable RequestDetails request) {
    Set<String> asked = new TreeSet<>();
    search
        .entrySet()
        .forEach(
            criterion ->
                criterion.getValue().stream()
                    .flatMap(List::stream)
                    .filter(any -> isOfPatient(criterion.getKey(), any))
                    .forEach(any -> asked.add(((ReferenceParam) any).getIdPart())));
    if (asked.isEmpty()) {
      return;
    }
    Map<String, String> targets = merged.getObject().among(asked, request);
    if (!targets.isEmpty()) {
      search.entrySet().forEach(criterion -> criterion.setValue(with(criterion, targets)));
    }
  }

  private static boolean isOfPatient(String parameter, IQueryParameterType criterion) {
    return criterion instanceof ReferenceParam reference
        && reference.getMissing() == null
        && reference.getQueryParameterQualifier() == null
        && reference.getChain() == null
        && reference.getIdPart() != null
        && reference.getBaseUrl() == null
        && (PATIENT.equals(reference.getResourceType())
            || reference.getResourceType() == null && OF_PATIENT.equals(parameter));
  }

  /** The old id stays a criterion: traces name whom they were about. */
  private static List<List<IQueryParameterType>> with(
      Map.Entry<String, List<List<IQueryParameterType>>> criterion, Map<String, String> merged) {
    List<List<IQueryParameterType>> all = new ArrayList<>();
    for (List<IQueryParameterType> alternatives : criterion.getValue()) {
      List<IQueryParameterType> more = new ArrayList<>(alternatives);
      for (IQueryParameterType any : alternatives) {
        if (isOfPatient(criterion.getKey(), any)) {
          String target = merged.get(((ReferenceParam) any).getIdPart());
          if (target != null) {
            more.add(new ReferenceParam(PATIENT + '/' + target));
          }
        }
      }
      all.add(more);
    }
    return all;
  }
}
