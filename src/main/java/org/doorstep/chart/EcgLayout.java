package org.doorstep.chart;

import java.util.List;

/** How the leads stand on the paper; lengths in millimetres of the printed sheet. */
public enum EcgLayout {
  /** Three rows of four leads, 2.5 s each, 265 mm wide: A4 landscape. */
  LANDSCAPE(4, 2.5),
  /** Six rows of two leads, 3.5 s each, 190 mm wide: A4 portrait. */
  PORTRAIT(2, 3.5);

  private static final List<Lead> PRINTED = List.of(Lead.values());

  static final double MILLIMETRES_PER_SECOND = 25;
  static final double MILLIMETRES_PER_MILLIVOLT = 10;

  /** Room for the calibration pulse left of the leads. */
  static final double LEFT = 10;

  private static final double RIGHT = 5;
  private static final double FIRST_BASELINE = 20;
  private static final double ROW = 25;
  private static final double BELOW = 20;

  private final int columns;
  private final double seconds;

  EcgLayout(int columns, double seconds) {
    this.columns = columns;
    this.seconds = seconds;
  }

  int columns() {
    return columns;
  }

  /** Rows of leads, without the rhythm strip below them. */
  int rows() {
    return Lead.values().length / columns;
  }

  double secondsOfColumn() {
    return seconds;
  }

  double secondsOfStrip() {
    return columns * seconds;
  }

  double columnWidth() {
    return seconds * MILLIMETRES_PER_SECOND;
  }

  /** Millimetres. */
  public double width() {
    return LEFT + columns * columnWidth() + RIGHT;
  }

  /** Millimetres. */
  public double height() {
    return FIRST_BASELINE + rows() * ROW + BELOW;
  }

  /** The line on which a row lies; the rhythm strip is the row after the last one. */
  double baseline(int row) {
    return FIRST_BASELINE + row * ROW;
  }

  Lead leadAt(int row, int column) {
    return PRINTED.get(column * rows() + row);
  }
}
