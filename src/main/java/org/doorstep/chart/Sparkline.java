package org.doorstep.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line as small as a word that shows how a value went; the dot is the newest one
 * (https://www.edwardtufte.com/notebook/sparkline-theory-and-practice-edward-tufte/).
 *
 * @param values from the oldest to the newest, at least two
 */
public record Sparkline(List<Double> values) {

  /** Millimetres. */
  public static final double WIDTH = 18;

  /** Millimetres. */
  public static final double HEIGHT = 4.5;

  private static final double MARGIN = 0.8;
  private static final Color INK = new Color(0x0b5a7a);

  /**
   * Checks that there is something to draw.
   *
   * @throws IllegalArgumentException for less than two values
   */
  public Sparkline {
    if (values.size() < 2) {
      throw new IllegalArgumentException("one value is no line");
    }
    values = List.copyOf(values);
  }

  private record Point(double x, double y) {}

  /** Equal values lie in the middle: a small change is not to look like a large one. */
  private List<Point> points() {
    double least = values.stream().mapToDouble(it -> it).min().orElse(0);
    double most = values.stream().mapToDouble(it -> it).max().orElse(0);
    double step = (WIDTH - 2 * MARGIN) / (values.size() - 1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double share = most == least ? 0.5 : (values.get(i) - least) / (most - least);
      points.add(new Point(MARGIN + i * step, HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)));
    }
    return points;
  }

  /**
   * Draws with lines.
   *
   * @param title what is drawn, for those who cannot see it
   * @return an SVG element without scripts, styles or references to elsewhere
   */
  public String svg(String title) {
    StringBuilder line = new StringBuilder();
    List<Point> points = points();
    points.forEach(
        point -> line.append(line.isEmpty() ? "M" : "L").append(number(point.x(), point.y())));
    Point last = points.get(points.size() - 1);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="trend" role="img" width="%1$smm" height="%2$smm" viewBox="0 0 %1$s %2$s">\
    <title>%3$s</title><path fill="none" stroke="#0b5a7a" stroke-width="0.35" d="%4$s"/>\
    <circle cx="%5$s" cy="%6$s" r="0.7" fill="#0b5a7a"/></svg>\
    """
        .formatted(
            text(WIDTH),
            text(HEIGHT),
            EcgDrawing.escape(title),
            line,
            text(last.x()),
            text(last.y()));
  }

  /**
   * Draws with points.
   *
   * @param pixelsPerMillimetre from 2 (coarse) to 12 (as fine as a printer)
   * @return a PNG file
   */
  public byte[] png(int pixelsPerMillimetre) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(WIDTH * pixelsPerMillimetre),
            (int) Math.round(HEIGHT * pixelsPerMillimetre),
            BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.scale(pixelsPerMillimetre, pixelsPerMillimetre);
    paint(pen);
    pen.dispose();
    return EcgPicture.encode(image);
  }

  /**
   * Draws with lines on a surface of which one unit is one millimetre.
   *
   * @param pen the surface, with its origin in the upper left corner
   */
  public void paint(Graphics2D pen) {
    Path2D path = new Path2D.Double();
    List<Point> points = points();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.forEach(point -> path.lineTo(point.x(), point.y()));
    Point last = points.get(points.size() - 1);
    pen.setColor(INK);
    pen.setStroke(new BasicStroke(0.35f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(path);
    pen.fill(new Ellipse2D.Double(last.x() - 0.7, last.y() - 0.7, 1.4, 1.4));
  }

  private static String number(double x, double y) {
    return text(x) + " " + text(y);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
  }
}
