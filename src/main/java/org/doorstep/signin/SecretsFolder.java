package org.doorstep.signin;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder for what was made up at the first start, readable by its owner only. */
final class SecretsFolder {

  private final Path folder;

  SecretsFolder(Path dataFolder) {
    this.folder = dataFolder.toAbsolutePath().normalize().resolve("secrets");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** What a file holds; empty if there is none. */
  String read(String name) {
    try {
      return Files.exists(file(name)) ? Files.readString(file(name)) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file as a whole; it is never there with half of its text or for others to read. */
  void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      keepPrivate(folder, "rwx------");
      Path draft = file(name + ".new");
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      keepPrivate(draft, "rw-------");
      Files.writeString(draft, text);
      Files.move(draft, file(name), ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keepPrivate(Path file, String permissions) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }
}
