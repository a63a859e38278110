package org.doorstep.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Hides numbers so small that they tell of single people, 1 to 4, and as many more as are needed so
 * that the hidden ones cannot be worked out from a sum.
 */
final class Suppression {

  private static final long SMALLEST_SHOWN = 5;

  private Suppression() {}

  /**
   * A figure as it is told.
   *
   * @param figure what was counted
   * @param hidden whether its numbers are not told
   */
  record Told(Figure figure, boolean hidden) {}

  static List<Told> none(List<Figure> figures) {
    return figures.stream().map(figure -> new Told(figure, false)).toList();
  }

  /**
   * Hides what has to be hidden in the figures of one indicator, whose sum may be known.
   *
   * <p>If one number alone were hidden it would be the sum without the others; and hidden numbers
   * whose sum equals how many they are would each be 1.
   */
  static List<Told> of(List<Figure> figures) {
    return of(figures, Set.of());
  }

  /**
   * Hides as well what would follow from the sum of those that are about the same, such as one
   * place or one outcome, where such sums may be known from other figures.
   *
   * @param margins what sums may be known of: the names of what figures are about
   */
  static List<Told> of(List<Figure> figures, Set<Set<String>> margins) {
    return of(figures, margins, none -> false);
  }

  /**
   * Hides some besides, whatever their size.
   *
   * @param anyway which
   */
  static List<Told> of(List<Figure> figures, Set<Set<String>> margins, Predicate<Figure> anyway) {
    Set<Integer> hidden = new HashSet<>();
    Map<Map<String, String>, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      if (isSmall(figures.get(i)) || anyway.test(figures.get(i))) {
        hidden.add(i);
      }
      groups.computeIfAbsent(Map.of(), all -> new ArrayList<>()).add(i);
      for (Set<String> margin : margins) {
        Map<String, String> of = new HashMap<>(figures.get(i).of());
        of.keySet().retainAll(margin);
        groups.computeIfAbsent(of, all -> new ArrayList<>()).add(i);
      }
    }
    int before;
    do {
      before = hidden.size();
      groups.values().forEach(group -> hideMore(figures, group, hidden));
    } while (hidden.size() > before);
    return told(figures, hidden);
  }

  private static void hideMore(List<Figure> figures, List<Integer> group, Set<Integer> hidden) {
    List<Integer> others =
        group.stream()
            .filter(i -> !hidden.contains(i) && size(figures.get(i)) > 0)
            .sorted(Comparator.comparing(i -> size(figures.get(i))))
            .toList();
    List<Integer> within = new ArrayList<>(group);
    within.retainAll(hidden);
    for (int next : others) {
      long sum = within.stream().mapToLong(i -> size(figures.get(i))).sum();
      if (within.isEmpty() || within.size() > 1 && sum > within.size()) {
        break;
      }
      within.add(next);
    }
    hidden.addAll(within);
  }

  /**
   * Hides shares of the same number of which each contains the next, such as viral loads below 1000
   * and below 200: the difference between two that are told must not be small either.
   */
  static List<Told> ofNested(List<Figure> figures) {
    Set<Integer> hidden = new HashSet<>();
    List<Integer> widest =
        IntStream.range(0, figures.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> size(figures.get(i))).reversed())
            .toList();
    Optional<Long> last = Optional.empty();
    for (int i : widest) {
      long size = size(figures.get(i));
      if (isSmall(figures.get(i)) || last.filter(wider -> isSmall(wider - size)).isPresent()) {
        hidden.add(i);
      } else {
        last = Optional.of(size);
      }
    }
    return told(figures, hidden);
  }

  private static List<Told> told(List<Figure> figures, Set<Integer> hidden) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      told.add(new Told(figures.get(i), hidden.contains(i)));
    }
    return told;
  }

  /** Of a share, those who are not counted can be as few as those who are. */
  static boolean isSmall(Figure figure) {
    Optional<Long> all = figure.denominator();
    return isSmall(figure.numerator())
        || all.filter(it -> isSmall(it) || isSmall(it - figure.numerator())).isPresent();
  }

  private static boolean isSmall(long number) {
    return number > 0 && number < SMALLEST_SHOWN;
  }

  private static long size(Figure figure) {
    return figure.numerator();
  }
}
