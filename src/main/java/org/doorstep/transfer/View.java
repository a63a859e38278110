package org.doorstep.transfer;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.chart.EcgDrawing;
import org.doorstep.chart.EcgLayout;
import org.doorstep.chart.EcgPicture;
import org.doorstep.chart.EcgTracing;
import org.doorstep.chart.Sparkline;
import org.jspecify.annotations.Nullable;

/** What the templates show. Its records are public because templates call them by reflection. */
final class View {

  /** Fine enough to be read on a screen, coarse enough to stay below 20 kB. */
  private static final int PIXELS_PER_MILLIMETRE = 4;

  private View() {}

  /** Without the characters that JSON may carry and XHTML may not. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}&&[^\\t\\n]]", " ");
  }

  /**
   * One value with its mark.
   *
   * @param text what is read
   * @param striking whether it lies outside the range or needs attention
   * @param drawing what is drawn beside the text, or null
   */
  public record Cell(String text, boolean striking, @Nullable Drawing drawing) {

    public Cell {
      text = printable(text);
    }

    Cell(String text, boolean striking) {
      this(text, striking, null);
    }

    static Cell of(String text) {
      return new Cell(text, false);
    }

    Cell cut(int length, String more) {
      boolean fits = text.length() <= length;
      return fits ? this : new Cell(text.substring(0, length) + more, striking, drawing);
    }
  }

  /**
   * An electrocardiogram.
   *
   * @param tracing the leads
   * @param title what is drawn
   */
  public record Tracing(EcgTracing tracing, String title) implements Drawing {

    @Override
    public double width() {
      return EcgLayout.LANDSCAPE.width();
    }

    @Override
    public double height() {
      return EcgLayout.LANDSCAPE.height();
    }

    @Override
    public byte[] png() {
      return EcgPicture.png(tracing, EcgLayout.LANDSCAPE, PIXELS_PER_MILLIMETRE);
    }

    @Override
    public String svg() {
      return EcgDrawing.svg(tracing, EcgLayout.LANDSCAPE, title);
    }

    @Override
    public void paint(Graphics2D pen) {
      EcgPicture.paint(pen, tracing, EcgLayout.LANDSCAPE);
    }
  }

  /**
   * How a result went.
   *
   * @param line from the oldest to the newest
   * @param title what is drawn
   */
  public record Trend(Sparkline line, String title) implements Drawing {

    @Override
    public double width() {
      return Sparkline.WIDTH;
    }

    @Override
    public double height() {
      return Sparkline.HEIGHT;
    }

    @Override
    public byte[] png() {
      return line.png(PIXELS_PER_MILLIMETRE);
    }

    @Override
    public String svg() {
      return line.svg(title);
    }

    @Override
    public void paint(Graphics2D pen) {
      line.paint(pen);
    }
  }

  /**
   * A paragraph, a table or a drawing.
   *
   * @param text the paragraph, or null
   * @param striking whether the paragraph needs attention
   * @param headings the head of the table, empty for a table of names and values
   * @param rows the table, empty where there is none
   * @param drawing the drawing, or null
   */
  public record Block(
      @Nullable String text,
      boolean striking,
      List<String> headings,
      List<List<Cell>> rows,
      @Nullable Drawing drawing) {

    static Block paragraph(String text) {
      return new Block(printable(text), false, List.of(), List.of(), null);
    }

    static Block warning(String text) {
      return new Block(printable(text), true, List.of(), List.of(), null);
    }

    static Block table(List<String> headings, List<List<Cell>> rows) {
      return new Block(null, false, headings, rows, null);
    }

    static Block drawing(EcgTracing tracing, String title) {
      return new Block(null, false, List.of(), List.of(), new Tracing(tracing, title));
    }

    /** What is drawn in it. */
    List<Drawing> drawings() {
      return Stream.concat(
              Stream.ofNullable(drawing),
              rows.stream()
                  .flatMap(List::stream)
                  .flatMap(cell -> Stream.ofNullable(cell.drawing())))
          .toList();
    }
  }

  /**
   * A section as the page shows it.
   *
   * @param id the address inside the page
   * @param title its heading
   * @param body its content as XHTML
   * @param parts its sub-sections
   */
  public record Section(String id, String title, String body, List<Section> parts) {}

  /**
   * The page that a doctor reads.
   *
   * @param language BCP 47
   * @param title the name of the document
   * @param person the name of the person
   * @param made when and by whom it was put together
   * @param box the facts of the handover box
   * @param sections the sections
   * @param footer the sentence that every summary carries
   */
  public record Page(
      String language,
      String title,
      String person,
      String made,
      List<List<Cell>> box,
      List<Section> sections,
      String footer) {

    /** The same with values of the box that are no longer than this. */
    Page shortened(int length, String more) {
      List<List<Cell>> rows =
          box.stream().map(row -> row.stream().map(it -> it.cut(length, more)).toList()).toList();
      return new Page(language, title, person, made, rows, sections, footer);
    }
  }

  /** Names and values, where a value that nobody knows leaves no row. */
  static final class Facts {

    private final List<List<Cell>> rows = new ArrayList<>();

    Facts add(String name, @Nullable String value) {
      return add(name, value, false);
    }

    Facts add(String name, @Nullable String value, boolean striking) {
      if (value != null && !value.isBlank()) {
        rows.add(List.of(Cell.of(name), new Cell(value, striking)));
      }
      return this;
    }

    List<List<Cell>> rows() {
      return rows;
    }

    List<Block> blocks() {
      return rows.isEmpty() ? List.of() : List.of(Block.table(List.of(), rows));
    }
  }
}
