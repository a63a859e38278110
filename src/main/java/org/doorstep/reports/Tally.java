package org.doorstep.reports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts different things, by what they are about. */
final class Tally {

  private final Map<Map<String, String>, Set<String>> counted = new HashMap<>();

  void add(Map<String, String> of, String thing) {
    counted.computeIfAbsent(of, none -> new HashSet<>()).add(thing);
  }

  int of(Map<String, String> of) {
    return counted.getOrDefault(of, Set.of()).size();
  }

  List<Figure> figures() {
    return counted.entrySet().stream()
        .map(entry -> Figure.count(entry.getKey(), entry.getValue().size()))
        .toList();
  }
}
