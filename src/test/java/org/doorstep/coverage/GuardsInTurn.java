package org.doorstep.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.coverage.Leaks.Leak;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Takes the guards out of the running server in turn and runs the tests of the ways that they
 * close: a guard without a failing test is one that nobody would miss. Run by {@code
 * src/test/guards.sh}; {@code -Dguards=A+B,C} for some of them.
 */
class GuardsInTurn {

  private static final int LONGEST_WORDS = 600;
  private static final Path TABLE = Path.of("target", "guards.md");

  private final Map<String, List<Method>> tests = Leaks.tests();
  private final List<String> unguarded = new ArrayList<>();

  @Test
  void everyWayIsOpenWithoutItsGuards() throws IOException {
    Map<List<String>, List<Leak>> sets = new LinkedHashMap<>();
    for (Leak leak : Leaks.leaks()) {
      leak.guards().forEach(set -> sets.computeIfAbsent(set, none -> new ArrayList<>()).add(leak));
    }
    String wanted = System.getProperty("guards", "");
    sets.keySet()
        .removeIf(
            set ->
                !wanted.isEmpty() && !List.of(wanted.split(",")).contains(String.join("+", set)));
    write("| without | way | tests | failed |\n|---|---|---|---|\n", false);
    List<Leak> all = sets.values().stream().flatMap(List::stream).distinct().toList();
    Set<Method> broken = failing(all);
    broken.forEach(test -> unguarded.add(Leaks.name(test) + " fails with all guards in place"));
    for (Map.Entry<List<String>, List<Leak>> set : sets.entrySet()) {
      System.out.println("Without " + set.getKey());
      try (TakenOut out = new TakenOut(set.getKey().stream().map(Leaks.guards()::get).toList())) {
        Set<Method> failed = failing(set.getValue());
        failed.removeAll(broken);
        tell(set.getKey(), set.getValue(), failed);
      }
    }
    failing(all)
        .forEach(test -> unguarded.add(Leaks.name(test) + " fails with all guards back in place"));
    assertThat(unguarded).isEmpty();
  }

  private void tell(List<String> guards, List<Leak> leaks, Set<Method> failed) throws IOException {
    for (Leak leak : leaks) {
      List<Method> all = tests.getOrDefault(leak.id(), List.of());
      List<String> names =
          all.stream().filter(failed::contains).map(Leaks::name).distinct().toList();
      String without = String.join(" + ", guards);
      if (names.isEmpty()) {
        unguarded.add(leak.id() + " without " + without);
      }
      write(
          "| %s | %s | %d | %s |\n"
              .formatted(
                  without,
                  leak.id(),
                  all.size(),
                  names.isEmpty() ? "NOT GUARDED" : String.join(", ", names)),
          true);
    }
  }

  private static void write(String text, boolean more) throws IOException {
    Files.writeString(TABLE, (more ? Files.readString(TABLE) : "") + text);
  }

  /** Runs the tests of some ways and returns those that fail. */
  private Set<Method> failing(List<Leak> leaks) {
    Set<Method> wanted =
        leaks.stream()
            .flatMap(leak -> tests.getOrDefault(leak.id(), List.of()).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                wanted.stream()
                    .map(test -> DiscoverySelectors.selectMethod(test.getDeclaringClass(), test))
                    .toList())
            .build();
    Set<Method> failed = new LinkedHashSet<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(
                  TestIdentifier test, org.junit.platform.engine.TestExecutionResult result) {
                if (result.getStatus() != Status.SUCCESSFUL) {
                  failed.addAll(concerned(test, wanted));
                  result.getThrowable().ifPresent(failure -> print(test, failure));
                }
              }
            });
    return failed;
  }

  /** Where the set-up of a class fails, all of its tests do. */
  private static List<Method> concerned(TestIdentifier test, Set<Method> wanted) {
    return wanted.stream()
        .filter(
            method ->
                test.getSource()
                    .map(
                        source ->
                            source instanceof MethodSource of
                                ? of.getJavaMethod().equals(method)
                                : test.getUniqueId().contains(method.getDeclaringClass().getName()))
                    .orElse(false))
        .toList();
  }

  private static void print(TestIdentifier test, Throwable failure) {
    String words = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    System.out.printf(
        "  %s: %s%n",
        test.getDisplayName(), words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
  }
}
