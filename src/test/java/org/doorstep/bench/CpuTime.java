package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time that a process and its children have used so far, as Linux counts it. */
final class CpuTime {

  private static final int MILLISECONDS_PER_TICK = 10;

  private CpuTime() {}

  /** Milliseconds of user and system time of a process, its children, and those that ended. */
  static long ofTree(ProcessHandle root) throws IOException {
    long ticks = 0;
    for (ProcessHandle process : Stream.concat(Stream.of(root), root.descendants()).toList()) {
      ticks += ticks(process.pid());
    }
    return ticks * MILLISECONDS_PER_TICK;
  }

  private static long ticks(long pid) throws IOException {
    Path file = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.exists(file)) {
      return 0;
    }
    String stat = Files.readString(file);
    // Behind the name in parentheses: field 3, the state, comes first.
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return Stream.of(14, 15, 16, 17).mapToLong(n -> Long.parseLong(fields.get(n - 3))).sum();
  }
}
