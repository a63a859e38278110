package org.doorstep.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorstep.server.StartRefused;
import org.doorstep.server.TableReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that lives and ends with this server and is started again if it dies before. */
final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int LONGEST_PAUSE_SECONDS = 30;

  private final Postmaster postmaster;
  private final Path dataFolder;
  private final int port;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watch;

  private EmbeddedPostgres(
      Postmaster postmaster, Path dataFolder, int port, ProcessHandle process) {
    this.postmaster = postmaster;
    this.dataFolder = dataFolder;
    this.port = port;
    this.watch = new Thread(() -> keepRunning(process), "postgresql-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Starts the PostgreSQL of a data folder. */
  static EmbeddedPostgres startIn(Path dataFolder) {
    return startIn(dataFolder, false);
  }

  /** Starts the PostgreSQL of a data folder, with or without a role that reads its views. */
  static EmbeddedPostgres startIn(Path dataFolder, boolean withReader) {
    try {
      PostgresPrograms programs = PostgresPrograms.below(dataFolder.resolve("programs"));
      PostgresCluster cluster = new PostgresCluster(programs, dataFolder);
      Postmaster postmaster = new Postmaster(programs, cluster.folder());
      postmaster.stopOrphan();
      programs.removeOthers();
      cluster.prepare(DatabasePassword.ofOwner(dataFolder));
      if (withReader) {
        cluster.prepareReader(DatabasePassword.ofReader(dataFolder));
      }
      int port = freePort();
      cluster.configure(port);
      ProcessHandle process = postmaster.start();
      LOG.info("PostgreSQL is running on 127.0.0.1:{} in {}", port, cluster.folder());
      return new EmbeddedPostgres(postmaster, dataFolder, port, process);
    } catch (IOException e) {
      throw new StartRefused(
          "The embedded PostgreSQL in %s cannot be started: %s."
              .formatted(dataFolder, e.getMessage()),
          e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresCluster.NAME);
  }

  String password() {
    return value(DatabasePassword.ofOwner(dataFolder));
  }

  TableReader reader() {
    return new TableReader(url(), TableReader.USER, value(DatabasePassword.ofReader(dataFolder)));
  }

  private static String value(DatabasePassword password) {
    try {
      return password.value();
    } catch (IOException e) {
      throw new StartRefused("The password of the embedded PostgreSQL cannot be read.", e);
    }
  }

  private void keepRunning(ProcessHandle first) {
    ProcessHandle process = first;
    int pause = 1;
    try {
      while (true) {
        process.onExit().join();
        if (closing.await(pause, TimeUnit.SECONDS)) {
          return;
        }
        LOG.warn("PostgreSQL has stopped unexpectedly; starting it again");
        try {
          process = postmaster.start();
          pause = 1;
          LOG.info("PostgreSQL is running again");
        } catch (IOException e) {
          pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
          LOG.error("{}; trying again in {} seconds", e.getMessage(), pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    watch.interrupt();
    if (postmaster.running().isPresent()) {
      postmaster.stop();
      LOG.info("PostgreSQL is stopped");
    }
  }
}
