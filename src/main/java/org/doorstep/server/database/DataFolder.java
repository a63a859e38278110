package org.doorstep.server.database;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.doorstep.server.StartRefused;
import org.doorstep.server.StoreSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data folder, held by this process alone for as long as it runs. */
@Component
final class DataFolder implements AutoCloseable {

  // The lock lies behind the text of the file, so that the text can be read while it is held.
  private static final long LOCKED_BYTE = 1_000_000;

  private final Path path;
  private final FileChannel channel;

  DataFolder(StoreSettings settings) {
    this.path = settings.dataFolder().toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      keepPrivate(path, "rwx------");
      this.channel = FileChannel.open(path.resolve("lock"), CREATE, READ, WRITE);
    } catch (IOException e) {
      throw new StartRefused(
          "The data folder %s cannot be written to: give this user the right to, or name another folder with doorstep.data-folder."
              .formatted(path),
          e);
    }
    try {
      if (locked(channel) == null) {
        String holder = holder(channel);
        channel.close();
        throw new StartRefused(
            "The data folder %s is in use by another Doorstep%s: stop that one, or name another folder with doorstep.data-folder."
                .formatted(path, holder));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
    } catch (IOException e) {
      throw new StartRefused("The data folder %s cannot be locked.".formatted(path), e);
    }
  }

  /** Its absolute path. */
  Path path() {
    return path;
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(20);
    int length = channel.read(text, 0);
    return length <= 0
        ? ""
        : " (process %s)".formatted(new String(text.array(), 0, length, StandardCharsets.US_ASCII));
  }

  /** Takes away all rights from other users, where the file system knows such rights. */
  static void keepPrivate(Path file, String permissions) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
