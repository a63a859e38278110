package org.doorstep.server;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/** Keys in the data folder, made at the first start, that nobody but this user may read. */
public final class SecretFile {

  private SecretFile() {}

  /**
   * The lines of a file in the folder of the secrets.
   *
   * @param dataFolder the data folder
   * @param name the name of the file
   * @param fresh makes its lines if there is no such file yet
   * @return its lines
   * @throws IOException if it can be neither read nor made
   */
  public static List<String> lines(Path dataFolder, String name, Supplier<List<String>> fresh)
      throws IOException {
    Path folder = Files.createDirectories(dataFolder.resolve("secrets"));
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      keepPrivate(folder, "rwx------");
      Path draft = folder.resolve(name + ".new");
      Files.deleteIfExists(draft);
      Files.createFile(draft);
      keepPrivate(draft, "rw-------");
      Files.write(draft, fresh.get());
      Files.move(draft, file, ATOMIC_MOVE);
    }
    return Files.readAllLines(file);
  }

  private static void keepPrivate(Path file, String permissions) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }
}
