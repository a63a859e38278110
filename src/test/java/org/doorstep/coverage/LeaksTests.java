package org.doorstep.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.coverage.Leaks.Guard;
import org.doorstep.coverage.Leaks.Leak;
import org.junit.jupiter.api.Test;

/**
 * Every way by which something could leak has a test, and every guard is one that exists. {@code
 * docs/leaks.md} is written anew with
 *
 * <pre>mvn test -Dtest=LeaksTests -Dcoverage.write=true</pre>
 */
class LeaksTests {

  private static final Path PAGE = Path.of("docs/leaks.md");

  private final List<Leak> leaks = Leaks.leaks();
  private final Map<String, Guard> guards = Leaks.guards();
  private final Map<String, List<Method>> tests = Leaks.tests();

  @Test
  void everyWayHasATest() {
    assertThat(leaks).extracting(Leak::id).doesNotHaveDuplicates();
    assertThat(tests.keySet())
        .containsExactlyInAnyOrderElementsOf(leaks.stream().map(Leak::id).toList());
  }

  @Test
  void everyGuardExistsAndClosesSomething() throws ClassNotFoundException {
    Set<String> named =
        leaks.stream()
            .flatMap(leak -> leak.guards().stream())
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    assertThat(named).containsExactlyInAnyOrderElementsOf(guards.keySet());
    for (Guard guard : guards.values()) {
      assertThat(
              Class.forName(guard.type(), false, getClass().getClassLoader()).getDeclaredMethods())
          .as(guard.name())
          .extracting(Method::getName)
          .containsAll(guard.methods());
    }
  }

  @Test
  void pageShowsWhatIsClosed() throws IOException {
    if (Boolean.getBoolean("coverage.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # How it could leak who is here, and what closes each way

            Written by `mvn test -Dtest=LeaksTests -Dcoverage.write=true` from `leaks.tsv` and `guards.tsv` in
            `src/test/resources/coverage` and the tests that say what they show closed; change those, not this page.
            `src/test/guards.sh` takes the guards out in turn and prints which tests fail then. Guards that stand
            together (+) each close the way alone; the test fails only where all of them are missing.

            | | somebody tries | closed by | guards | shown by |
            |---|---|---|---|---|
            """);
    leaks.forEach(leak -> page.append(row(leak)));
    page.append("\n## Guards\n\n| guard | task | code |\n|---|---|---|\n");
    guards
        .values()
        .forEach(
            guard ->
                page.append(
                    "| %s | %s | `%s` |\n"
                        .formatted(
                            guard.name(),
                            guard.task(),
                            guard.type().replaceFirst("^org\\.doorstep\\.", ""))));
    return page.toString();
  }

  private String row(Leak leak) {
    String guarding =
        leak.guards().stream()
            .map(set -> String.join(" + ", set))
            .collect(Collectors.joining(", "));
    List<String> shown =
        tests.getOrDefault(leak.id(), List.of()).stream().map(Leaks::name).distinct().toList();
    return "| %s |\n"
        .formatted(
            Arrays.asList(
                    leak.id(),
                    leak.way(),
                    leak.how(),
                    guarding.isEmpty() ? "none to take out" : guarding,
                    Leaks.list(shown, "<br>"))
                .stream()
                .collect(Collectors.joining(" | ")));
  }
}
