package org.doorstep.matching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorstep.server.NameAnalysis;
import org.springframework.stereotype.Component;

/**
 * Under which keys a person is filed: two records of one person have at least one in common, and
 * those of two persons seldom. Each is the first 64 bits of a digest, so that the table of keys
 * does not spell out names.
 */
@Component
class Keys {

  /** To be raised when records are to be filed under other keys. */
  static final int VERSION = 1;

  private final NameAnalysis analysis;
  private final GivenNames givenNames;

  Keys(NameAnalysis analysis, GivenNames givenNames) {
    this.analysis = analysis;
    this.givenNames = givenNames;
  }

  Set<Long> of(Traits person) {
    Set<String> keys = new TreeSet<>();
    if (!person.anonymous()) {
      person.numbers().forEach(number -> keys.add("number " + number));
      person.phones().forEach(phone -> keys.add("phone " + phone));
      person
          .born()
          .filter(Birth::isDay)
          .ifPresent(born -> born.readings().forEach(day -> keys.add("born " + day)));
      person.names().forEach(name -> addOf(name, person, keys));
    }
    return keys.stream().map(Keys::digest).collect(Collectors.toSet());
  }

  private void addOf(NameKey name, Traits person, Set<String> keys) {
    Set<String> families = sounds(name.family());
    Set<String> given = given(name.given());
    Set<String> fathers = sounds(name.patronymic());
    String year = person.born().map(Birth::year).orElse("");
    pair("name", families, given, keys);
    pair("father", given, fathers, keys);
    pair("house", families, fathers, keys);
    if (!year.isEmpty()) {
      pair(year, families, Set.of("year"), keys);
    }
    // A slip in the middle or at one end of the family name leaves the other end as it is.
    for (String part : ends(name.family())) {
      pair("end " + part, given, Set.of(year), keys);
    }
    for (String part : ends(name.given())) {
      pair("end " + part, families, Set.of(year), keys);
    }
  }

  private static Set<String> ends(String words) {
    Set<String> ends = new HashSet<>();
    for (String word : words.split(" ")) {
      if (word.length() >= 3) {
        ends.add(word.substring(0, 3) + '-');
        ends.add('-' + word.substring(word.length() - 3));
      }
    }
    return ends;
  }

  private Set<String> sounds(String words) {
    Set<String> sounds = new TreeSet<>();
    for (String word : words.split(" ")) {
      if (!word.isEmpty()) {
        sounds.add(analysis.sound(word));
      }
    }
    return sounds;
  }

  /** A given name in any language is one, a short one may be several, a misspelt one is none. */
  private Set<String> given(String name) {
    Set<String> all = sounds(name);
    all.addAll(givenNames.of(name));
    return all;
  }

  /** Whichever of the two was written first. */
  private static void pair(String kind, Set<String> ones, Set<String> others, Set<String> keys) {
    for (String one : ones) {
      for (String other : others) {
        boolean ordered = one.compareTo(other) <= 0;
        keys.add(kind + ' ' + (ordered ? one + ' ' + other : other + ' ' + one));
      }
    }
  }

  private static long digest(String key) {
    try {
      return ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
