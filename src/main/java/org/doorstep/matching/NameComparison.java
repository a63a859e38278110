package org.doorstep.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.server.NameAnalysis;
import org.springframework.stereotype.Component;

/** How far two names agree, part by part and in whichever order they were written. */
@Component
class NameComparison {

  private static final int LONG = 8;
  private static final int SHORT = 4;

  private final NameAnalysis analysis;
  private final GivenNames givenNames;

  NameComparison(NameAnalysis analysis, GivenNames givenNames) {
    this.analysis = analysis;
    this.givenNames = givenNames;
  }

  /** How far two parts agree. */
  enum Level {
    SAME,
    /** One slip, or spelt otherwise and sounding alike. */
    CLOSE,
    /** Two slips, or the first letter only. */
    NEAR,
    DIFFERENT,
    /** One of the two is not known. */
    UNKNOWN;

    /** Whether people would take the two for one. */
    boolean isAlike() {
      return this == SAME || this == CLOSE;
    }
  }

  /**
   * How far two names agree.
   *
   * @param family the family names
   * @param given the given names
   * @param patronymic the names after the father
   * @param reordered whether they agree in another order only
   */
  record Result(Level family, Level given, Level patronymic, boolean reordered) {

    double bits() {
      return bits(family, 8, 6.5, 3, -5)
          + bits(given, 5, 4, 1, -6)
          + bits(patronymic, 5, 4, 1, -5)
          - (reordered ? 1 : 0);
    }

    private static double bits(
        Level level, double same, double close, double near, double different) {
      return switch (level) {
        case SAME -> same;
        case CLOSE -> close;
        case NEAR -> near;
        case DIFFERENT -> different;
        case UNKNOWN -> 0;
      };
    }

    boolean isAlike() {
      return family.isAlike() && given.isAlike() && patronymic != Level.DIFFERENT;
    }
  }

  private static final Result NOTHING =
      new Result(Level.UNKNOWN, Level.UNKNOWN, Level.UNKNOWN, false);

  /** The best agreement of any name of one person with any of the other. */
  Result best(Traits one, Traits other) {
    return one.names().stream()
        .flatMap(name -> other.names().stream().flatMap(with -> inEachOrder(name, with)))
        .max(Comparator.comparingDouble(Result::bits))
        .orElse(NOTHING);
  }

  /** A part that is missing is in nobody's place: it must not hide that the others differ. */
  private Stream<Result> inEachOrder(NameKey one, NameKey other) {
    Stream<Result> orders = Stream.of(compare(one, other, false));
    if (!other.family().isEmpty() && !other.given().isEmpty()) {
      orders = Stream.concat(orders, Stream.of(compare(one, other.swapped(), true)));
    }
    if (!other.given().isEmpty() && !other.patronymic().isEmpty()) {
      orders = Stream.concat(orders, Stream.of(compare(one, other.fatherFirst(), true)));
    }
    if (!one.given().isEmpty() && !one.patronymic().isEmpty()) {
      orders = Stream.concat(orders, Stream.of(compare(one.fatherFirst(), other, true)));
    }
    return orders;
  }

  private Result compare(NameKey one, NameKey other, boolean reordered) {
    return new Result(
        level(one.family(), other.family()),
        givenLevel(one.given(), other.given()),
        level(one.patronymic(), other.patronymic()),
        reordered);
  }

  private Level givenLevel(String one, String other) {
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      if (givenNames.areOne(one, other)) {
        return Level.SAME;
      }
      if (givenNames.areTwo(one, other)) {
        return Level.DIFFERENT;
      }
      if (Math.min(one.length(), other.length()) == 1) {
        return one.charAt(0) == other.charAt(0) ? Level.NEAR : Level.DIFFERENT;
      }
    }
    return level(one, other);
  }

  private Level level(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Level.UNKNOWN;
    }
    if (one.equals(other)) {
      return Level.SAME;
    }
    List<String> parts = Arrays.asList(one.split(" "));
    List<String> others = Arrays.asList(other.split(" "));
    if (parts.stream().anyMatch(others::contains)) {
      return Level.CLOSE;
    }
    int slips = Spelling.distance(one, other);
    int length = Math.min(one.length(), other.length());
    boolean few = slips == 1 && length >= SHORT || slips == 2 && length >= LONG;
    if (few || length >= SHORT && slips <= 2 && soundAlike(one, other)) {
      return Level.CLOSE;
    }
    boolean near = slips == 2 && length > SHORT || slips == 3 && length >= LONG;
    return near || soundAlike(one, other) ? Level.NEAR : Level.DIFFERENT;
  }

  private boolean soundAlike(String one, String other) {
    return analysis.sound(one).equals(analysis.sound(other));
  }
}
