package org.doorstep.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is open to a caller and denied to them about persons, read from the tables when a request
 * first needs it: about the few whom it is about, or about everyone.
 */
final class Persons {

  /**
   * What is open and denied about a person.
   *
   * @param rights what may be done with the person's records
   * @param denied the classes of which nothing is seen, whatever is open
   * @param orders what a laboratory may do with what belongs to its orders, by the id of the order
   * @param handedOver whether the records may still be indexed as kept by an organisation of the
   *     caller that keeps them no longer
   */
  record Standing(
      List<Rights> rights,
      Set<Sensitivity> denied,
      Map<String, List<Rights>> orders,
      boolean handedOver) {

    private static final Standing NONE = new Standing(List.of(), Set.of(), Map.of(), false);

    static Standing empty() {
      return new Standing(
          new ArrayList<>(), EnumSet.noneOf(Sensitivity.class), new HashMap<>(), false);
    }

    Standing whileHandedOver() {
      return new Standing(rights, denied, orders, true);
    }

    /** What may be done with a record of the person, whatever is denied. */
    List<Rights> with(Label label) {
      if (orders.isEmpty()) {
        return rights;
      }
      List<Rights> all = new ArrayList<>(rights);
      if ("Patient".equals(label.type())) {
        all.add(Rights.ofUnnamed());
      }
      label.orders().forEach(order -> all.addAll(orders.getOrDefault(order, List.of())));
      return all;
    }

    /** All that is open of the person, wherever. */
    List<Rights> anywhere() {
      List<Rights> all = new ArrayList<>(rights);
      orders.values().forEach(all::addAll);
      return all;
    }
  }

  private final Function<Optional<Set<String>>, Map<String, Standing>> tables;
  private final Map<String, Standing> known = new HashMap<>();
  private boolean everyone;

  /**
   * @param tables gives what is open and denied about the persons with these ids; about everyone if
   *     there are none
   */
  Persons(Function<Optional<Set<String>>, Map<String, Standing>> tables) {
    this.tables = tables;
  }

  Standing of(String patient) {
    know(Set.of(patient));
    return known.getOrDefault(patient, Standing.NONE);
  }

  Map<String, Standing> of(Set<String> patients) {
    know(patients);
    Map<String, Standing> some = new HashMap<>(known);
    some.keySet().retainAll(patients);
    return some;
  }

  Map<String, Standing> everyone() {
    if (!everyone) {
      known.clear();
      known.putAll(tables.apply(Optional.empty()));
      everyone = true;
    }
    return known;
  }

  /** Reads at once what is to be asked one by one. */
  void know(Collection<String> patients) {
    Set<String> unknown = new HashSet<>(patients);
    unknown.removeAll(known.keySet());
    if (!everyone && !unknown.isEmpty()) {
      unknown.forEach(patient -> known.put(patient, Standing.NONE));
      known.putAll(tables.apply(Optional.of(unknown)));
    }
  }
}
