package org.doorstep.followup;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What follows from a record that is stored, in the same transaction. */
interface FollowUp {

  /**
   * Looks at a record on its way into the store.
   *
   * @param before what it was before, or null if it is new
   * @param record what it is now
   */
  void follow(@Nullable Resource before, Resource record);
}
