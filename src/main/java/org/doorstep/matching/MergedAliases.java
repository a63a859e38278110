package org.doorstep.matching;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.PersonGrants;
import org.doorstep.server.MergedPersons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells callers into whom persons were merged whom they know. */
@Component
class MergedAliases implements MergedPersons {

  private final PersonGrants grants;

  MergedAliases(PersonGrants grants) {
    this.grants = grants;
  }

  @Override
  public Map<String, String> among(Set<String> patients, @Nullable RequestDetails request) {
    if (request == null || Caller.of(request).isEmpty()) {
      return Map.of();
    }
    Map<String, String> merged = grants.mergedAmong(patients);
    merged.values().removeIf(target -> !grants.knows(target, request));
    return merged;
  }
}
