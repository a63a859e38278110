package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SimplePreResourceAccessDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets out of the store only what the caller of a request may see. */
@Component
@Interceptor
class ShowGuard implements StorageContribution {

  private final Decisions decisions;
  private final Past past;
  private final ComesAlong along;

  ShowGuard(Decisions decisions, Past past, ComesAlong along) {
    this.decisions = decisions;
    this.past = past;
    this.along = along;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  /** A record that is read by its id: hidden, it is not there. */
  @Hook(Pointcut.STORAGE_PREACCESS_RESOURCES)
  void beforeAccess(@Nullable RequestDetails request, IPreResourceAccessDetails details) {
    // Of a search, HAPI would load every record a second time for this; it is decided below.
    if (ZonesAndScopes.isOfServer(request)
        || !(details instanceof SimplePreResourceAccessDetails)) {
      return;
    }
    for (int index = 0; index < details.size(); index++) {
      Resource record = (Resource) details.getResource(index);
      // What a transaction writes is not to be decided before its references lead anywhere.
      boolean writing = Label.isUnresolved(record) || References.isWritten(record, request);
      if (!writing
          && (decide(request, record) == Decision.HIDE || isHiddenByNow(request, record))) {
        details.setDontReturnResourceAtIndex(index);
      }
    }
  }

  @Hook(Pointcut.STORAGE_PRESHOW_RESOURCES)
  void beforeShow(@Nullable RequestDetails request, IPreResourceShowDetails details) {
    if (ZonesAndScopes.isOfServer(request)) {
      return;
    }
    List<Resource> records = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int index = 0; index < details.size(); index++) {
      if (details.getResource(index) instanceof Resource record) {
        records.add(record);
        places.add(index);
      }
    }
    Optional<Reach> reach = Reach.of(request);
    List<Decision> decided = reach.isEmpty() ? List.of() : decisions.about(records, reach.get());
    List<Decision> all = new ArrayList<>();
    List<Resource> visible = new ArrayList<>();
    boolean hides = false;
    for (int number = 0; number < records.size(); number++) {
      Resource record = records.get(number);
      boolean hidden = reach.isEmpty() || isHiddenByNow(request, record);
      Decision decision = hidden ? Decision.HIDE : decided.get(number);
      all.add(decision);
      if (decision != Decision.HIDE) {
        visible.add(record);
      } else {
        hides = true;
      }
    }
    Set<String> telling = hides ? along.ofNothing(visible, isEverything(request)) : Set.of();
    for (int number = 0; number < records.size(); number++) {
      Resource record = records.get(number);
      Decision decision = isTelling(record, telling) ? Decision.HIDE : all.get(number);
      switch (decision) {
        case SHOW -> shown(request, record);
        case MASK, FIRST_NAME, UNNAMED -> {
          Resource masked = Masking.by(decision, record);
          details.setResource(places.get(number), masked);
          shown(request, masked);
        }
        case HIDE -> details.setResource(places.get(number), null);
      }
    }
  }

  private static boolean isTelling(Resource record, Set<String> telling) {
    return telling.contains(Projection.key(record));
  }

  private static boolean isEverything(@Nullable RequestDetails request) {
    return request != null && Past.path(request).contains("$everything");
  }

  private boolean isHiddenByNow(@Nullable RequestDetails request, Resource record) {
    return request != null
        && Past.isAsked(request)
        && Reach.of(request).filter(reach -> past.isHidden(record, request, reach)).isPresent();
  }

  private static void shown(@Nullable RequestDetails request, Resource record) {
    if (request != null && !Label.isDirectory(record.fhirType())) {
      Label label = Label.of(record);
      label.patient().ifPresent(id -> Disclosure.in(request).add(id, label.kind(), label.type()));
    }
  }

  private Decision decide(@Nullable RequestDetails request, Resource record) {
    return Reach.of(request).map(reach -> decisions.about(record, reach)).orElse(Decision.HIDE);
  }
}
