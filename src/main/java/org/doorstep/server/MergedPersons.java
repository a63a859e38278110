package org.doorstep.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has the records of persons that were merged into others. */
@FunctionalInterface
public interface MergedPersons {

  /**
   * Into whom persons were merged, as far as a caller may know.
   *
   * @param patients ids of Patients
   * @param request the caller's request; null or the server's own for what no caller asked for
   * @return for those who were, the id of the Patient who has their records now
   */
  Map<String, String> among(Set<String> patients, @Nullable RequestDetails request);
}
