package org.doorstep.evacuation;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Searches that end only when everything is found, a few hundred records at a time.
 *
 * @param records the records as the caller may see them
 */
record Store(IRepository records) {

  private static final int PAGE = 500;
  private static final int PERSONS = 250;

  /** All records of a type that meet criteria. */
  <R extends Resource> List<R> all(Class<R> type, Map<String, List<IQueryParameterType>> criteria) {
    List<R> found = new ArrayList<>();
    for (int from = 0; ; from += PAGE) {
      Map<String, List<IQueryParameterType>> query = new HashMap<>(criteria);
      query.put("_count", List.of(new NumberParam(Integer.toString(PAGE))));
      query.put("_offset", List.of(new NumberParam(Integer.toString(from))));
      List<R> page =
          records.search(Bundle.class, type, query).getEntry().stream()
              .map(Bundle.BundleEntryComponent::getResource)
              .filter(type::isInstance)
              .map(type::cast)
              .toList();
      found.addAll(page);
      // What the caller may not see is left out of a page; only an empty one is the last for sure.
      if (page.isEmpty()) {
        return found;
      }
    }
  }

  /**
   * All records of a type that meet criteria and name one of many others.
   *
   * @param parameter the search parameter that names them
   * @param keys what is named, such as {@code Patient/1}
   */
  <R extends Resource> List<R> of(
      Class<R> type,
      String parameter,
      Collection<String> keys,
      Map<String, List<IQueryParameterType>> criteria) {
    List<String> names = List.copyOf(keys);
    List<R> found = new ArrayList<>();
    for (int from = 0; from < names.size(); from += PERSONS) {
      Map<String, List<IQueryParameterType>> query = new HashMap<>(criteria);
      List<String> part = names.stream().skip(from).limit(PERSONS).toList();
      List<IQueryParameterType> some = new ArrayList<>();
      boolean ids = "_id".equals(parameter);
      part.forEach(name -> some.add(ids ? new TokenParam(name) : new ReferenceParam(name)));
      query.put(parameter, some);
      found.addAll(all(type, query));
    }
    return found;
  }
}
