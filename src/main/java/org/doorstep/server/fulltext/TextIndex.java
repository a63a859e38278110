package org.doorstep.server.fulltext;

import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.hibernate.search.engine.search.common.BooleanOperator;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.orm.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Lucene index of what is written in records. */
@Component
class TextIndex {

  static final String CONTENT = "myContentText";
  static final String NARRATIVE = "myNarrativeText";

  private final EntityManagerFactory entities;
  private final TextIndexing indexing;

  TextIndex(EntityManagerFactory entities, TextIndexing indexing) {
    this.entities = entities;
    this.indexing = indexing;
  }

  /**
   * Finds records by words.
   *
   * @param type the resource type to look in, or null for all
   * @param conditions what has to be in a record, all of them
   * @param most how many records to return at the most
   * @return the internal ids of the records, in no order
   * @throws Refusal with status 503 while the index is being made
   */
  List<Long> recordsWith(@Nullable String type, List<TextCondition> conditions, int most) {
    if (!indexing.isComplete()) {
      throw indexing.notYet();
    }
    try (var session = entities.createEntityManager()) {
      return Search.session(session)
          .search(ResourceTable.class)
          .select(
              f -> f.composite(reference -> Long.valueOf(reference.id()), f.documentReference()))
          .where(f -> all(f, type, conditions))
          .fetchHits(most);
    }
  }

  private static PredicateFinalStep all(
      SearchPredicateFactory f, @Nullable String type, List<TextCondition> conditions) {
    var all = f.bool();
    if (type != null) {
      all.filter(f.match().field("myResourceType").matching(type));
    }
    for (TextCondition condition : conditions) {
      var any = f.bool();
      for (String words : condition.alternatives()) {
        any.should(
            f.simpleQueryString()
                .field(condition.field())
                .matching(words)
                .defaultOperator(BooleanOperator.AND));
      }
      all.filter(any.minimumShouldMatchNumber(1));
    }
    return all;
  }
}
