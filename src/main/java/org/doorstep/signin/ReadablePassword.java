package org.doorstep.signin;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password that a person can read from paper and type: 80 bits in four groups of four. */
final class ReadablePassword {

  // No letters that look like others: 32 of them, five bits each.
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz123456789";
  private static final int GROUPS = 4;
  private static final int LETTERS_OF_A_GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ReadablePassword() {}

  static String make() {
    return IntStream.range(0, GROUPS).mapToObj(i -> group()).collect(Collectors.joining("-"));
  }

  private static String group() {
    return RANDOM
        .ints(LETTERS_OF_A_GROUP, 0, LETTERS.length())
        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
        .collect(Collectors.joining());
  }
}
