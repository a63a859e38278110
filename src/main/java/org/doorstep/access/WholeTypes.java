package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Of which types a caller reads all records, for what hands them out without looking at each. */
public final class WholeTypes {

  private WholeTypes() {}

  /**
   * The types of which the caller of a request reads all records.
   *
   * @param request the caller's request
   * @param asked the types that are asked for
   * @return those that the caller's role and the scopes of the application open as a whole
   */
  public static Set<String> of(RequestDetails request, Collection<String> asked) {
    Set<String> open = new TreeSet<>(asked);
    Reach reach = Reach.of(request).orElseThrow(Caller::notSignedIn);
    open.removeIf(
        type ->
            !reach.scopes().permitAll('r', type)
                || !Label.isDirectory(type) && !reach.seesAllOf(type));
    return open;
  }
}
