package org.doorstep.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
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
 * Draws a tracing as a picture, for narratives of FHIR, which may hold pictures but no drawings.
 * Letters are drawn as lines, so that it works on a machine without fonts.
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
    pen.setColor(INK);
    pen.scale(pixelsPerMillimetre, pixelsPerMillimetre);
    pen.setStroke(
        new BasicStroke(1.4f / pixelsPerMillimetre, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
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
    pen.dispose();
    return encode(image);
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

  private static byte[] encode(BufferedImage image) {
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
