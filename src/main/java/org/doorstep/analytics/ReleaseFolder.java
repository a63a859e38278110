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
  private static final String OWNER = "main-server";
  private static final String RECORDS = "people.ndjson";
  private static final String FIGURES = "figures.ndjson";
  private static final String DESCRIPTION = "release.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  ReleaseFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Keeps the folder for one main server. Releases of two would replace each other in the node.
   *
   * @param server what tells main servers apart
   * @throws IllegalStateException if another one writes here
   */
  void keepFor(String server) {
    Path owner = folder.resolve(OWNER);
    try {
      Files.createDirectories(folder);
      // A server that was killed may have left it empty.
      if (!Files.exists(owner) || Files.readString(owner).isBlank()) {
        Files.writeString(owner, server);
      }
      if (!Files.readString(owner).strip().equals(server)) {
        throw new IllegalStateException(
            ("The folder %s holds the releases of another main server, and nothing is written into"
                    + " it: name another folder with doorstep.analytics.folder. If it is this"
                    + " server's and only its key of pseudonyms is new, delete the file %s.")
                .formatted(folder, owner));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes a file of a release line by line, such as each person on a line of its own. */
  @FunctionalInterface
  interface Lines {
    void writeTo(Consumer<String> line);
  }

  /** What a release is when its files are written and their digests are known. */
  @FunctionalInterface
  interface Description {
    Release of(String digest, String digestOfFigures);
  }

  /** Writes a release; it is there as a whole or not at all, whatever happens meanwhile. */
  Release write(long number, Lines records, Lines figures, Description description) {
    Path draft = folder.resolve(DRAFT);
    try {
      FileSystemUtils.deleteRecursively(draft);
      Files.createDirectories(draft);
      String digest = write(draft.resolve(RECORDS), records);
      Release release = description.of(digest, write(draft.resolve(FIGURES), figures));
      Path text = draft.resolve(DESCRIPTION);
      JSON.writerWithDefaultPrettyPrinter().writeValue(text.toFile(), release);
      force(draft.resolve(RECORDS));
      force(draft.resolve(FIGURES));
      force(text);
      Files.move(draft, path(number), StandardCopyOption.ATOMIC_MOVE);
      return release;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String write(Path path, Lines lines) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream file = Files.newOutputStream(path);
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
    return HexFormat.of().formatHex(digest.digest());
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

  /** Whether the files of a release are those that were written. */
  boolean isWhole(long number, Release release) {
    return digest(number, RECORDS).equals(release.digest())
        && (release.figures() == null || digest(number, FIGURES).equals(release.figures()));
  }

  private String digest(long number, String name) {
    try (InputStream file = Files.newInputStream(path(number).resolve(name))) {
      MessageDigest digest = sha256();
      new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads the records of a release line by line. */
  void read(long number, Consumer<String> line) {
    read(number, RECORDS, line);
  }

  /** Reads the figures of a release line by line. */
  void readFigures(long number, Release release, Consumer<String> line) {
    if (release.figures() != null) {
      read(number, FIGURES, line);
    }
  }

  private void read(long number, String name, Consumer<String> line) {
    try (BufferedReader reader = Files.newBufferedReader(path(number).resolve(name))) {
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
