package org.doorstep.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is open to a caller and denied to them about a person.
 *
 * @param rights what may be done with the person's records
 * @param denied the classes of which nothing is seen, whatever is open
 * @param handedOver whether the records may still be indexed as kept by an organisation of the
 *     caller that keeps them no longer
 * @param keeper the organisation that keeps the person's records
 */
record Standing(
    List<Rights> rights, Set<Sensitivity> denied, boolean handedOver, Optional<String> keeper) {

  static final Standing NONE = new Standing(List.of(), Set.of(), false, Optional.empty());

  /** Whether nothing of a class of a type is to be found, by whatever zone it is indexed. */
  boolean closes(String type, Sensitivity kind) {
    return denied.contains(kind)
        || handedOver && rights.stream().noneMatch(right -> right.reads(type, kind));
  }
}
