package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.doorstep.journeys.EmbeddedDatabase;
import org.doorstep.journeys.ServerProcess;

/** One of two servers that are compared, with a PostgreSQL of its own. */
final class Contender implements AutoCloseable {

  private final Path data;
  private final String arguments;
  private ServerProcess server;

  /**
   * Starts a server and waits until it is ready.
   *
   * @param data its data folder, which is empty
   * @param arguments arguments of {@link VariantServer}
   */
  Contender(Path data, String arguments) throws Exception {
    this.data = data;
    this.arguments = arguments;
    this.server = start();
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.startVariant(
            VariantServer.class,
            data,
            Map.of(),
            arguments.isBlank() ? new String[0] : arguments.split(" +(?=--)"))
        .awaitReady();
  }

  ServerProcess server() {
    return server;
  }

  /** Milliseconds of CPU time of the server so far. */
  long serverCpu() throws IOException {
    return CpuTime.ofTree(ProcessHandle.of(server.pid()).orElseThrow()) - postgresCpu();
  }

  /** Milliseconds of CPU time of its PostgreSQL so far. */
  long postgresCpu() throws IOException {
    return CpuTime.ofTree(postmaster());
  }

  /** Starts the server anew on what the statements have left. */
  void restartAfter(String sql) throws Exception {
    if (!sql.isBlank()) {
      query(sql);
      server.close();
      server = start();
    }
  }

  /**
   * Starts PostgreSQL and the server anew with other settings.
   *
   * @param settings lines for postgresql.conf, divided by semicolons
   */
  void configurePostgres(String settings) throws Exception {
    if (!settings.isBlank()) {
      server.close();
      Files.writeString(
          data.resolve("postgresql/postgresql.conf"),
          settings.replace(';', '\n') + "\n",
          StandardOpenOption.APPEND);
      server = start();
    }
  }

  /** The first number that some statements return, or 0. */
  long query(String sql) throws Exception {
    return EmbeddedDatabase.query(data, sql);
  }

  private ProcessHandle postmaster() throws IOException {
    Path file = data.resolve("postgresql/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip())).orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
