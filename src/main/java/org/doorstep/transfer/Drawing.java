package org.doorstep.transfer;

import java.awt.Graphics2D;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** What is drawn rather than written, as the place where it is shown allows. */
interface Drawing {

  /** What is drawn, for those who cannot see it. */
  String title();

  /** Millimetres on paper. */
  double width();

  /** Millimetres on paper. */
  double height();

  /** A PNG file, for narratives of FHIR, which may hold no drawings. */
  byte[] png();

  /** An SVG element, for pages. */
  String svg();

  /**
   * Draws on paper.
   *
   * @param pen a surface of which one unit is one millimetre
   */
  void paint(Graphics2D pen);

  /** The picture as the address of an img element. */
  default String address() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
  }

  /** Where the drawing goes on a sheet; the same drawing has the same place. */
  default String place() {
    return UUID.nameUUIDFromBytes(svg().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The size on a sheet as a declaration of CSS. */
  default String size() {
    return "width:%smm;height:%smm".formatted(width(), height());
  }
}
