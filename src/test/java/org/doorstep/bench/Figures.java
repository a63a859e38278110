package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what two servers need for the same to the log and to {@code target/bench/figures.txt}: the
 * ratio of the second to the first, then each of them for one request.
 *
 * @param name what is compared
 */
record Figures(String name) {

  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

  void add(String kind, double[] figures, int requests) throws IOException {
    String line =
        "%s | %s | %.2f | %.1f | %.1f"
            .formatted(
                name, kind, figures[1] / figures[0], figures[1] / requests, figures[0] / requests);
    LOG.info(line);
    Files.writeString(
        Path.of("target", "bench", "figures.txt"),
        line + System.lineSeparator(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
