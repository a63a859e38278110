package org.doorstep.transfer;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Dark points on paper that touch each other. */
final class InkBlot {

  private final List<int[]> points = new ArrayList<>();

  private InkBlot() {}

  /**
   * The blots in a strip at the left edge of a sheet, from top to bottom.
   *
   * @param height the least height in points
   * @param right the width of the strip in points
   */
  static List<InkBlot> higherThan(int height, int right, BufferedImage paper) {
    boolean[][] seen = new boolean[right][paper.getHeight()];
    List<InkBlot> blots = new ArrayList<>();
    for (int y = 0; y < paper.getHeight(); y++) {
      for (int x = 0; x < right; x++) {
        if (!seen[x][y] && isInk(paper, x, y)) {
          InkBlot blot = from(x, y, right, paper, seen);
          if (blot.height() > height) {
            blots.add(blot);
          }
        }
      }
    }
    return blots;
  }

  private static InkBlot from(int x, int y, int right, BufferedImage paper, boolean[][] seen) {
    InkBlot blot = new InkBlot();
    Deque<int[]> open = new ArrayDeque<>();
    seen[x][y] = true;
    open.add(new int[] {x, y});
    while (!open.isEmpty()) {
      int[] point = open.remove();
      blot.points.add(point);
      for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        int nextX = point[0] + step[0];
        int nextY = point[1] + step[1];
        boolean inside = nextX >= 0 && nextX < right && nextY >= 0 && nextY < paper.getHeight();
        if (inside && !seen[nextX][nextY] && isInk(paper, nextX, nextY)) {
          seen[nextX][nextY] = true;
          open.add(new int[] {nextX, nextY});
        }
      }
    }
    return blot;
  }

  private static boolean isInk(BufferedImage paper, int x, int y) {
    int colour = paper.getRGB(x, y);
    return (colour >> 16 & 0xff) < 0x80;
  }

  int top() {
    return points.stream().mapToInt(point -> point[1]).min().orElseThrow();
  }

  int height() {
    return points.stream().mapToInt(point -> point[1]).max().orElseThrow() - top() + 1;
  }

  /** The width of what lies within a third of a millimetre below the top. */
  int widthOfTop() {
    int limit = top() + 3;
    int left = points.stream().filter(p -> p[1] <= limit).mapToInt(p -> p[0]).min().orElseThrow();
    int end = points.stream().filter(p -> p[1] <= limit).mapToInt(p -> p[0]).max().orElseThrow();
    return end - left + 1;
  }
}
