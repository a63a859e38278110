package org.doorstep.server;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.jpa.searchparam.extractor.PathAndRef;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Whether a record holds what a criterion asks for. Only codes and references are understood: they
 * are compared letter by letter, so that the look at one record and a search of all of them decide
 * alike, where HAPI's own matching of dates, words, addresses and quantities does not.
 */
@Component
public class RecordCriteria {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern CODE =
      Pattern.compile("(?:[^\\s|\\\\]+\\|)?[^\\s|\\\\]+(?: [^\\s|\\\\]+)*");
  private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

  private final ISearchParamRegistry parameters;
  private final ISearchParamExtractor index;

  RecordCriteria(ISearchParamRegistry parameters, ISearchParamExtractor index) {
    this.parameters = parameters;
    this.index = index;
  }

  /**
   * Whether a criterion can be decided.
   *
   * @param type the resource type of the records
   * @param criterion the criterion, in whatever form it came
   * @return whether it asks for codes or references under a search parameter of the type
   */
  public boolean isUnderstood(String type, Criterion criterion) {
    if (!ServedTypes.STORED.contains(type)
        || !NAME.matcher(criterion.parameter()).matches()
        || ZonesOfRecord.PARAMETER.equals(criterion.parameter())
        || criterion.values().isEmpty()) {
      return false;
    }
    return find(type, criterion)
        .map(RecordCriteria::form)
        .filter(form -> criterion.values().stream().allMatch(form))
        .isPresent();
  }

  private static Predicate<String> form(RuntimeSearchParam parameter) {
    if (parameter.getParamType() == RestSearchParameterTypeEnum.TOKEN) {
      return CODE.asMatchPredicate();
    }
    return isReference(parameter) ? RecordCriteria::isAddress : value -> false;
  }

  private static boolean isAddress(String value) {
    return REFERENCE.matcher(value).matches()
        && ServedTypes.NAMES.contains(value.substring(0, value.indexOf('/')));
  }

  /**
   * Whether a record holds what a criterion asks for.
   *
   * @param record any version of a record
   * @param criterion one that is understood for the type of the record
   */
  public boolean holds(Resource record, Criterion criterion) {
    return find(record.fhirType(), criterion)
        .map(
            parameter ->
                isReference(parameter)
                    ? refers(record, parameter, criterion.values())
                    : hasCode(record, parameter, criterion.values()))
        .orElse(false);
  }

  /**
   * The condition with which a search finds the records that hold what a criterion asks for.
   *
   * @param type the resource type that is searched
   * @param criterion one that is understood for the type
   */
  public IQueryParameterOr<?> condition(String type, Criterion criterion) {
    if (find(type, criterion).filter(RecordCriteria::isReference).isPresent()) {
      ReferenceOrListParam any = new ReferenceOrListParam();
      criterion.values().forEach(value -> any.add(new ReferenceParam(value)));
      return any;
    }
    TokenOrListParam any = new TokenOrListParam();
    criterion.values().forEach(value -> any.add(token(value)));
    return any;
  }

  private Optional<RuntimeSearchParam> find(String type, Criterion criterion) {
    return Optional.ofNullable(
        parameters.getActiveSearchParam(
            type, criterion.parameter(), SearchParamLookupContextEnum.SEARCH));
  }

  private static boolean isReference(RuntimeSearchParam parameter) {
    return parameter.getParamType() == RestSearchParameterTypeEnum.REFERENCE;
  }

  private boolean hasCode(
      Resource record, RuntimeSearchParam parameter, Collection<String> values) {
    return index.extractSearchParamTokens(record, parameter).stream()
        .anyMatch(held -> values.stream().anyMatch(value -> held.matches(token(value))));
  }

  private static TokenParam token(String value) {
    int bar = value.indexOf('|');
    return bar < 0
        ? new TokenParam(value)
        : new TokenParam(value.substring(0, bar), value.substring(bar + 1));
  }

  private boolean refers(Resource record, RuntimeSearchParam parameter, Collection<String> values) {
    return index.extractResourceLinks(record, false).stream()
        .filter(link -> parameter.getName().equals(link.getSearchParamName()))
        .map(PathAndRef::getRef)
        .filter(reference -> reference != null)
        .map(reference -> reference.getReferenceElement())
        .filter(target -> !target.isAbsolute())
        .anyMatch(target -> values.contains(target.getResourceType() + '/' + target.getIdPart()));
  }
}
