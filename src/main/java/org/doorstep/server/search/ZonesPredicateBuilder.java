package org.doorstep.server.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.predicate.SearchFilterParser;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.search.builder.predicate.TokenPredicateBuilder;
import ca.uhn.fhir.jpa.search.builder.sql.SearchQueryBuilder;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import com.healthmarketscience.sqlbuilder.BinaryCondition;
import com.healthmarketscience.sqlbuilder.ComboCondition;
import com.healthmarketscience.sqlbuilder.Condition;
import com.healthmarketscience.sqlbuilder.CustomSql;
import com.healthmarketscience.sqlbuilder.dbspec.basic.DbColumn;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.server.ZoneQuery;
import org.doorstep.server.ZonesOfRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * The condition on the zones of a caller as one list: a caseload of a thousand persons is thousands
 * of zones, each of which HAPI would make a variable of the statement.
 */
@Component
@Primary
@Scope("prototype")
class ZonesPredicateBuilder extends TokenPredicateBuilder {

  /**
   * Below, HAPI's own condition costs no more, and PostgreSQL plans for the zones that are sent.
   */
  private static final int MANY = 32;

  /**
   * A table, not an array: PostgreSQL keeps one plan for all lengths of an array, and looks through
   * the array again for each record.
   */
  private static final String ANY_OF =
      "ANY (SELECT CAST(zone AS bigint) FROM unnest(string_to_array('%s', ',')) AS zone)";

  private static final String LISTED = "SELECT unnest(string_to_array('%s', ','))";

  private final DbColumn hash;
  private final DbColumn identity;
  private final DbColumn system;
  private final DbColumn value;

  ZonesPredicateBuilder(SearchQueryBuilder query) {
    super(query);
    this.hash = getTable().findColumn("HASH_SYS_AND_VALUE");
    this.identity = getTable().findColumn("HASH_IDENTITY");
    this.system = getTable().findColumn("SP_SYSTEM");
    this.value = getTable().findColumn("SP_VALUE");
  }

  @Override
  public Condition createPredicateToken(
      Collection<IQueryParameterType> values,
      String type,
      String prefix,
      RuntimeSearchParam parameter,
      SearchFilterParser.@Nullable CompareOperation operation,
      RequestPartitionId partition) {
    if (!ZonesOfRecord.PARAMETER.equals(parameter.getName())) {
      return super.createPredicateToken(values, type, prefix, parameter, operation, partition);
    }
    Optional<ZoneQuery> toFind =
        values.stream()
            .filter(ZonesToFind.class::isInstance)
            .map(zones -> ((ZonesToFind) zones).query())
            .findFirst();
    if (toFind.isPresent()) {
      return listedOrFound(values, type, toFind.get());
    }
    return values.size() < MANY
        ? super.createPredicateToken(values, type, prefix, parameter, operation, partition)
        : listed(values, type);
  }

  private Condition listed(Collection<IQueryParameterType> values, String type) {
    String hashes =
        values.stream()
            .map(zone -> Long.toString(hashOf((TokenParam) zone, type)))
            .collect(Collectors.joining(","));
    return BinaryCondition.equalTo(hash, new CustomSql(ANY_OF.formatted(placeholder(hashes))));
  }

  /** By the words of the zones, as the database has no hash of what it finds. */
  private Condition listedOrFound(
      Collection<IQueryParameterType> values, String type, ZoneQuery toFind) {
    String listed =
        values.stream()
            .filter(zone -> !(zone instanceof ZonesToFind))
            .map(zone -> ((TokenParam) zone).getValue())
            .collect(Collectors.joining(","));
    String found = toFind.sql();
    StringBuilder any = new StringBuilder(LISTED.formatted(placeholder(listed)));
    any.append(" UNION ALL ");
    Iterator<String> texts = toFind.values().iterator();
    int from = 0;
    for (int next = found.indexOf('?'); next >= 0; next = found.indexOf('?', from)) {
      any.append(found, from, next).append('\'').append(placeholder(texts.next())).append('\'');
      from = next + 1;
    }
    any.append(found.substring(from));
    long indexed =
        BaseResourceIndexedSearchParam.calculateHashIdentity(
            getPartitionSettings(),
            getSearchQueryBuilder().getRequestPartitionId(),
            type,
            ZonesOfRecord.PARAMETER);
    return ComboCondition.and(
        BinaryCondition.equalTo(identity, getSearchQueryBuilder().generatePlaceholder(indexed)),
        BinaryCondition.equalTo(
            system, getSearchQueryBuilder().generatePlaceholder(ZonesOfRecord.SYSTEM)),
        BinaryCondition.equalTo(value, new CustomSql("ANY (" + any + ")")));
  }

  private String placeholder(String text) {
    return getSearchQueryBuilder().generatePlaceholder(text);
  }

  private long hashOf(TokenParam zone, String type) {
    return ResourceIndexedSearchParamToken.calculateHashSystemAndValue(
        getPartitionSettings(),
        getSearchQueryBuilder().getRequestPartitionId(),
        type,
        ZonesOfRecord.PARAMETER,
        zone.getSystem(),
        zone.getValue());
  }
}
