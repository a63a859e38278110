package org.doorstep.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.doorstep.chart.EcgLine.Point;

/** Leaves out points of a line that the eye cannot see, and never the peak of a beat. */
final class Thinning {

  private Thinning() {}

  /**
   * Keeps the highest and the lowest point of each column, in the order of time.
   *
   * @param width width of a column in millimetres
   * @param points a line from left to right
   */
  static List<Point> extremes(double width, List<Point> points) {
    List<Point> kept = new ArrayList<>();
    int from = 0;
    while (from < points.size()) {
      double column = Math.floor(points.get(from).x() / width + 1e-9);
      int to = from;
      while (to < points.size() && Math.floor(points.get(to).x() / width + 1e-9) == column) {
        to++;
      }
      List<Point> inside = points.subList(from, to);
      Point low = inside.stream().min(Comparator.comparingDouble(Point::y)).orElseThrow();
      Point high = inside.stream().max(Comparator.comparingDouble(Point::y)).orElseThrow();
      kept.add(low.x() <= high.x() ? low : high);
      if (!low.equals(high)) {
        kept.add(low.x() <= high.x() ? high : low);
      }
      from = to;
    }
    return kept;
  }

  /**
   * Leaves out the points that lie, measured upright, closer than a tolerance to the line through
   * their neighbours (Ramer 1972, Douglas and Peucker 1973).
   *
   * @param tolerance millimetres
   * @param points a line from left to right
   */
  static List<Point> within(double tolerance, List<Point> points) {
    BitSet kept = new BitSet(points.size());
    kept.set(0);
    kept.set(points.size() - 1);
    split(tolerance, points, 0, points.size() - 1, kept);
    return kept.stream().mapToObj(points::get).toList();
  }

  private static void split(
      double tolerance, List<Point> points, int first, int last, BitSet kept) {
    Point a = points.get(first);
    Point b = points.get(last);
    double slope = b.x() == a.x() ? 0 : (b.y() - a.y()) / (b.x() - a.x());
    double farthest = tolerance;
    int at = -1;
    for (int i = first + 1; i < last; i++) {
      Point p = points.get(i);
      double distance = Math.abs(p.y() - a.y() - slope * (p.x() - a.x()));
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at > 0) {
      kept.set(at);
      split(tolerance, points, first, at, kept);
      split(tolerance, points, at, last, kept);
    }
  }
}
