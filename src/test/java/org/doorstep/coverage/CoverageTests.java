package org.doorstep.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every actor and every workflow of the three programmes has a test that proves it, or a reason why
 * it has none. {@code docs/coverage.md} is written anew with
 *
 * <pre>mvn test -Dtest=CoverageTests -Dcoverage.write=true</pre>
 */
class CoverageTests {

  private static final Path ROWS = Path.of("src/test/resources/coverage/rows.tsv");
  private static final Path PAGE = Path.of("docs/coverage.md");

  private final List<Row> rows = rows();
  private final Map<String, TreeSet<String>> proofs = proofs();

  /**
   * @param reason why the row has no test; empty if it has
   */
  private record Row(String id, String programme, String kind, String what, String reason) {}

  @Test
  void everyRowHasTestOrReason() {
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(proofs.containsKey(row.id()))
                    .as("%s has a test, or else a reason in rows.tsv", row.id())
                    .isNotEqualTo(!row.reason().isEmpty()));
  }

  @Test
  void testsProveRowsThatExist() {
    assertThat(rows).extracting(Row::id).doesNotHaveDuplicates().containsAll(proofs.keySet());
  }

  @Test
  void pageShowsWhatIsProved() throws IOException {
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # What of the three programmes works, and which test proves it

            Written by `mvn test -Dtest=CoverageTests -Dcoverage.write=true` from
            `src/test/resources/coverage/rows.tsv` and the tests that say what they prove; change those, not this
            page. Programme A is a home team of a city, B mothers who stand in for each other, C mobile clinics near
            a front line.

            """);
    table(page, "Who takes part", "actor");
    table(page, "What they do", "workflow");
    return page.toString().stripTrailing() + "\n";
  }

  private void table(StringBuilder page, String title, String kind) {
    page.append("## ").append(title).append("\n\n| | what | proved by |\n|---|---|---|\n");
    rows.stream()
        .filter(row -> row.kind().equals(kind))
        .forEach(
            row ->
                page.append(
                    "| %s | %s | %s |\n".formatted(row.programme(), row.what(), proof(row))));
    page.append('\n');
  }

  private String proof(Row row) {
    return proofs.containsKey(row.id()) ? String.join("<br>", proofs.get(row.id())) : row.reason();
  }

  private static List<Row> rows() {
    try {
      return Files.readAllLines(ROWS).stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3], cells[4]))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, TreeSet<String>> proofs() {
    Map<String, TreeSet<String>> proofs = new TreeMap<>();
    new ClassFileImporter()
        .importPath(Path.of("target/test-classes")).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Proves.class))
            .filter(method -> method.isAnnotatedWith(Test.class))
            .forEach(
                method -> {
                  for (String row : method.getAnnotationOfType(Proves.class).value()) {
                    proofs.computeIfAbsent(row, none -> new TreeSet<>()).add(name(method));
                  }
                });
    return proofs;
  }

  private static String name(JavaMethod method) {
    return "`%s.%s`".formatted(method.getOwner().getSimpleName(), method.getName());
  }
}
