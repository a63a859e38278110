package org.doorstep.server.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.predicate.SearchFilterParser;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.search.builder.predicate.TokenPredicateBuilder;
import ca.uhn.fhir.jpa.search.builder.sql.SearchQueryBuilder;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import com.healthmarketscience.sqlbuilder.BinaryCondition;
import com.healthmarketscience.sqlbuilder.Condition;
import com.healthmarketscience.sqlbuilder.CustomSql;
import com.healthmarketscience.sqlbuilder.dbspec.basic.DbColumn;
import java.util.Collection;
import java.util.stream.Collectors;
import org.doorstep.server.ZonesOfRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * The condition on the zones of a caller as one list of numbers: a caseload of a thousand persons
 * is thousands of zones, each of which HAPI would make a variable of the statement.
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

  private final DbColumn hash;

  ZonesPredicateBuilder(SearchQueryBuilder query) {
    super(query);
    this.hash = getTable().findColumn("HASH_SYS_AND_VALUE");
  }

  @Override
  public Condition createPredicateToken(
      Collection<IQueryParameterType> values,
      String type,
      String prefix,
      RuntimeSearchParam parameter,
      SearchFilterParser.@Nullable CompareOperation operation,
      RequestPartitionId partition) {
    if (values.size() < MANY || !ZonesOfRecord.PARAMETER.equals(parameter.getName())) {
      return super.createPredicateToken(values, type, prefix, parameter, operation, partition);
    }
    String hashes =
        values.stream()
            .map(value -> Long.toString(hashOf((TokenParam) value, type)))
            .collect(Collectors.joining(","));
    String list = getSearchQueryBuilder().generatePlaceholder(hashes);
    return BinaryCondition.equalTo(hash, new CustomSql(ANY_OF.formatted(list)));
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
