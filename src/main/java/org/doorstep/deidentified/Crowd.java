package org.doorstep.deidentified;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Hides people among each other. Of each as much is told as they share with enough others: sex,
 * birth and area with ten, and the time between any two of their visits with at least one of these,
 * who might have been visited on those two days as well, as far as dates are moved.
 */
public final class Crowd {

  /** How many people with the same sex, birth and area are told of (Sweeney 2002). */
  public static final int FEWEST = 10;

  private static final int MOST_DAYS_MOVED = 7 * Pseudonyms.MOST_WEEKS;

  private final ToIntFunction<String> weeks;

  /**
   * Prepares.
   *
   * @param weeks by how many weeks the dates of a person are moved, by the id of the Patient
   */
  public Crowd(ToIntFunction<String> weeks) {
    this.weeks = weeks;
  }

  private record Pair(LocalDate first, int key) {}

  private record Seen(String person, LocalDate first) {}

  /**
   * How much may be told of each person.
   *
   * @param people everybody of whom anything may be told
   * @return by the ids of the Patients; who is missing cannot be hidden, and nothing may be told
   */
  public Map<String, Detail> hide(Collection<Known> people) {
    Map<String, Detail> told = new LinkedHashMap<>();
    List<Known> left = new ArrayList<>(people);
    for (Detail detail : Detail.values()) {
      Map<List<String>, List<Known>> alike = new LinkedHashMap<>();
      left.forEach(it -> alike.computeIfAbsent(it.told(detail), none -> new ArrayList<>()).add(it));
      alike
          .values()
          .forEach(group -> hidden(group, detail).forEach(it -> told.put(it.person(), detail)));
      left.removeIf(it -> told.containsKey(it.person()));
    }
    return told;
  }

  /** Whoever leaves takes with them what others shared with them. */
  private List<Known> hidden(List<Known> group, Detail detail) {
    Map<String, List<Pair>> pairs = new HashMap<>();
    List<Known> members = new ArrayList<>(group);
    if (members.size() >= FEWEST) {
      members.forEach(it -> pairs.put(it.person(), pairs(it, detail)));
    }
    boolean settled = false;
    while (members.size() >= FEWEST && !settled) {
      Map<Integer, List<Seen>> seen = seen(members, pairs);
      settled =
          !members.removeIf(it -> isAlone(it, pairs.getOrDefault(it.person(), List.of()), seen));
    }
    return members.size() < FEWEST ? List.of() : members;
  }

  /** Any two visits as they are told: when the first was, and how many days later the second. */
  private static List<Pair> pairs(Known person, Detail detail) {
    List<LocalDate> days =
        new ArrayList<>(new TreeSet<>(person.visits().stream().map(detail::day).toList()));
    List<Pair> pairs = new ArrayList<>();
    for (int first = 0; first < days.size(); first++) {
      for (int second = first; second < days.size(); second++) {
        LocalDate day = days.get(first);
        int between = (int) (days.get(second).toEpochDay() - day.toEpochDay());
        // Whole weeks do not change the day of the week.
        pairs.add(new Pair(day, between * 7 + day.getDayOfWeek().ordinal()));
      }
    }
    return pairs;
  }

  private Map<Integer, List<Seen>> seen(List<Known> members, Map<String, List<Pair>> pairs) {
    Map<Integer, List<Seen>> seen = new HashMap<>();
    for (Known member : members) {
      int moved = weeks.applyAsInt(member.person());
      for (Pair pair : pairs.getOrDefault(member.person(), List.of())) {
        seen.computeIfAbsent(pair.key(), none -> new ArrayList<>())
            .add(new Seen(member.person(), pair.first().plusWeeks(moved)));
      }
    }
    seen.values().forEach(all -> all.sort(Comparator.comparing(Seen::first)));
    return seen;
  }

  private static boolean isAlone(Known person, List<Pair> pairs, Map<Integer, List<Seen>> seen) {
    return pairs.stream()
        .anyMatch(
            pair -> another(person, pair, seen.getOrDefault(pair.key(), List.of())).isEmpty());
  }

  private static Optional<Seen> another(Known person, Pair pair, List<Seen> sorted) {
    LocalDate from = pair.first().minusDays(MOST_DAYS_MOVED);
    LocalDate until = pair.first().plusDays(MOST_DAYS_MOVED);
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).first().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int at = low; at < sorted.size() && !sorted.get(at).first().isAfter(until); at++) {
      if (!sorted.get(at).person().equals(person.person())) {
        return Optional.of(sorted.get(at));
      }
    }
    return Optional.empty();
  }
}
