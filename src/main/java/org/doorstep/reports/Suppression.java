package org.doorstep.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Set<Integer> hidden = new HashSet<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      if (isSmall(figures.get(i))) {
        hidden.add(i);
      } else if (size(figures.get(i)) > 0) {
        others.add(i);
      }
    }
    others.sort(Comparator.comparing(i -> size(figures.get(i))));
    for (int next : others) {
      long sum = hidden.stream().mapToLong(i -> size(figures.get(i))).sum();
      if (hidden.isEmpty() || hidden.size() > 1 && sum > hidden.size()) {
        break;
      }
      hidden.add(next);
    }
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      told.add(new Told(figures.get(i), hidden.contains(i)));
    }
    return told;
  }

  /** Of a share, those who are not counted can be as few as those who are. */
  private static boolean isSmall(Figure figure) {
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
