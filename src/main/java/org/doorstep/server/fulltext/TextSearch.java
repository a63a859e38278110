package org.doorstep.server.fulltext;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.stereotype.Component;

/**
 * Turns words to search by into the records that contain them, before the rest of the search runs.
 *
 * <p>HAPI would hand the whole search over to Lucene, and then counts, pages and sorts what Lucene
 * found without looking at the other parameters. As a list of records in the SQL query, the words
 * are one condition among the others.
 */
@Interceptor
@Component
class TextSearch {

  static final int MOST_RECORDS = 5_000;
  private static final String RULE = "doorstep-text-search";

  private final TextIndex index;

  TextSearch(IInterceptorService store, TextIndex index) {
    this.index = index;
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESEARCH_REGISTERED, order = -100)
  void findWords(SearchParameterMap search, RequestDetails request) {
    List<TextCondition> conditions = new ArrayList<>();
    take(search, Constants.PARAM_CONTENT, TextIndex.CONTENT, conditions);
    take(search, Constants.PARAM_TEXT, TextIndex.NARRATIVE, conditions);
    if (conditions.isEmpty()) {
      return;
    }
    if (search.getEverythingMode() != null) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          RULE,
          null,
          "$everything cannot be narrowed by words.",
          "Search the resource type that you need with _content instead.");
    }
    List<Long> records = index.recordsWith(request.getResourceName(), conditions, MOST_RECORDS + 1);
    if (records.size() > MOST_RECORDS) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          RULE,
          null,
          "More than " + MOST_RECORDS + " records contain these words.",
          "Add another word.");
    }
    TokenOrListParam found = new TokenOrListParam();
    records.forEach(record -> found.add(record.toString()));
    if (records.isEmpty()) {
      // No record has this internal id, so that the search finds nothing.
      found.add("-1");
    }
    search.add(Constants.PARAM_PID, found);
  }

  private static void take(
      SearchParameterMap search, String parameter, String field, List<TextCondition> conditions) {
    List<List<IQueryParameterType>> and = search.remove(parameter);
    if (and == null) {
      return;
    }
    for (List<IQueryParameterType> or : and) {
      List<String> alternatives =
          or.stream().map(value -> ((StringParam) value).getValueNotNull()).toList();
      conditions.add(new TextCondition(field, alternatives));
    }
  }
}
