package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.model.ResourceVersionConflictResolutionStrategy;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a write that lost against a simultaneous one try again, instead of handing the conflict to a
 * client that did nothing wrong: two phones may send the same new person at the same moment.
 */
@Component
@Interceptor
class ConflictRetry implements StorageContribution {

  /** Waits grow from 0 to at most a second; the winner has long committed by then. */
  private static final int RETRIES = 5;

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_VERSION_CONFLICT)
  ResourceVersionConflictResolutionStrategy onConflict(@Nullable RequestDetails request) {
    ResourceVersionConflictResolutionStrategy strategy =
        new ResourceVersionConflictResolutionStrategy();
    // Who names the version to change wants to hear that it has changed.
    boolean namesVersion = request != null && request.getHeader(Constants.HEADER_IF_MATCH) != null;
    strategy.setRetry(!namesVersion);
    strategy.setMaxRetries(RETRIES);
    return strategy;
  }
}
