package org.doorstep.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is open to a caller and denied to them about persons, read from the tables when a request
 * first needs it: about the few whom it is about, or about everyone. A request may ask from several
 * threads.
 */
final class Persons {

  private final Standings tables;
  private final Map<String, Standing> known = new HashMap<>();
  private @Nullable List<Grant> grants;
  private @Nullable Map<String, Standing> special;
  private boolean everyone;

  Persons(Standings tables) {
    this.tables = tables;
  }

  synchronized Standing of(String patient) {
    know(Set.of(patient));
    return known.getOrDefault(patient, Standing.NONE);
  }

  synchronized Map<String, Standing> of(Set<String> patients) {
    know(patients);
    Map<String, Standing> some = new HashMap<>(known);
    some.keySet().retainAll(patients);
    return some;
  }

  synchronized Map<String, Standing> everyone() {
    if (!everyone) {
      known.clear();
      known.putAll(tables.ofEveryone());
      everyone = true;
    }
    return known;
  }

  /** Whether what is open was read already and counts for the whole request. */
  synchronized boolean areSettled() {
    return everyone;
  }

  /** What is permitted, without the persons of whom it is. */
  synchronized List<Grant> grants() {
    if (grants == null) {
      grants = tables.grants();
    }
    return grants;
  }

  /** The persons of whom {@link #grants} do not tell what is open or denied. */
  synchronized Map<String, Standing> special() {
    if (special == null) {
      special = tables.ofSpecial();
    }
    return special;
  }

  /** The organisation that keeps a person's records, if it was read with what is open. */
  synchronized Optional<String> keeper(String patient) {
    return known.getOrDefault(patient, Standing.NONE).keeper();
  }

  /** Reads at once what is to be asked one by one. */
  synchronized void know(Collection<String> patients) {
    Set<String> unknown = new HashSet<>(patients);
    unknown.removeAll(known.keySet());
    if (!everyone && !unknown.isEmpty()) {
      unknown.forEach(patient -> known.put(patient, Standing.NONE));
      known.putAll(tables.of(unknown));
    }
  }
}
