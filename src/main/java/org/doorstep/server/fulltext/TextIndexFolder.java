package org.doorstep.server.fulltext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of the Lucene index, and what it says about itself: which database and which analysis
 * it was made for, when it was last in step with the database, and whether it was closed properly.
 *
 * <p>Lucene writes behind the database, so that a crash can lose the last documents; the folder
 * keeps the time from which they have to be indexed again.
 */
final class TextIndexFolder {

  /** Changed whenever words are cut up differently: an index of another edition is made anew. */
  static final String EDITION = "1";

  private static final Logger LOG = LoggerFactory.getLogger(TextIndexFolder.class);

  private final Path folder;
  private final String madeFor;
  private final boolean empty;
  private final Optional<Instant> unsureSince;

  /**
   * Opens the folder; an index that is missing, damaged or of another database is thrown away.
   *
   * @param folder where the index is, or will be
   * @param database what tells the database from any other
   */
  TextIndexFolder(Path folder, String database) {
    this.folder = folder;
    this.madeFor = EDITION + " " + database;
    this.empty = !isUsable();
    if (empty) {
      FileSystemUtils.deleteRecursively(folder.toFile());
    }
    this.unsureSince = empty || Files.exists(closed()) ? Optional.empty() : lastInStep();
    write(() -> Files.createDirectories(folder));
    write(() -> Files.deleteIfExists(closed()));
  }

  Path path() {
    return folder;
  }

  /** Whether every record still has to be indexed. */
  boolean isEmpty() {
    return empty;
  }

  /** From when on records may be missing, after a crash. */
  Optional<Instant> unsureSince() {
    return unsureSince;
  }

  /** Notes that all records are in the index. */
  void complete() {
    write(() -> Files.writeString(made(), madeFor));
  }

  /** Notes that the index has everything that was written until a while ago. */
  void inStep(Instant now) {
    if (Files.exists(made())) {
      write(() -> Files.setLastModifiedTime(made(), FileTime.from(now)));
    }
  }

  /** Notes that nothing will be written any more and nothing is missing. */
  void close() {
    write(() -> Files.writeString(closed(), ""));
  }

  private boolean isUsable() {
    try {
      return Files.exists(made()) && Files.readString(made()).equals(madeFor) && isIntact();
    } catch (IOException e) {
      LOG.warn("The full-text index cannot be read and is made anew: {}", e.toString());
      return false;
    }
  }

  private boolean isIntact() throws IOException {
    try (var indexes = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path index : indexes) {
        try (FSDirectory directory = FSDirectory.open(index);
            DirectoryReader reader = DirectoryReader.open(directory)) {
          for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
          }
        } catch (IndexNotFoundException e) {
          LOG.warn("The full-text index is incomplete and is made anew: {}", e.getMessage());
          return false;
        }
      }
    }
    return true;
  }

  private Optional<Instant> lastInStep() {
    try {
      return Optional.of(Files.getLastModifiedTime(made()).toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path made() {
    return folder.resolve("made-for");
  }

  private Path closed() {
    return folder.resolve("closed");
  }

  private interface Write {
    void run() throws IOException;
  }

  private static void write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
