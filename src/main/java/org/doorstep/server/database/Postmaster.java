package org.doorstep.server.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running PostgreSQL of a cluster: started, found again and stopped by PostgreSQL's rules. */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final long LARGEST_LOG = 10_000_000;

  private final PostgresPrograms programs;
  private final Path cluster;
  private final Path log;

  Postmaster(PostgresPrograms programs, Path cluster) {
    this.programs = programs;
    this.cluster = cluster;
    this.log = cluster.resolveSibling("postgresql.log");
  }

  /** The process that serves the cluster, if one does. */
  Optional<ProcessHandle> running() throws IOException {
    return recordedProcess().filter(this::servesThisCluster);
  }

  private Optional<ProcessHandle> recordedProcess() throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
  }

  // The number may by now belong to another program, after a restart of the machine for example.
  private boolean servesThisCluster(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return info.command().filter(c -> c.matches(".*[/\\\\]postgres(\\.exe)?")).isPresent()
        && info.arguments()
            .map(arguments -> List.of(arguments).contains(cluster.toString()))
            .orElse(true);
  }

  /** Stops a PostgreSQL that outlived its server, which was killed. */
  void stopOrphan() throws IOException {
    if (running().isPresent()) {
      LOG.info("Stopping the PostgreSQL that an earlier run of Doorstep left behind");
      stop();
    } else if (recordedProcess().isPresent()) {
      // PostgreSQL would take any living process of that number for its own.
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }
  }

  /** Starts PostgreSQL and returns when it takes connections, however long recovery lasts. */
  ProcessHandle start() throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.delete(log);
    }
    long before = Files.exists(log) ? Files.size(log) : 0;
    Process starter =
        programs
            .command(
                "pg_ctl",
                List.of(
                    "start", "-D", cluster.toString(), "-w", "-t", "3600", "-l", log.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!starter.waitFor(15, TimeUnit.SECONDS)) {
        LOG.info("PostgreSQL is still starting, probably recovering from a crash");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The start of PostgreSQL was interrupted");
    }
    Optional<ProcessHandle> process = running();
    if (starter.exitValue() != 0 || process.isEmpty()) {
      throw new IOException(
          "PostgreSQL did not start (%s); its log is %s"
              .formatted(PostgresPrograms.reason(log, before), log));
    }
    return process.get();
  }

  /** Stops PostgreSQL: cleanly if it can, else as after a crash, which its log recovers from. */
  void stop() throws IOException {
    try {
      stop("fast", 120);
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop in two minutes; stopping it at once");
      stop("immediate", 60);
    }
  }

  private void stop(String mode, int seconds) throws IOException {
    programs.run(
        "pg_ctl",
        "",
        List.of(
            "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", Integer.toString(seconds)));
  }
}
