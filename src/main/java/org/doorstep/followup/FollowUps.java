package org.doorstep.followup;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks at every write what follows from it. */
@Component
@Interceptor
class FollowUps implements StorageContribution {

  /** When it is known that the caller may write the record. */
  private static final int LATE = 100;

  private final List<FollowUp> all;

  FollowUps(List<FollowUp> all) {
    this.all = all;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LATE)
  void created(IBaseResource record) {
    all.forEach(one -> one.follow(null, (Resource) record));
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LATE)
  void updated(@Nullable IBaseResource before, IBaseResource record) {
    all.forEach(one -> one.follow((Resource) before, (Resource) record));
  }
}
