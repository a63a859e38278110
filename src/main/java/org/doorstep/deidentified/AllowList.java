package org.doorstep.deidentified;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The elements that may stay, each by its path, such as {@code Observation.code.coding.code}; an
 * extension by its name, such as {@code Patient.extension(doorstep-displaced).value}. Whatever is
 * not on the list goes, so that nothing new slips through.
 */
final class AllowList {

  private final Map<String, Rule> rules = new TreeMap<>();
  private final Set<String> leadingOn = new HashSet<>();

  private AllowList() {}

  /** The list that comes with the program: on each line a rule and a path. */
  static AllowList shipped() {
    try (InputStream list = AllowList.class.getResourceAsStream("/deidentification.txt")) {
      if (list == null) {
        throw new IllegalStateException("The program lacks its list of elements that may stay.");
      }
      return of(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  static AllowList of(String text) {
    AllowList list = new AllowList();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(
            line -> {
              String[] parts = line.split("\\s+", 2);
              list.put(parts[1], Rule.valueOf(parts[0].toUpperCase(Locale.ROOT)));
            });
    return list;
  }

  private void put(String path, Rule rule) {
    rules.put(path, rule);
    for (int end = path.indexOf('.'); end > 0; end = path.indexOf('.', end + 1)) {
      leadingOn.add(path.substring(0, end));
    }
  }

  Optional<Rule> rule(String path) {
    return Optional.ofNullable(rules.get(path));
  }

  /** Whether something below a path may stay. */
  boolean leadsOn(String path) {
    return leadingOn.contains(path);
  }

  Set<String> paths() {
    return rules.keySet();
  }
}
