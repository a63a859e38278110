package org.doorstep.server;

import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * In which zones a record lies, as an index of searches. They follow from the record and from facts
 * about it and never stand in it, so that nobody can forge them or strip them off.
 */
@FunctionalInterface
public interface ZonesOfRecord {

  /** The search parameter under which zones are indexed; callers cannot use it. */
  String PARAMETER = "zone";

  /** The system of the values of {@link #PARAMETER}. */
  String SYSTEM = "https://doorstep.health/zone";

  /**
   * The zones of a record.
   *
   * @param record a record with its id
   * @return its zones; empty if nobody but the server itself may find it
   */
  Set<String> of(Resource record);
}
