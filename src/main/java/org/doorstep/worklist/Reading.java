package org.doorstep.worklist;

import ca.uhn.fhir.repository.IRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The records as the caller may see them, read whole. */
final class Reading {

  /** More is no list that anybody works through in a morning. */
  static final int MOST = 5_000;

  private static final int PAGE = 500;
  private static final int AT_ONCE = 100;

  private final IRepository records;

  Reading(IRepository records) {
    this.records = records;
  }

  /**
   * Everything that a search finds.
   *
   * @throws Refusal 422 if it is too much for a list
   */
  <R extends Resource> List<R> all(Question<R> question) {
    List<R> found = new ArrayList<>();
    List<R> page;
    do {
      page = page(question, found.size());
      found.addAll(page);
      if (found.size() > MOST) {
        throw new Refusal(
            Reason.RULE_BROKEN,
            "worklist-too-long",
            null,
            "The list has more than %d entries.".formatted(MOST),
            "Narrow it by its parameters, or search and page through the matches.");
      }
    } while (page.size() == PAGE);
    return found;
  }

  /** Those of some records that the caller sees. */
  <R extends Resource> List<R> ofIds(Class<R> type, Collection<String> ids) {
    List<R> found = new ArrayList<>();
    List<String> left = List.copyOf(ids);
    for (int from = 0; from < left.size(); from += AT_ONCE) {
      List<String> some = left.subList(from, Math.min(from + AT_ONCE, left.size()));
      found.addAll(page(Question.about(type).ids(some), 0));
    }
    return found;
  }

  private <R extends Resource> List<R> page(Question<R> question, int offset) {
    return records
        .search(Bundle.class, question.type(), question.page(offset, PAGE))
        .getEntry()
        .stream()
        .map(BundleEntryComponent::getResource)
        .filter(question.type()::isInstance)
        .map(question.type()::cast)
        .toList();
  }
}
