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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
    return ids(List.of(id));
  }

  Question<R> ids(Collection<String> ids) {
    return with("_id", ids.stream().map(id -> new TokenParam(id)).toList());
  }

  /** One of some codes of a system. */
  Question<R> coded(String parameter, String system, Collection<String> codes) {
    return with(parameter, codes.stream().map(code -> new TokenParam(system, code)).toList());
  }

  /** One of some codes, of whatever system. */
  Question<R> code(String parameter, Collection<String> codes) {
    return with(parameter, codes.stream().map(code -> new TokenParam(code)).toList());
  }

  Question<R> day(String parameter, ParamPrefixEnum prefix, LocalDate day) {
    return with(parameter, List.of(new DateParam(prefix, day.toString())));
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

  /** The values of search parameters; of those in a list one has to hold. */
  Multimap<String, List<IQueryParameterType>> criteria() {
    return criteria;
  }

  /** What of the answer is wanted. */
  Multimap<String, List<IQueryParameterType>> page(int offset, int count) {
    Multimap<String, List<IQueryParameterType>> page = ArrayListMultimap.create(criteria);
    page.put("_offset", List.of(new StringParam(String.valueOf(offset))));
    page.put("_count", List.of(new StringParam(String.valueOf(count))));
    return page;
  }
}
