package org.doorstep.access;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For what the caller's application may ask at most (SMART App Launch 2.2, section 3.0.2). A scope
 * that this server does not understand permits nothing.
 */
final class Scopes {

  private static final Pattern SCOPE =
      Pattern.compile(
          "(?:patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*|c?r?u?d?s?)(\\?.*)?");

  private final Set<String> permitted = new HashSet<>();

  Scopes(Set<String> scopes) {
    for (String scope : scopes) {
      Matcher smart = SCOPE.matcher(scope);
      // One that is narrowed to a part of a type would permit too much if it were taken for all.
      if (smart.matches() && smart.group(3) == null) {
        letters(smart.group(2))
            .chars()
            .forEach(letter -> permitted.add(smart.group(1) + '.' + (char) letter));
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

  /**
   * Whether the application may do something with records of a type.
   *
   * @param letter {@code c}, {@code r}, {@code u}, {@code d} or {@code s}
   */
  boolean permit(char letter, String type) {
    return permitted.contains("*." + letter) || permitted.contains(type + '.' + letter);
  }
}
