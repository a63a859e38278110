package org.doorstep.worklist;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR search, written so that it reads like the one in the documentation. */
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

  /** One of some codes of a system. */
  Question<R> coded(String parameter, String system, String... codes) {
    return with(parameter, Arrays.stream(codes).map(code -> new TokenParam(system, code)).toList());
  }

  /** One of some codes, of whatever system. */
  Question<R> code(String parameter, String... codes) {
    return with(parameter, Arrays.stream(codes).map(code -> new TokenParam(code)).toList());
  }

  Question<R> date(String parameter, ParamPrefixEnum prefix, LocalDate date) {
    return with(parameter, List.of(new DateParam(prefix, date.toString())));
  }

  Question<R> reference(String parameter, Optional<String> reference) {
    return reference.map(it -> references(parameter, List.of(it))).orElse(this);
  }

  Question<R> references(String parameter, Collection<String> references) {
    return with(parameter, references.stream().map(ReferenceParam::new).toList());
  }

  Question<R> ids(Collection<String> ids) {
    return with("_id", ids.stream().map(id -> new TokenParam(id)).toList());
  }

  /** What of the answer is wanted. */
  Multimap<String, List<IQueryParameterType>> page(int offset, int count) {
    Multimap<String, List<IQueryParameterType>> page = ArrayListMultimap.create(criteria);
    page.put("_offset", List.of(new StringParam(String.valueOf(offset))));
    page.put("_count", List.of(new StringParam(String.valueOf(count))));
    return page;
  }

  private Question<R> with(String parameter, List<? extends IQueryParameterType> any) {
    criteria.put(parameter, new ArrayList<>(any));
    return this;
  }
}
