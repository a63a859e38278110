package org.doorstep.server.request;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody probably meant who wrote a name that does not exist. */
final class NearMiss {

  private NearMiss() {}

  /**
   * Advice on a name that is not known.
   *
   * @param name what was written
   * @param known the names that exist
   * @param otherwise the advice when nothing resembles it and nothing is known
   * @return a whole sentence
   */
  static String advice(String name, Collection<String> known, String otherwise) {
    Optional<String> near = of(name, known);
    if (near.isPresent()) {
      return "Did you mean '" + near.get() + "'?";
    }
    return otherwise;
  }

  static Optional<String> of(String name, Collection<String> known) {
    String written = plain(name);
    int tolerance = Math.max(1, Math.min(3, (written.length() + 1) / 3));
    LevenshteinDistance distance = new LevenshteinDistance(tolerance);
    return known.stream()
        .filter(candidate -> distance.apply(written, plain(candidate)) >= 0)
        .min(
            Comparator.comparing((String candidate) -> distance.apply(written, plain(candidate)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String plain(String name) {
    String shortened = name.length() > 64 ? name.substring(0, 64) : name;
    return shortened.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }
}
