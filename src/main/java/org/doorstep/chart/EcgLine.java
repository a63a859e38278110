package org.doorstep.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One piece of a lead as it lies on the paper.
 *
 * @param label what is printed above its beginning
 * @param left millimetres from the left edge to its first sample
 * @param baseline millimetres from the upper edge to its zero line
 * @param pieces the line, interrupted where nothing was measured
 */
record EcgLine(String label, double left, double baseline, List<List<Point>> pieces) {

  /**
   * A point on the paper.
   *
   * @param x millimetres from the left edge
   * @param y millimetres from the upper edge
   */
  record Point(double x, double y) {}

  /** A quarter of a millimetre is 10 ms, less than the width of the pen of an ECG recorder. */
  static final double COLUMN = 0.25;

  /** A twentieth of a millimetre is 5 microvolts, a fifth of the width of the printed line. */
  static final double TOLERANCE = 0.05;

  /** The leads of a tracing in the places that the layout gives them, then the rhythm strip. */
  static List<EcgLine> of(EcgTracing tracing, EcgLayout layout) {
    List<EcgLine> lines = new ArrayList<>();
    // Four leads side by side show four successive parts of the recording, as on a recorder, as
    // long as the recording lasts; a shorter one is shown from its start in every column.
    boolean successive = tracing.seconds() >= layout.secondsOfStrip() - 0.5;
    for (int column = 0; column < layout.columns(); column++) {
      double from = successive ? column * layout.secondsOfColumn() : 0;
      double left = EcgLayout.LEFT + column * layout.columnWidth();
      for (int row = 0; row < layout.rows(); row++) {
        Lead lead = layout.leadAt(row, column);
        double[] samples = tracing.samples(lead);
        if (samples.length > 0) {
          Cut cut = new Cut(tracing.periodMillis(), from, layout.secondsOfColumn());
          lines.add(cut.line(lead, samples, left, layout.baseline(row)));
        }
      }
    }
    Lead rhythm =
        tracing.millivolts().containsKey(Lead.II)
            ? Lead.II
            : tracing.millivolts().keySet().iterator().next();
    double[] samples = tracing.samples(rhythm);
    Cut cut = new Cut(tracing.periodMillis(), 0, layout.secondsOfStrip());
    lines.add(cut.line(rhythm, samples, EcgLayout.LEFT, layout.baseline(layout.rows())));
    return lines;
  }

  private record Cut(double periodMillis, double fromSeconds, double seconds) {

    EcgLine line(Lead lead, double[] samples, double left, double baseline) {
      int start = Math.min(samples.length, (int) Math.round(fromSeconds * 1000 / periodMillis));
      int end = Math.min(samples.length, start + (int) Math.round(seconds * 1000 / periodMillis));
      double step = periodMillis / 1000 * EcgLayout.MILLIMETRES_PER_SECOND;
      double middle = median(samples);
      List<List<Point>> pieces = new ArrayList<>();
      List<Point> piece = new ArrayList<>();
      for (int i = start; i < end; i++) {
        if (Double.isNaN(samples[i])) {
          finish(piece, pieces);
          piece = new ArrayList<>();
        } else {
          double height = (samples[i] - middle) * EcgLayout.MILLIMETRES_PER_MILLIVOLT;
          piece.add(new Point(left + (i - start) * step, baseline - height));
        }
      }
      finish(piece, pieces);
      return new EcgLine(lead.label(), left, baseline, pieces);
    }

    private static void finish(List<Point> piece, List<List<Point>> pieces) {
      if (!piece.isEmpty()) {
        pieces.add(Thinning.within(TOLERANCE, Thinning.extremes(COLUMN, piece)));
      }
    }

    /** Electrodes have an offset; the line is moved so that its rest lies on the base line. */
    private static double median(double[] samples) {
      double[] sorted = Arrays.stream(samples).filter(v -> !Double.isNaN(v)).sorted().toArray();
      return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
  }
}
