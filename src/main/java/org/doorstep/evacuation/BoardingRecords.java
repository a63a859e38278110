package org.doorstep.evacuation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Optional;
import org.doorstep.access.Caller;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in what crews record about people, late, twice and out of order: every word is kept, and
 * all words together say where a person is.
 */
@Component
@Interceptor
class BoardingRecords implements StorageContribution {

  /** Before the Task is checked: a word may be older than the list. */
  private static final int EARLY = -10;

  private final Clock clock;

  BoardingRecords(Optional<Clock> clock) {
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = EARLY)
  void beforeUpdate(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (old instanceof Task before
        && record instanceof Task after
        && !before.isDeleted()
        && CourseOfTask.is(before)) {
      String by = Caller.of(request).map(Caller::who).orElse("");
      CourseOfTask.merge(before, after, by, clock.instant());
    }
  }
}
