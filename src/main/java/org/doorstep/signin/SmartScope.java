package org.doorstep.signin;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scope on records (https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html).
 *
 * @param context {@code patient}, {@code user} or {@code system}
 * @param type a resource type or {@code *}
 * @param interactions letters out of {@code cruds}
 * @param conditions what narrows it further, such as {@code category=laboratory}
 */
record SmartScope(
    String context, String type, Set<Character> interactions, Set<String> conditions) {

  // Sign-ins are kept with commas between their scopes; one within would make two of one.
  private static final Pattern FORM =
      Pattern.compile(
          "(patient|user|system)/(\\*|[A-Z][A-Za-z]{2,40})\\.(?=[cruds])(c?r?u?d?s?)(?:\\?([^,]+))?");

  static Optional<SmartScope> of(String text) {
    Matcher scope = FORM.matcher(text);
    return scope.matches()
        ? Optional.of(
            new SmartScope(
                scope.group(1),
                scope.group(2),
                scope.group(3).chars().mapToObj(c -> (char) c).collect(Collectors.toSet()),
                conditions(scope.group(4))))
        : Optional.empty();
  }

  private static Set<String> conditions(@Nullable String query) {
    return query == null ? Set.of() : Arrays.stream(query.split("&")).collect(Collectors.toSet());
  }

  /** Whether whoever may have this one may have the other one instead. */
  boolean covers(SmartScope narrower) {
    return context.equals(narrower.context)
        && (type.equals("*") || type.equals(narrower.type))
        && interactions.containsAll(narrower.interactions)
        && narrower.conditions.containsAll(conditions);
  }

  /** Whether every scope that is asked for is registered, or narrower than one that is. */
  static boolean allCovered(Set<String> asked, Set<String> registered) {
    return asked.stream().allMatch(scope -> isCovered(scope, registered));
  }

  private static boolean isCovered(String asked, Set<String> registered) {
    return registered.contains(asked)
        || of(asked)
            .filter(
                narrow ->
                    registered.stream()
                        .flatMap(wide -> of(wide).stream())
                        .anyMatch(wide -> wide.covers(narrow)))
            .isPresent();
  }
}
