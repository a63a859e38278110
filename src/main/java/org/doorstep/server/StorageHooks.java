package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.util.List;
import org.springframework.stereotype.Component;

/** Registers what the rooms contribute to the store. */
@Component
class StorageHooks {

  StorageHooks(IInterceptorService store, List<StorageContribution> contributions) {
    contributions.forEach(contribution -> contribution.contributeTo(store));
  }
}
