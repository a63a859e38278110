package org.doorstep.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is open to a caller and denied to them about a person.
 *
 * @param rights what may be done with the person's records
 * @param denied the classes of which nothing is seen, whatever is open
 * @param orders what may be done with what belongs to an order of a laboratory, or to a transfer,
 *     by the id of the ServiceRequest or Task
 * @param answered what may be done with a Task to which the caller said no, by its key
 * @param handedOver whether the records may still be indexed as kept by an organisation of the
 *     caller that keeps them no longer
 * @param keeper the organisation that keeps the person's records
 */
record Standing(
    List<Rights> rights,
    Set<Sensitivity> denied,
    Map<String, List<Rights>> orders,
    Map<String, List<Rights>> answered,
    boolean handedOver,
    Optional<String> keeper) {

  static final Standing NONE =
      new Standing(List.of(), Set.of(), Map.of(), Map.of(), false, Optional.empty());

  /** What may be done with a record of the person, whatever is denied. */
  List<Rights> with(Label label) {
    if (orders.isEmpty() && answered.isEmpty()) {
      return rights;
    }
    List<Rights> all = new ArrayList<>(rights);
    if ("Patient".equals(label.type()) && isExamined()) {
      all.add(Rights.ofUnnamed());
    }
    all.addAll(answered.getOrDefault(label.key(), List.of()));
    label.orders().forEach(order -> all.addAll(orders.getOrDefault(order, List.of())));
    return all;
  }

  private boolean isExamined() {
    return orders.values().stream()
        .flatMap(List::stream)
        .anyMatch(right -> right.view() == Rights.View.UNNAMED);
  }

  /** All that is open of the person, wherever searches find it. */
  List<Rights> anywhere() {
    List<Rights> all = new ArrayList<>(rights);
    orders.values().forEach(all::addAll);
    return all;
  }

  /** Whether nothing of a class of a type is to be found, by whatever zone it is indexed. */
  boolean closes(String type, Sensitivity kind) {
    return denied.contains(kind)
        || handedOver && rights.stream().noneMatch(right -> right.reads(type, kind));
  }
}
