package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Registers what the rooms contribute to the store. */
@Component
class StorageHooks {

  /**
   * The rooms that take part where nobody is cared for. What the others do when a visit comes in
   * was done at the main server, and would be done twice.
   */
  private static final Set<String> OF_ANALYTICS =
      Set.of("org.doorstep.server", "org.doorstep.access", "org.doorstep.audit");

  StorageHooks(
      IInterceptorService store, List<StorageContribution> contributions, StoreSettings settings) {
    contributions.stream()
        .filter(contribution -> !settings.isAnalytics() || isOfAnalytics(contribution))
        .forEach(contribution -> contribution.contributeTo(store));
  }

  private static boolean isOfAnalytics(StorageContribution contribution) {
    String room = ClassUtils.getPackageName(ClassUtils.getUserClass(contribution));
    return OF_ANALYTICS.stream().anyMatch(it -> room.equals(it) || room.startsWith(it + '.'));
  }
}
