package org.doorstep.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Chance that falls the same way each time the same name is given. */
final class Chance {

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static Chance of(String name) {
    return new Chance(uuid(name).getMostSignificantBits());
  }

  /** A UUID that depends on nothing but the name (RFC 9562, version 3). */
  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(("doorstep demo " + name).getBytes(StandardCharsets.UTF_8));
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number around nought, nearly always within one on either side. */
  double wobble() {
    return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
  }
}
