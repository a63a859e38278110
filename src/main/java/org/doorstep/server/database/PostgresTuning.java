package org.doorstep.server.database;

import java.util.List;

/** The settings of the embedded PostgreSQL: safe first, then fast on the machine at hand. */
final class PostgresTuning {

  private static final long MEGABYTE = 1024 * 1024;

  private PostgresTuning() {}

  /**
   * The settings file.
   *
   * @param port the port on the loopback address
   * @param memory the memory of the machine in bytes
   * @return one line per setting, as in postgresql.conf
   */
  static List<String> settings(int port, long memory) {
    long shared = Math.max(128, Math.min(memory / MEGABYTE / 8, 2048));
    return List.of(
        "# Written by Doorstep at each start. What stands in postgresql.conf below the include",
        "# of this file overrides it.",
        "listen_addresses = '127.0.0.1'",
        "port = " + port,
        "unix_socket_directories = ''",
        "max_connections = 60",
        "password_encryption = 'scram-sha-256'",
        "# An answer is given only when the record is on the disk.",
        "fsync = on",
        "full_page_writes = on",
        "synchronous_commit = on",
        "# No personal data in the log: neither statements nor the values of a violated key.",
        "log_min_error_statement = panic",
        "log_error_verbosity = terse",
        "log_checkpoints = off",
        "timezone = 'UTC'",
        "shared_buffers = " + shared + "MB",
        "effective_cache_size = " + Math.max(256, memory / MEGABYTE / 2) + "MB",
        "max_wal_size = 2GB",
        "checkpoint_timeout = 15min",
        "random_page_cost = 1.1");
  }
}
