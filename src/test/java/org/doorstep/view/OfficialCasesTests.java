package org.doorstep.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The official test cases of SQL on FHIR. Each passes, or {@code failures.tsv} says why it does
 * not; {@code docs/analysts.md} shows how many. That table is written anew with
 *
 * <pre>mvn test -Dtest=OfficialCasesTests -Danalysts.write=true</pre>
 */
class OfficialCasesTests {

  private static final Path FAILURES = Path.of("src/test/resources/sql-on-fhir/failures.tsv");
  private static final Path PAGE = Path.of("docs/analysts.md");
  private static final String BEGIN = "<!-- official cases -->\n";
  private static final String END = "<!-- end of official cases -->\n";

  static List<OfficialCase> cases() {
    return OfficialCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void casePassesUnlessItIsKnownNotTo(OfficialCase official) {
    String reason = reasons().get(official.toString());
    if (reason == null) {
      assertThat(official.failure()).isEmpty();
    } else {
      assertThat(official.failure()).as("fails, because %s", reason).isPresent();
    }
  }

  @Test
  void onlyCasesThatExistAreKnownToFail() {
    assertThat(cases()).extracting(OfficialCase::toString).containsAll(reasons().keySet());
  }

  @Test
  void pageCountsWhatPassesAndFails() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(end).isGreaterThan(begin);
    String told = page.substring(0, begin) + table() + page.substring(end);
    if (Boolean.getBoolean("analysts.write")) {
      Files.writeString(PAGE, told);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(told);
  }

  private static String table() {
    Map<String, List<OfficialCase>> files =
        cases().stream()
            .collect(Collectors.groupingBy(OfficialCase::file, TreeMap::new, Collectors.toList()));
    StringBuilder table = new StringBuilder("| file | cases | pass | fail |\n|---|--:|--:|--:|\n");
    files.forEach((file, all) -> table.append(line("`" + file + "`", all)));
    table.append(line("all", cases()));
    reasons()
        .forEach(
            (official, reason) -> table.append("\nFails: `%s`. %s\n".formatted(official, reason)));
    return table.toString();
  }

  private static String line(String name, List<OfficialCase> all) {
    long failing = all.stream().filter(it -> reasons().containsKey(it.toString())).count();
    return "| %s | %d | %d | %d |\n".formatted(name, all.size(), all.size() - failing, failing);
  }

  private static Map<String, String> reasons() {
    try {
      return Files.readAllLines(FAILURES).stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toMap(cells -> cells[0] + ": " + cells[1], cells -> cells[2]));
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
