package org.doorstep.reports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Under which diagnosis of the daily report a code of ICD-10 counts. */
final class MdsDiagnoses {

  private static final List<Line> LINES = read();

  /** Codes from one to another, with all that is below them. */
  private record Range(String from, String to) {

    static Range of(String text) {
      String[] ends = text.split("-", 2);
      return new Range(ends[0], ends[ends.length - 1]);
    }

    boolean has(String code) {
      return code.compareTo(from) >= 0 && (code.compareTo(to) <= 0 || code.startsWith(to));
    }
  }

  private record Line(MdsItem item, List<Range> ranges) {

    static Line of(String text) {
      String[] words = text.split("\\s+");
      return new Line(
          MdsItem.of(words[0]).orElseThrow(), Arrays.stream(words).skip(1).map(Range::of).toList());
    }
  }

  private MdsDiagnoses() {}

  /**
   * The item of a diagnosis.
   *
   * @param code of ICD-10, such as {@code I21.0}
   */
  static MdsItem of(String code) {
    return LINES.stream()
        .filter(line -> line.ranges().stream().anyMatch(range -> range.has(code)))
        .map(Line::item)
        .findFirst()
        .orElse(MdsItem.OTHER_DIAGNOSIS);
  }

  private static List<Line> read() {
    try (InputStream file =
            Objects.requireNonNull(
                MdsDiagnoses.class.getResourceAsStream("emt-mds-diagnoses.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).map(Line::of).toList();
    } catch (IOException damaged) {
      throw new UncheckedIOException("A table of the program cannot be read.", damaged);
    }
  }
}
