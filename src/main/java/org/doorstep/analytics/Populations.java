package org.doorstep.analytics;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.server.StartRefused;
import org.jspecify.annotations.Nullable;

/**
 * How many people live in areas, and where the middle of each is, as OCHA publishes it. Nothing
 * else is told of places, so that nothing that somebody wrote into a record of a place is.
 *
 * @param areas by their P-codes
 */
record Populations(Map<String, Area> areas) {

  private static final Pattern LINE =
      Pattern.compile(
          "([A-Z0-9]{2,20}),(\\d{1,10})(?:,(-?\\d{1,2}(?:\\.\\d{1,9})?),(-?\\d{1,3}(?:\\.\\d{1,9})?))?");

  /**
   * An area.
   *
   * @param people how many live there
   * @param latitude of its middle in degrees, if it is known
   * @param longitude of its middle in degrees, if it is known
   */
  record Area(long people, @Nullable BigDecimal latitude, @Nullable BigDecimal longitude) {}

  /** An area by its P-code; empty if nothing is known of it. */
  Optional<Area> area(String code) {
    return Optional.ofNullable(areas.get(code));
  }

  static Populations of(@Nullable Path file) {
    Map<String, Area> areas = new TreeMap<>();
    if (file == null) {
      return new Populations(areas);
    }
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher area = LINE.matcher(line.strip());
        if (area.matches()) {
          areas.put(
              area.group(1),
              new Area(
                  Long.parseLong(area.group(2)), degrees(area.group(3)), degrees(area.group(4))));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw new StartRefused(
              "The file of populations %s has the line '%s': each line is code,people or code,people,latitude,longitude, such as UA5904,250000,50.91,34.80."
                  .formatted(file, line.length() > 80 ? line.substring(0, 80) : line));
        }
      }
    } catch (IOException unreadable) {
      throw new StartRefused(
          "The file of populations %s cannot be read: name another one with doorstep.analytics.populations."
              .formatted(file),
          unreadable);
    }
    return new Populations(areas);
  }

  private static @Nullable BigDecimal degrees(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
