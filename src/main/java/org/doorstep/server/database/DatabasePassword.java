package org.doorstep.server.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The password of a role of the embedded database, made up at the first start and known to nobody
 * but this folder.
 */
final class DatabasePassword {

  private final Path folder;
  private final Path file;

  private DatabasePassword(Path dataFolder, String name) {
    this.folder = dataFolder.resolve("secrets");
    this.file = folder.resolve(name);
  }

  /** That of the role which owns the database. */
  static DatabasePassword ofOwner(Path dataFolder) {
    return new DatabasePassword(dataFolder, "postgresql");
  }

  /** That of the role which only reads the tables of the views. */
  static DatabasePassword ofReader(Path dataFolder) {
    return new DatabasePassword(dataFolder, "postgresql-reader");
  }

  /** Whether there is one; without it, the database needs a new one before it can be used. */
  boolean exists() {
    return Files.exists(file);
  }

  String value() throws IOException {
    return Files.readString(file).strip();
  }

  /** How a password comes into use. */
  @FunctionalInterface
  interface Use {
    void accept(String password) throws IOException;
  }

  /**
   * Makes up a new password and has it put to use before it is written down: whatever moment a
   * crash comes at, a password that is written down is one that the database takes.
   */
  void renew(Use use) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    use.accept(password);
    Files.createDirectories(folder);
    DataFolder.keepPrivate(folder, "rwx------");
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft);
    DataFolder.keepPrivate(draft, "rw-------");
    Files.writeString(draft, password + System.lineSeparator());
    Files.move(draft, file, ATOMIC_MOVE);
  }
}
