package org.doorstep.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Where releases lie on their way from the main server to the node: each in a folder of its own,
 * which gets its name when it is complete.
 */
class ReleaseFolder {

  private static final String PREFIX = "release-";
  private static final String DRAFT = "draft";
  private static final String RECORDS = "people.ndjson";
  private static final String DESCRIPTION = "release.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  ReleaseFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes the records of a release, each person on a line of its own. */
  @FunctionalInterface
  interface Lines {
    void writeTo(Consumer<String> line);
  }

  /** What a release is when its records are written and their digest is known. */
  @FunctionalInterface
  interface Description {
    Release of(String digest);
  }

  /** Writes a release; it is there as a whole or not at all, whatever happens meanwhile. */
  Release write(long number, Lines lines, Description description) {
    Path draft = folder.resolve(DRAFT);
    try {
      FileSystemUtils.deleteRecursively(draft);
      Files.createDirectories(draft);
      MessageDigest digest = sha256();
      Path records = draft.resolve(RECORDS);
      try (OutputStream file = Files.newOutputStream(records);
          BufferedWriter writer =
              new BufferedWriter(
                  new OutputStreamWriter(new DigestOutputStream(file, digest), UTF_8))) {
        lines.writeTo(
            line -> {
              try {
                writer.write(line);
                writer.write('\n');
              } catch (IOException full) {
                throw new UncheckedIOException(full);
              }
            });
      }
      Release release = description.of(HexFormat.of().formatHex(digest.digest()));
      Path text = draft.resolve(DESCRIPTION);
      JSON.writerWithDefaultPrettyPrinter().writeValue(text.toFile(), release);
      force(records);
      force(text);
      Files.move(draft, path(number), StandardCopyOption.ATOMIC_MOVE);
      return release;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The numbers of the releases that are there, in ascending order. */
  List<Long> numbers() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches(PREFIX + "\\d{1,18}"))
          .map(name -> Long.valueOf(name.substring(PREFIX.length())))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Removes what came before a release that holds everything. */
  void removeBefore(long number) {
    try {
      for (long each : numbers()) {
        if (each < number) {
          FileSystemUtils.deleteRecursively(path(each));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What goes with the records of a release, without them. */
  Release describe(long number) {
    try {
      return JSON.readValue(path(number).resolve(DESCRIPTION).toFile(), Release.class);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the records of a release are those that were written. */
  boolean isWhole(long number, Release release) {
    try (InputStream file = Files.newInputStream(path(number).resolve(RECORDS))) {
      MessageDigest digest = sha256();
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest()).equals(release.digest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads the records of a release line by line. */
  void read(long number, Consumer<String> line) {
    try (BufferedReader reader = Files.newBufferedReader(path(number).resolve(RECORDS))) {
      for (String next = reader.readLine(); next != null; next = reader.readLine()) {
        line.accept(next);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path path(long number) {
    return folder.resolve(PREFIX + number);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java runtime knows SHA-256.", impossible);
    }
  }
}
