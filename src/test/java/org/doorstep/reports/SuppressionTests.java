package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.reports.Suppression.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small numbers are hidden so that no sum gives them away. */
class SuppressionTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 6 7 | 5 6 7",
        "0 5 6 | 0 5 6",
        "4 20 30 | x x 30",
        "4 30 20 7 | x 30 20 x",
        "2 3 20 | x x 20",
        "1 1 20 30 | x x x 30",
        "1 1 1 20 | x x x x",
        "1 | x",
        "3 0 0 | x 0 0",
        "5 | 5"
      })
  void noHiddenNumberFollowsFromTheSum(String counted, String told) {
    List<Figure> figures = new ArrayList<>();
    for (String number : counted.split(" ")) {
      figures.add(Figure.count(Map.of("n", "" + figures.size()), Long.parseLong(number)));
    }
    assertThat(
            Suppression.of(figures).stream()
                .map(it -> it.hidden() ? "x" : String.valueOf(it.figure().numerator()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, true",
    "0, 30, false",
    "3, 30, true",
    "5, 30, false",
    "26, 30, true",
    "25, 30, false",
    "30, 30, false",
    "0, 0, false"
  })
  void shareIsHiddenIfThoseCountedOrThoseNotCountedAreFew(
      long numerator, long denominator, boolean hidden) {
    List<Told> told = Suppression.of(List.of(Figure.share(Map.of(), numerator, denominator)));
    assertThat(told.get(0).hidden()).isEqualTo(hidden);
  }

  /** Two places and two weeks: who knows the sum of each place knows nothing else either. */
  @Test
  void noHiddenNumberFollowsFromARowOrAColumn() {
    List<Figure> figures =
        List.of(
            Figure.count(Map.of("site", "a", "week", "1"), 4),
            Figure.count(Map.of("site", "a", "week", "2"), 20),
            Figure.count(Map.of("site", "b", "week", "1"), 6),
            Figure.count(Map.of("site", "b", "week", "2"), 30),
            Figure.count(Map.of("site", "c", "week", "3"), 40));
    assertThat(
            Suppression.of(figures, Set.of(Set.of("site"), Set.of("week"))).stream()
                .map(Told::hidden))
        .containsExactly(true, true, true, true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "55, 50 48 45, 50 x 45",
    "55, 50 50 45, 50 50 45",
    "55, 53 48 45, x 48 x",
    "55, 55 4 4, 55 x x",
    "50, 20 20 20, 20 20 20"
  })
  void differenceOfNestedSharesIsNotSmallEither(long all, String counted, String told) {
    List<Figure> figures = new ArrayList<>();
    for (String number : counted.split(" ")) {
      figures.add(Figure.share(Map.of("below", "" + figures.size()), Long.parseLong(number), all));
    }
    assertThat(
            Suppression.ofNested(figures).stream()
                .map(it -> it.hidden() ? "x" : String.valueOf(it.figure().numerator()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(told);
  }

  @Test
  void whoSeesTheRecordsSeesTheNumbers() {
    assertThat(Suppression.none(List.of(Figure.count(Map.of(), 1)))).noneMatch(Told::hidden);
  }
}
