package org.doorstep.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.lang3.SystemUtils;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked into the data folder where no cleaner of temporary files
 * finds them.
 */
final class PostgresPrograms {

  private final Path parent;
  private final Path folder;

  private PostgresPrograms(Path parent, Path folder) {
    this.parent = parent;
    this.folder = folder;
  }

  /** The programs for this machine, below {@code parent}; unpacked only if they are not there. */
  static PostgresPrograms below(Path parent) throws IOException {
    byte[] archive;
    try (InputStream packed =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine())) {
      archive = packed.readAllBytes();
    }
    Path folder = parent.resolve("postgresql-" + fingerprint(archive));
    if (!Files.isDirectory(folder)) {
      // Complete or absent: a start that is cut off leaves only the draft.
      Path draft = parent.resolve("unpacking");
      FileSystemUtils.deleteRecursively(draft);
      unpack(archive, draft);
      Files.move(draft, folder);
    }
    return new PostgresPrograms(parent, folder);
  }

  private static String system() {
    if (SystemUtils.IS_OS_WINDOWS) {
      return "Windows";
    }
    return SystemUtils.IS_OS_MAC_OSX ? "Darwin" : "Linux";
  }

  private static String machine() {
    return "amd64".equals(SystemUtils.OS_ARCH) ? "x86_64" : SystemUtils.OS_ARCH;
  }

  private static String fingerprint(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if (entry.getName().matches("(\\./)?bin/[^/]+")
              && !file.toFile().setExecutable(true, true)) {
            throw new IOException("Cannot make " + file + " executable");
          }
        }
      }
    }
  }

  /** One of the programs, ready to be started. */
  ProcessBuilder command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    // PostgreSQL refuses to run as root; in a user namespace of its own it no longer is.
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U"));
    }
    String extension = SystemUtils.IS_OS_WINDOWS ? ".exe" : "";
    command.add(folder.resolve("bin").resolve(program + extension).toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Runs one of the programs and returns what it printed; fails with the reason that it gave. */
  String run(String program, String input, List<String> arguments) throws IOException {
    Path printed = Files.createTempFile(parent, program, ".out");
    try {
      Process process = command(program, arguments).redirectOutput(printed.toFile()).start();
      try (var in = process.outputWriter(UTF_8)) {
        in.write(input);
      }
      if (process.waitFor() != 0) {
        throw new IOException(program + ": " + reason(printed, 0));
      }
      return Files.readString(printed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(program + " was interrupted");
    } finally {
      Files.deleteIfExists(printed);
    }
  }

  /** Removes what earlier versions of the server have unpacked. */
  void removeOthers() throws IOException {
    try (Stream<Path> siblings = Files.list(parent)) {
      for (Path other : siblings.filter(sibling -> !sibling.equals(folder)).toList()) {
        FileSystemUtils.deleteRecursively(other);
      }
    }
  }

  /** Why a program failed: the last fatal line that it printed, or else its last line. */
  static String reason(Path printed, long fromByte) throws IOException {
    byte[] bytes = Files.readAllBytes(printed);
    int from = (int) Math.min(fromByte, bytes.length);
    List<String> lines =
        new String(bytes, from, bytes.length - from, UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    return lines.stream()
        .filter(line -> line.contains("FATAL:"))
        .reduce((first, last) -> last)
        .map(line -> line.substring(line.indexOf("FATAL:") + 6).strip())
        .or(() -> lines.stream().reduce((first, last) -> last))
        .orElse("no reason given");
  }
}
