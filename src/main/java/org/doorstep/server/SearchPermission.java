package org.doorstep.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * Whether a caller may search by a parameter: a search tells something even if it finds nothing.
 */
@FunctionalInterface
public interface SearchPermission {

  /** How a parameter comes into a search. */
  enum Way {
    /** Of the records that are searched. */
    OWN,
    /** Of records that those refer to: {@code patient.name}. */
    CHAINED,
    /** Of records that refer to those: {@code _has}. */
    REVERSE
  }

  /**
   * Refuses a criterion that the caller may not use.
   *
   * @param request the caller's request
   * @param searched the resource type that is searched
   * @param type the resource type that has the parameter
   * @param parameter its name
   * @param way how the search gets to it
   */
  void require(RequestDetails request, String searched, String type, String parameter, Way way);
}
