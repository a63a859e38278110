package org.doorstep.server.search;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.util.SearchParameterMapCalculator;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.SortSpec;
import org.springframework.stereotype.Component;

/**
 * Runs every search as a query with an offset, in one read-only transaction, instead of HAPI's
 * default that writes each search and its results to the database before it answers.
 *
 * <p>Pages of an offset search only fit together if the order is the same each time, so every
 * search ends its sorting with the internal id of the resource.
 */
@Interceptor
@Component
class OffsetSearch {

  static final int DEFAULT_PAGE_SIZE = 50;
  static final int EVERYTHING_PAGE_SIZE = 1000;

  OffsetSearch(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
  void pageByOffset(SearchParameterMap search) {
    DatePrecision.toDays(search);
    NumberPrefixes.toComparisons(search);
    if (search.getOffset() == null) {
      if (search.isLoadSynchronous()) {
        // HAPI looks something up for itself, such as the match of a conditional create.
        return;
      }
      search.setOffset(0);
    }
    if (search.getCount() == null) {
      boolean everything = search.getEverythingMode() != null;
      search.setCount(everything ? EVERYTHING_PAGE_SIZE : DEFAULT_PAGE_SIZE);
    }
    if (search.getEverythingMode() == null
        && !SearchParameterMapCalculator.isWantOnlyCount(search)) {
      endSortWithInternalId(search);
    }
  }

  private static void endSortWithInternalId(SearchParameterMap search) {
    SortSpec tieBreak = new SortSpec(Constants.PARAM_PID);
    SortSpec last = search.getSort();
    if (last == null) {
      search.setSort(tieBreak);
      return;
    }
    while (last.getChain() != null) {
      last = last.getChain();
    }
    last.setChain(tieBreak);
  }
}
