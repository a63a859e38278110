package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.doorstep.chart.EcgDrawing;
import org.doorstep.chart.EcgLayout;
import org.doorstep.chart.EcgPicture;
import org.doorstep.chart.EcgTracing;
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
   */
  public record Cell(String text, boolean striking) {

    public Cell {
      text = printable(text);
    }

    static Cell of(String text) {
      return new Cell(text, false);
    }
  }

  /**
   * A tracing, drawn as the place where it is shown allows.
   *
   * @param tracing the leads
   * @param title what is drawn, for those who cannot see it
   */
  public record Drawing(EcgTracing tracing, String title) {

    /** The picture as the address of an img element. */
    public String address() {
      byte[] png = EcgPicture.png(tracing, EcgLayout.LANDSCAPE, PIXELS_PER_MILLIMETRE);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** The drawing as an SVG element. */
    public String svg() {
      return EcgDrawing.svg(tracing, EcgLayout.LANDSCAPE, title);
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
      return new Block(null, false, List.of(), List.of(), new Drawing(tracing, title));
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
      String footer) {}

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
