package org.doorstep.coverage;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways by which something could leak, the guards that close them and the tests that show it.
 */
final class Leaks {

  private static final Path FOLDER = Path.of("src/test/resources/coverage");

  private Leaks() {}

  /**
   * A way by which something could leak.
   *
   * @param id as tests name it
   * @param way what somebody would try
   * @param how what closes it
   * @param guards sets of guards, each of which the way needs: without all guards of a set it is
   *     open; none where there is nothing to take out, because it is not served
   */
  record Leak(String id, String way, String how, List<List<String>> guards) {}

  /**
   * A guard, as methods that do nothing once it is taken out.
   *
   * @param name as leaks name it
   * @param type the class
   * @param methods its methods
   * @param task what it does
   */
  record Guard(String name, String type, List<String> methods, String task) {}

  static List<Leak> leaks() {
    return rows("leaks.tsv")
        .map(cells -> new Leak(cells[0], cells[1], cells[2], sets(cells[3])))
        .toList();
  }

  private static List<List<String>> sets(String cell) {
    return cell.equals("-")
        ? List.of()
        : Arrays.stream(cell.split(", ")).map(set -> List.of(set.split(" \\+ "))).toList();
  }

  static Map<String, Guard> guards() {
    return rows("guards.tsv")
        .map(cells -> new Guard(cells[0], cells[1], List.of(cells[2].split(", ")), cells[3]))
        .collect(
            Collectors.toMap(Guard::name, guard -> guard, (first, second) -> first, TreeMap::new));
  }

  private static Stream<String[]> rows(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file)).stream()
          .skip(1)
          .map(line -> line.split("\t", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tests of each way, by its id. */
  static Map<String, List<Method>> tests() {
    Map<String, List<Method>> tests = new TreeMap<>();
    new ClassFileImporter()
        .importPath(Path.of("target/test-classes")).stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Closes.class))
            .map(method -> method.reflect())
            .sorted(Comparator.comparing(Leaks::name))
            .forEach(
                method -> {
                  for (String id : method.getAnnotation(Closes.class).value()) {
                    tests.computeIfAbsent(id, none -> new ArrayList<>()).add(method);
                  }
                });
    return tests;
  }

  static String name(Method test) {
    return test.getDeclaringClass().getSimpleName() + '.' + test.getName();
  }

  static String list(Collection<String> names, String separator) {
    return names.stream().map(name -> '`' + name + '`').collect(Collectors.joining(separator));
  }
}
