package org.doorstep.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.doorstep.server.NameAnalysis;
import org.springframework.stereotype.Component;

/**
 * Given names that are one name: Ukrainian, Russian, short. Also tells two names apart that differ
 * in one letter, such as Марія and Марина, which no measure of spelling does.
 */
@Component
class GivenNames {

  private final Map<String, Set<String>> groups = new HashMap<>();

  GivenNames(NameAnalysis analysis) {
    try (InputStream list =
            Objects.requireNonNull(GivenNames.class.getResourceAsStream("given-names.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> add(line.split(" "), analysis));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] names, NameAnalysis analysis) {
    for (String name : names) {
      for (String word : analysis.words(name)) {
        groups.computeIfAbsent(word, none -> new HashSet<>()).add(names[0]);
      }
    }
  }

  /** The names that a word may be a form of, by the first of each group; none if it is unknown. */
  Set<String> of(String word) {
    return groups.getOrDefault(word, Set.of());
  }

  boolean areOne(String one, String other) {
    return !Collections.disjoint(of(one), of(other));
  }

  boolean areTwo(String one, String other) {
    return !of(one).isEmpty() && !of(other).isEmpty() && !areOne(one, other);
  }
}
