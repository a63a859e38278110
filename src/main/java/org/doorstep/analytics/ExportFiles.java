package org.doorstep.analytics;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The files of exports: each export has a folder of its own, until a day later. */
class ExportFiles {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final String REQUEST = "request.json";
  private static final String DONE = "done.json";
  private static final String FAILED = "failed";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  ExportFiles(Path dataFolder) {
    this.folder = dataFolder.toAbsolutePath().normalize().resolve("exports");
  }

  /** The folder of an export, which is there as long as it is kept. */
  Path of(String export) {
    return folder.resolve(export);
  }

  /** Keeps what is to be exported, before anybody is told that it will be. */
  void create(String export, ExportRequest request) {
    try {
      Files.createDirectories(of(export));
      write(export, REQUEST, JSON.writeValueAsString(request));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is to be exported; empty if there is no such export, or not any more. */
  Optional<ExportRequest> request(String export) {
    try {
      Path request = of(export).resolve(REQUEST);
      return Files.exists(request)
          ? Optional.of(JSON.readValue(request.toFile(), ExportRequest.class))
          : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The exports that are to be done, the oldest first. */
  List<String> waiting() {
    return exports().stream()
        .filter(export -> Files.exists(of(export).resolve(REQUEST)))
        .filter(export -> !Files.exists(of(export).resolve(DONE)) && !hasFailed(export))
        .sorted(Comparator.comparing(export -> request(export).map(ExportRequest::time).orElse("")))
        .toList();
  }

  /** Says that an export cannot be done. */
  void fail(String export) {
    if (Files.isDirectory(of(export))) {
      write(export, FAILED, "");
    }
  }

  boolean hasFailed(String export) {
    return Files.exists(of(export).resolve(FAILED));
  }

  /** A file is there as a whole or not at all. */
  private void write(String export, String file, String text) {
    try {
      Path draft = of(export).resolve(file + ".new");
      Files.writeString(draft, text);
      Files.move(draft, of(export).resolve(file), ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Says that an export is complete. */
  void finish(String export, String manifest) {
    write(export, DONE, manifest);
  }

  /** The manifest of an export; empty as long as it is not complete. */
  Optional<String> manifest(String export) {
    try {
      Path done = of(export).resolve(DONE);
      return Files.exists(done) ? Optional.of(Files.readString(done)) : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void remove(String export) {
    try {
      FileSystemUtils.deleteRecursively(of(export));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes all exports: what they hold may not be told any more. */
  void removeAll() {
    exports().forEach(this::remove);
  }

  /** Removes exports that were kept long enough. */
  void tidy() {
    Instant oldest = Instant.now().minus(KEPT);
    for (String export : exports()) {
      try {
        if (Files.getLastModifiedTime(of(export)).toInstant().isBefore(oldest)) {
          remove(export);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private List<String> exports() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
