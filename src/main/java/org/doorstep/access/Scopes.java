package org.doorstep.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.server.Criterion;
import org.hl7.fhir.r4.model.Resource;

/**
 * For what the caller's application may ask at most (SMART App Launch 2.2, section 3.0.2). Several
 * scopes add up. What is no scope on records permits nothing.
 */
final class Scopes {

  private static final Pattern SCOPE =
      Pattern.compile(
          "(?:patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*|c?r?u?d?s?)(?:\\?(.*))?");

  private final Set<String> whole = new HashSet<>();
  private final Map<String, List<ScopeQuery>> narrowed = new TreeMap<>();

  Scopes(Set<String> scopes) {
    for (String scope : new TreeSet<>(scopes)) {
      Matcher smart = SCOPE.matcher(scope);
      if (smart.matches()) {
        String type = smart.group(1);
        String query = smart.group(3);
        for (char letter : letters(smart.group(2)).toCharArray()) {
          if (query == null) {
            whole.add(key(letter, type));
          } else {
            narrowed
                .computeIfAbsent(key(letter, type), none -> new ArrayList<>())
                .add(ScopeQuery.of(scope, type, query));
          }
        }
      }
    }
  }

  private static String letters(String permission) {
    return switch (permission) {
      case "read" -> "rs";
      case "write" -> "cud";
      case "*" -> "cruds";
      default -> permission;
    };
  }

  private static String key(char letter, String type) {
    return type + '.' + letter;
  }

  /** The scopes that are narrowed by a query. */
  Stream<ScopeQuery> queries() {
    return narrowed.values().stream().flatMap(Collection::stream);
  }

  /**
   * Whether the application may do something with at least some records of a type.
   *
   * @param letter {@code c}, {@code r}, {@code u}, {@code d} or {@code s}
   */
  boolean permit(char letter, String type) {
    return permitAll(letter, type) || narrowed.containsKey(key(letter, type));
  }

  /** Whether the application may do something with every record of a type. */
  boolean permitAll(char letter, String type) {
    return whole.contains(key(letter, "*")) || whole.contains(key(letter, type));
  }

  /**
   * Whether the application may do something with a record.
   *
   * @param holds whether a record holds what a criterion asks for
   */
  boolean permit(char letter, Resource record, BiPredicate<Resource, Criterion> holds) {
    String type = record.fhirType();
    return permitAll(letter, type)
        || narrowed.getOrDefault(key(letter, type), List.of()).stream()
            .anyMatch(
                query ->
                    query.criteria().stream().allMatch(criterion -> holds.test(record, criterion)));
  }

  /** The scopes by which searches of a type are narrowed, without those that others cover. */
  List<ScopeQuery> ofSearch(String type) {
    List<ScopeQuery> widest = new ArrayList<>();
    if (!permitAll('s', type)) {
      for (ScopeQuery query : narrowed.getOrDefault(key('s', type), List.of())) {
        if (widest.stream().noneMatch(other -> other.covers(query))) {
          widest.removeIf(query::covers);
          widest.add(query);
        }
      }
    }
    return widest;
  }

  /**
   * What a search has to ask for besides to find what some scopes permit together.
   *
   * @return the criteria, all of which a record must hold; empty if no search can ask for that
   */
  static Optional<Set<Criterion>> together(List<ScopeQuery> queries) {
    if (queries.size() < 2) {
      return Optional.of(queries.isEmpty() ? Set.of() : queries.get(0).criteria());
    }
    List<Criterion> criteria =
        queries.stream().flatMap(query -> query.criteria().stream()).toList();
    String parameter = criteria.get(0).parameter();
    boolean alike =
        criteria.size() == queries.size()
            && criteria.stream().allMatch(criterion -> criterion.parameter().equals(parameter));
    return alike
        ? Optional.of(
            Set.of(
                new Criterion(
                    parameter,
                    criteria.stream()
                        .flatMap(criterion -> criterion.values().stream())
                        .collect(Collectors.toUnmodifiableSet()))))
        : Optional.empty();
  }
}
