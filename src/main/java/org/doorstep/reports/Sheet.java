package org.doorstep.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.doorstep.tables.TableText;

/** A sheet of a workbook: lines of texts and whole numbers, some of them headings. */
final class Sheet {

  private static final int WIDTH_OF_WORDS = 44;
  private static final int WIDTH = 18;

  /**
   * A line.
   *
   * @param heading whether it stands out
   * @param cells texts, or numbers as Long
   */
  private record Line(boolean heading, List<Object> cells) {}

  private final String name;
  private final List<Line> lines = new ArrayList<>();

  Sheet(String name) {
    this.name = name;
  }

  Sheet heading(List<?> cells) {
    lines.add(new Line(true, List.copyOf(cells)));
    return this;
  }

  Sheet line(List<?> cells) {
    lines.add(new Line(false, List.copyOf(cells)));
    return this;
  }

  /** As CSV (https://www.rfc-editor.org/rfc/rfc4180). */
  String csv() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(TableText.csv(line.cells())));
    return text.toString();
  }

  /**
   * As a workbook of Office Open XML (ISO/IEC 29500). Texts stay texts, also those that begin like
   * a formula.
   */
  byte[] xlsx() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(file, "Doorstep", null)) {
      Worksheet sheet = workbook.newWorksheet(name);
      for (int row = 0; row < lines.size(); row++) {
        write(sheet, row, lines.get(row));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Bytes can be written to the memory.", impossible);
    }
    return file.toByteArray();
  }

  private static void write(Worksheet sheet, int row, Line line) {
    for (int column = 0; column < line.cells().size(); column++) {
      sheet.width(column, column < 2 ? WIDTH_OF_WORDS : WIDTH);
      if (line.cells().get(column) instanceof Long number) {
        sheet.value(row, column, number);
      } else {
        sheet.value(row, column, line.cells().get(column).toString());
      }
      if (line.heading()) {
        sheet.style(row, column).bold().set();
      }
    }
  }
}
