package org.doorstep.visit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.server.Records;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Takes visits in once, however often and from however many phones at once they are sent. */
@Component
@Interceptor
class VisitIntake implements StorageContribution {

  private static final int IDS_PER_SEARCH = 200;

  private final Records records;

  VisitIntake(Records records) {
    this.records = records;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
  void onTransaction(IBaseBundle transaction) {
    if (transaction instanceof Bundle bundle) {
      fillPlans(bundle);
      VisitBundle.of(bundle).ifPresent(this::takeIn);
    }
  }

  private void takeIn(VisitBundle visit) {
    visit.findByIdentifier();
    List<VisitEntry> entries = visit.entries();
    visit.followLocalAddresses(entries);
    Set<String> stored = isKnown(visit) ? storedAmong(entries) : Set.of();
    for (VisitEntry entry : entries) {
      if (stored.contains(entry.id())) {
        entry.find();
      } else {
        entry.create();
      }
    }
  }

  private boolean isKnown(VisitBundle visit) {
    return !search(Encounter.class, "identifier", visit.visits()).isEmpty();
  }

  private Set<String> storedAmong(List<VisitEntry> entries) {
    Map<Class<? extends Resource>, List<VisitEntry>> byType =
        entries.stream()
            .collect(Collectors.groupingBy(entry -> entry.entry().getResource().getClass()));
    Set<String> stored = new HashSet<>();
    byType.forEach(
        (type, ofType) -> {
          for (int from = 0; from < ofType.size(); from += IDS_PER_SEARCH) {
            List<IQueryParameterType> ids = new ArrayList<>();
            ofType.stream()
                .skip(from)
                .limit(IDS_PER_SEARCH)
                .forEach(entry -> ids.add(new TokenParam(entry.id())));
            stored.addAll(search(type, "_id", ids));
          }
        });
    return stored;
  }

  /** The ids of what the server itself knows: what is doubled does not depend on who asks. */
  private List<String> search(
      Class<? extends Resource> type, String parameter, List<IQueryParameterType> values) {
    IRepository store = records.ofServer();
    Map<String, List<IQueryParameterType>> query =
        Map.of(
            parameter,
            values,
            "_count",
            List.of(new NumberParam(Integer.toString(IDS_PER_SEARCH))),
            "_offset",
            List.of(new NumberParam("0")));
    return store.search(Bundle.class, type, query).getEntry().stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .toList();
  }

  /** Sets due dates from the visits beside the plan, which saves a second version of the plan. */
  private static void fillPlans(Bundle bundle) {
    LocalDate last =
        bundle.getEntry().stream()
            .map(BundleEntryComponent::getResource)
            .filter(Encounter.class::isInstance)
            .flatMap(encounter -> HomeVisit.finishedOn((Encounter) encounter).stream())
            .max(Comparator.naturalOrder())
            .orElse(null);
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof CarePlan plan && NextVisit.isDerivedFor(plan)) {
        NextVisit.fill(plan, last);
      }
    }
  }
}
