package org.doorstep.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller's searches are narrowed to. */
@FunctionalInterface
public interface SearchScope {

  /**
   * Where a search finds something.
   *
   * @param within the zones of which a record must lie in one
   * @param orWithin finds further such zones
   * @param without the zones in none of which it may lie
   * @param holding the criteria all of which it must hold
   */
  record Part(
      Set<String> within,
      Optional<ZoneQuery> orWithin,
      Set<String> without,
      Set<Criterion> holding) {}

  /**
   * The part of the records of a type in which a caller finds something.
   *
   * @param request the caller's request; null or the server's own for what no caller asked for
   * @param type the resource type that is searched
   * @param patients the persons whose records alone the search can find; empty if it names none
   * @return the part; empty if the search is not to be narrowed
   */
  Optional<Part> of(@Nullable RequestDetails request, String type, Set<String> patients);
}
