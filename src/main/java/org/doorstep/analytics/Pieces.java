package org.doorstep.analytics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.doorstep.server.SideBySide;

/** Gathers lines until there is work for all cores, and does it then. */
final class Pieces {

  /** Some 300 records: as many as a transaction of the store takes without growing slow. */
  private static final int CHARACTERS = 150_000;

  /** Enough for that no core waits long for the others. */
  private static final int AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

  private final SideBySide sideBySide;
  private final Consumer<List<String>> work;
  private final List<Callable<Boolean>> pieces = new ArrayList<>();
  private List<String> lines = new ArrayList<>();
  private int characters;

  /**
   * Nothing gathered yet.
   *
   * @param work what is done with some lines, in several threads at the same time
   */
  Pieces(SideBySide sideBySide, Consumer<List<String>> work) {
    this.sideBySide = sideBySide;
    this.work = work;
  }

  /** Adds a line, and may work for a while. */
  void add(String line) {
    lines.add(line);
    characters += line.length();
    if (characters >= CHARACTERS) {
      cut();
      if (pieces.size() == AT_ONCE) {
        finish();
      }
    }
  }

  /** Works on all that was added and waits for it. */
  void finish() {
    cut();
    sideBySide.all(pieces);
    pieces.clear();
  }

  private void cut() {
    List<String> some = lines;
    pieces.add(
        () -> {
          work.accept(some);
          return true;
        });
    lines = new ArrayList<>();
    characters = 0;
  }
}
