package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;

/**
 * How a room takes part in every write to the store, also in those that no HTTP request asked for.
 *
 * <p>A hook registered here must not be registered with the endpoint too: HAPI asks both, and would
 * call it twice for each request.
 */
public interface StorageContribution {

  /**
   * Called once, before the store takes its first write.
   *
   * @param store the register of the store's interceptors
   */
  void contributeTo(IInterceptorService store);
}
