package org.doorstep.reports;

import ca.uhn.fhir.repository.IRepository;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** Goes through all records that a search finds, page by page. */
final class Reading {

  /** More takes longer than anybody waits for a page, on a server that visits are sent to. */
  static final int MOST = 50_000;

  private static final int PAGE = 500;

  private final IRepository records;

  Reading(IRepository records) {
    this.records = records;
  }

  /**
   * Hands on each record.
   *
   * @param enough asked after each page whether to stop
   * @throws Refusal 422 if there are too many
   */
  <R extends Resource> void each(Question<R> question, Consumer<R> reader, BooleanSupplier enough) {
    int read = 0;
    List<BundleEntryComponent> page;
    do {
      page = records.search(Bundle.class, question.type(), question.page(read, PAGE)).getEntry();
      page.stream()
          .map(BundleEntryComponent::getResource)
          .filter(question.type()::isInstance)
          .map(question.type()::cast)
          .forEach(reader);
      read += page.size();
      if (read > MOST) {
        throw new Refusal(
            Reason.RULE_BROKEN,
            "too-many-records",
            null,
            "These are more than %d records.".formatted(MOST),
            "Ask for one person, for what changed since a moment, or for a shorter time.");
      }
    } while (page.size() == PAGE && !enough.getAsBoolean());
  }
}
