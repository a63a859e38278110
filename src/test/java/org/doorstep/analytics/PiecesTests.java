package org.doorstep.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.doorstep.server.SideBySide;
import org.junit.jupiter.api.Test;

class PiecesTests {

  /** Some twenty times as long as the line of a person, so that a few hundred fill many pieces. */
  private static final String PADDING = "x".repeat(20_000);

  private final List<String> lines =
      IntStream.range(0, 300).mapToObj(number -> number + PADDING).toList();

  @Test
  void everyLineIsHandedOnOnceAndNoPieceIsLong() {
    Queue<List<String>> pieces = new ConcurrentLinkedQueue<>();
    try (SideBySide sideBySide = new SideBySide()) {
      Pieces gathering = new Pieces(sideBySide, pieces::add);
      lines.forEach(gathering::add);
      gathering.finish();
    }
    assertThat(pieces.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(lines);
    assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.size() < lines.size() / 10);
  }

  @Test
  void failureOfOnePieceIsThatOfAll() {
    try (SideBySide sideBySide = new SideBySide()) {
      Pieces gathering =
          new Pieces(
              sideBySide,
              piece -> {
                if (piece.contains(lines.get(7))) {
                  throw new IllegalArgumentException("the seventh");
                }
              });
      assertThatThrownBy(
              () -> {
                lines.forEach(gathering::add);
                gathering.finish();
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the seventh");
    }
  }
}
