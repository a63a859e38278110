package org.doorstep.journeys.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The report of a run, and the lists of what is known and explained. */
final class FindingLists {

  private final List<String> report = new ArrayList<>();

  /** What the list of this name in the test resources expects, without its comments. */
  static List<String> expected(String name) {
    return OfficialExample.read("/official-examples/" + name + ".txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  synchronized void section(String title, List<String> lines) {
    report.add("");
    report.add("== " + title + ": " + lines.size());
    report.addAll(lines);
  }

  synchronized void perType(String title, List<OfficialExample> examples) {
    Map<String, Integer> counts = new TreeMap<>();
    examples.forEach(example -> counts.merge(example.type(), 1, Integer::sum));
    report.add("");
    report.add("== " + title + ": " + examples.size());
    counts.forEach((type, count) -> report.add(type + " " + count));
  }

  void write() {
    try {
      Files.write(Path.of("target", "official-examples.txt"), report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
