package org.doorstep.chart;

import java.util.List;
import org.doorstep.chart.EcgLine.Point;

/**
 * Draws a tracing on the paper that a cardiologist knows: 25 mm for a second, 10 mm for a
 * millivolt, lines each millimetre and bolder each five.
 */
public final class EcgDrawing {

  static final String SCALE = "25 mm/s   10 mm/mV";

  /** Labels stand above the peaks of most leads. */
  static final double LABEL = 12;

  /** Drawing units in a millimetre; whole numbers of them make the shortest paths. */
  private static final int UNITS = 20;

  private EcgDrawing() {}

  /**
   * Draws with lines, in the true size when printed.
   *
   * @param tracing the leads
   * @param layout the places of the leads
   * @param title what is drawn, for those who cannot see it
   * @return an SVG element without scripts, styles or references to elsewhere
   */
  public static String svg(EcgTracing tracing, EcgLayout layout, String title) {
    int width = units(layout.width());
    int height = units(layout.height());
    StringBuilder svg = new StringBuilder(32_000);
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" class="ecg" role="img" width="%dmm" height="%dmm" viewBox="0 0 %d %d">\
        <title>%s</title><rect width="%d" height="%d" fill="#fffdfc"/>\
        """
            .formatted(
                Math.round(layout.width()),
                Math.round(layout.height()),
                width,
                height,
                escape(title),
                width,
                height));
    svg.append("<g fill=\"none\">");
    grid(svg, width, height, "#f8d9d4", 2, UNITS);
    grid(svg, width, height, "#eba79d", 3, 5 * UNITS);
    svg.append("<path stroke=\"#111\" stroke-width=\"5\" stroke-linejoin=\"round\" d=\"");
    List<EcgLine> lines = EcgLine.of(tracing, layout);
    for (int row = 0; row <= layout.rows(); row++) {
      piece(svg, calibration(layout.baseline(row)));
    }
    lines.forEach(line -> line.pieces().forEach(points -> piece(svg, points)));
    svg.append(
        "\"/></g><g fill=\"#111\" font-family=\"sans-serif\" font-size=\"64\" stroke=\"#fffdfc\""
            + " stroke-width=\"14\" paint-order=\"stroke\">");
    lines.forEach(line -> text(svg, line.left() + 1, line.baseline() - LABEL, line.label()));
    text(svg, EcgLayout.LEFT, layout.height() - 2, SCALE);
    return svg.append("</g></svg>").toString();
  }

  /** The pulse of one millivolt and a fifth of a second by which the scale can be checked. */
  static List<Point> calibration(double baseline) {
    double top = baseline - EcgLayout.MILLIMETRES_PER_MILLIVOLT;
    return List.of(
        new Point(1.5, baseline),
        new Point(2.5, baseline),
        new Point(2.5, top),
        new Point(7.5, top),
        new Point(7.5, baseline),
        new Point(8.5, baseline));
  }

  /** Two thick dashed lines are a whole grid, in 200 characters instead of 5,000. */
  private static void grid(
      StringBuilder svg, int width, int height, String colour, int line, int step) {
    svg.append(
        "<path stroke=\"%s\" stroke-width=\"%d\" stroke-dasharray=\"%d %d\" d=\"M0 %dH%d\"/>"
            .formatted(colour, height, line, step - line, height / 2, width));
    svg.append(
        "<path stroke=\"%s\" stroke-width=\"%d\" stroke-dasharray=\"%d %d\" d=\"M%d 0V%d\"/>"
            .formatted(colour, width, line, step - line, width / 2, height));
  }

  private static void piece(StringBuilder svg, List<Point> points) {
    int x = units(points.get(0).x());
    int y = units(points.get(0).y());
    svg.append('M').append(x).append(' ').append(y).append('l');
    boolean first = true;
    for (Point point : points) {
      int nextX = units(point.x());
      int nextY = units(point.y());
      number(svg, nextX - x, first);
      number(svg, nextY - y, false);
      first = false;
      x = nextX;
      y = nextY;
    }
  }

  private static void number(StringBuilder svg, int number, boolean first) {
    if (!first && number >= 0) {
      svg.append(' ');
    }
    svg.append(number);
  }

  private static void text(StringBuilder svg, double x, double y, String text) {
    svg.append("<text x=\"%d\" y=\"%d\">%s</text>".formatted(units(x), units(y), escape(text)));
  }

  private static int units(double millimetres) {
    return (int) Math.round(millimetres * UNITS);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
