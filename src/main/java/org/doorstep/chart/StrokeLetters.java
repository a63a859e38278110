package org.doorstep.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.doorstep.chart.EcgLine.Point;

/** The few letters that an electrocardiogram needs, each as lines on a grid of 4 by 6. */
final class StrokeLetters {

  /** Pairs of digits are points (x to the right, y upwards); a blank lifts the pen. */
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('I', "2026"),
          Map.entry('V', "062046"),
          Map.entry('R', "00063645443303 2340"),
          Map.entry('L', "060040"),
          Map.entry('F', "000646 0333"),
          Map.entry('a', "4440 4334140301103041"),
          Map.entry('m', "0004 03142420 2334444340"),
          Map.entry('s', "43341403024130100001"),
          Map.entry('/', "0046"),
          Map.entry('0', "1030414536160501 10"),
          Map.entry('1', "052620"),
          Map.entry('2', "051636450040"),
          Map.entry('3', "0516364544334241301001 3313"),
          Map.entry('4', "3036023242"),
          Map.entry('5', "46060334434130100001"),
          Map.entry('6', "453616050110304142331302"));

  private static final double HEIGHT = 2.4;
  private static final double PITCH = HEIGHT;

  private StrokeLetters() {}

  /**
   * The lines of a text; a letter that is not known leaves a gap.
   *
   * @param text what to write
   * @param left millimetres from the left edge
   * @param bottom millimetres from the upper edge to the foot of the letters
   */
  static List<List<Point>> lines(String text, double left, double bottom) {
    List<List<Point>> lines = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      double x = left + i * PITCH;
      String strokes = STROKES.getOrDefault(text.charAt(i), "");
      Arrays.stream(strokes.split(" ", -1))
          .filter(stroke -> !stroke.isEmpty())
          .forEach(stroke -> lines.add(line(stroke, x, bottom)));
    }
    return lines;
  }

  private static List<Point> line(String stroke, double left, double bottom) {
    List<Point> points = new ArrayList<>();
    double unit = HEIGHT / 6;
    for (int i = 0; i < stroke.length(); i += 2) {
      int x = stroke.charAt(i) - '0';
      int y = stroke.charAt(i + 1) - '0';
      points.add(new Point(left + x * unit, bottom - y * unit));
    }
    return points;
  }
}
