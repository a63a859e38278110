package org.doorstep.visit;

import static java.util.Map.entry;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored plans of monthly home care of a person, kept in step with the stored visits. */
@Component
class VisitPlans {

  /** Looked at from the newest, as the one that began last need not be a finished home visit. */
  private static final String NEWEST = "20";

  private final Records records;

  VisitPlans(Records records) {
    this.records = records;
  }

  /**
   * Sets the due date of each active monthly plan, within the caller's database transaction if
   * there is one.
   *
   * @param patient the person, as {@code Patient/id}
   */
  void refresh(String patient) {
    IRepository store = records.ofServer();
    List<CarePlan> plans =
        search(
                store,
                CarePlan.class,
                entry("subject", new ReferenceParam(patient)),
                entry("category", new TokenParam(HomeVisit.SERVICES, NextVisit.MONTHLY)),
                entry("status", new TokenParam("active")))
            .toList();
    if (plans.isEmpty()) {
      return;
    }
    LocalDate last = lastVisit(store, patient);
    plans.stream().filter(plan -> NextVisit.fill(plan, last)).forEach(store::update);
  }

  /** The date of the person's last finished home visit, or null before the first. */
  @Nullable LocalDate lastVisit(String patient) {
    return lastVisit(records.ofServer(), patient);
  }

  private static @Nullable LocalDate lastVisit(IRepository store, String patient) {
    return search(
            store,
            Encounter.class,
            entry("subject", new ReferenceParam(patient)),
            entry("status", new TokenParam("finished")),
            entry("_sort", new StringParam("-date")))
        .flatMap(encounter -> HomeVisit.finishedOn(encounter).stream())
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  @SafeVarargs
  private static <R extends Resource> Stream<R> search(
      IRepository store, Class<R> type, Map.Entry<String, IQueryParameterType>... parameters) {
    Map<String, List<IQueryParameterType>> query = new HashMap<>();
    for (var parameter : parameters) {
      query.put(parameter.getKey(), List.of(parameter.getValue()));
    }
    // A search by offset stays in this thread, and so within the transaction that it asks about.
    query.put("_count", List.of(new NumberParam(NEWEST)));
    query.put("_offset", List.of(new NumberParam("0")));
    return store.search(Bundle.class, type, query).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
