package org.doorstep.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.doorstep.chart.EcgLine.Point;

/**
 * Draws a tracing as a picture, for narratives of FHIR, which may hold pictures but no drawings,
 * and on any surface of Java 2D. Letters are drawn as lines, so that it works on a machine without
 * fonts.
 */
public final class EcgPicture {

  private static final Color PAPER = new Color(0xfffdfc);
  private static final Color FINE = new Color(0xf8d9d4);
  private static final Color BOLD = new Color(0xeba79d);
  private static final Color INK = new Color(0x111111);

  private EcgPicture() {}

  /**
   * Draws with points.
   *
   * @param tracing the leads
   * @param layout the places of the leads
   * @param pixelsPerMillimetre from 2 (coarse) to 12 (as fine as a printer)
   * @return a PNG file
   */
  public static byte[] png(EcgTracing tracing, EcgLayout layout, int pixelsPerMillimetre) {
    int width = (int) Math.round(layout.width() * pixelsPerMillimetre);
    int height = (int) Math.round(layout.height() * pixelsPerMillimetre);
    // Four colours are two bits for each point: a tenth of the size of a picture in full colour.
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, palette());
    Graphics2D pen = image.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, width, height);
    grid(pen, FINE, pixelsPerMillimetre, width, height);
    grid(pen, BOLD, 5 * pixelsPerMillimetre, width, height);
    pen.scale(pixelsPerMillimetre, pixelsPerMillimetre);
    ink(pen, tracing, layout, 1.4f / pixelsPerMillimetre);
    pen.dispose();
    return encode(image);
  }

  /**
   * Draws with lines on a surface of which one unit is one millimetre.
   *
   * @param pen the surface, with its origin in the upper left corner
   * @param tracing the leads
   * @param layout the places of the leads
   */
  public static void paint(Graphics2D pen, EcgTracing tracing, EcgLayout layout) {
    pen.setColor(PAPER);
    pen.fill(new Rectangle2D.Double(0, 0, layout.width(), layout.height()));
    lines(pen, FINE, 1, 0.1f, layout);
    lines(pen, BOLD, 5, 0.15f, layout);
    ink(pen, tracing, layout, 0.25f);
  }

  private static void lines(
      Graphics2D pen, Color colour, int step, float thickness, EcgLayout layout) {
    pen.setColor(colour);
    pen.setStroke(new BasicStroke(thickness));
    Path2D grid = new Path2D.Double();
    for (int x = 0; x <= layout.width(); x += step) {
      grid.moveTo(x, 0);
      grid.lineTo(x, layout.height());
    }
    for (int y = 0; y <= layout.height(); y += step) {
      grid.moveTo(0, y);
      grid.lineTo(layout.width(), y);
    }
    pen.draw(grid);
  }

  private static void ink(Graphics2D pen, EcgTracing tracing, EcgLayout layout, float thickness) {
    pen.setColor(INK);
    pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int row = 0; row <= layout.rows(); row++) {
      draw(pen, EcgDrawing.calibration(layout.baseline(row)));
    }
    for (EcgLine line : EcgLine.of(tracing, layout)) {
      line.pieces().forEach(points -> draw(pen, points));
      StrokeLetters.lines(line.label(), line.left() + 1, line.baseline() - EcgDrawing.LABEL)
          .forEach(points -> draw(pen, points));
    }
    StrokeLetters.lines(EcgDrawing.SCALE, EcgLayout.LEFT, layout.height() - 2)
        .forEach(points -> draw(pen, points));
  }

  private static void grid(Graphics2D pen, Color colour, int step, int width, int height) {
    pen.setColor(colour);
    for (int x = 0; x < width; x += step) {
      pen.fillRect(x, 0, 1, height);
    }
    for (int y = 0; y < height; y += step) {
      pen.fillRect(0, y, width, 1);
    }
  }

  private static void draw(Graphics2D pen, List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.forEach(point -> path.lineTo(point.x(), point.y()));
    pen.draw(path);
  }

  private static IndexColorModel palette() {
    Color[] colours = {PAPER, FINE, BOLD, INK};
    byte[] red = new byte[colours.length];
    byte[] green = new byte[colours.length];
    byte[] blue = new byte[colours.length];
    for (int i = 0; i < colours.length; i++) {
      red[i] = (byte) colours[i].getRed();
      green[i] = (byte) colours[i].getGreen();
      blue[i] = (byte) colours[i].getBlue();
    }
    return new IndexColorModel(2, colours.length, red, green, blue);
  }

  static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64_000);
    // A cache in memory: the default one writes the picture of a person's heart to a folder.
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", output)) {
        throw new IllegalStateException("This Java runtime cannot write PNG files.");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
