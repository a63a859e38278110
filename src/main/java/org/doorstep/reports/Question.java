package org.doorstep.reports;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR search for the records of a table. */
final class Question<R extends Resource> {

  private final Class<R> type;
  private final Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();

  private Question(Class<R> type) {
    this.type = type;
  }

  static <R extends Resource> Question<R> about(Class<R> type) {
    return new Question<>(type);
  }

  Class<R> type() {
    return type;
  }

  Question<R> id(String id) {
    return with("_id", List.of(new TokenParam(id)));
  }

  Question<R> reference(String parameter, String address) {
    return with(parameter, List.of(new ReferenceParam(address)));
  }

  Question<R> moment(String parameter, ParamPrefixEnum prefix, Instant moment) {
    return with(parameter, List.of(new DateParam(prefix, moment.toString())));
  }

  private Question<R> with(String parameter, List<? extends IQueryParameterType> any) {
    criteria.put(parameter, new ArrayList<>(any));
    return this;
  }

  /** What of the answer is wanted. */
  Multimap<String, List<IQueryParameterType>> page(int offset, int count) {
    Multimap<String, List<IQueryParameterType>> page = ArrayListMultimap.create(criteria);
    page.put("_offset", List.of(new StringParam(String.valueOf(offset))));
    page.put("_count", List.of(new StringParam(String.valueOf(count))));
    return page;
  }
}
